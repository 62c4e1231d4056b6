import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { Copy, ExternalLink, FileText, MapPin, Phone, Reply, ShoppingBag, SquarePen, Tag, Video } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedText } from '../message/formatted-text.js';
import { mediaAddress } from '../message/media-address.js';
import { listIn, type Parts, partsIn, textIn } from '../message/parts.js';
import { Moment } from '../formats/time.js';
import classes from './template-frame.module.css';

interface TemplateFrameProps { readonly storeId: string; readonly shown: Parts; /** Which card of a carousel is looked at. */ readonly card?: number }

/** A template as its customer reads it: header, text, small print, buttons, and the cards of a carousel. */
export function TemplateFrame({ storeId, shown, card: current }: TemplateFrameProps) {
  const { t } = useLingui();
  const cards = listIn(shown, 'cards');
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [box, card] = [row.current?.getBoundingClientRect(), row.current?.children[current ?? 0]?.getBoundingClientRect()];
    // Only sideways: a page must not jump to its preview.
    if (current !== undefined && box && card) row.current?.scrollBy({ left: card.left + card.width / 2 - box.left - box.width / 2 });
  }, [current]);
  return (
    <>
      <Frame storeId={storeId} frame={shown} />
      {cards.length > 0 && <div ref={row} className={classes['cards']} tabIndex={0} role="group" aria-label={t`Cards`}>{cards.map((card, index) => <div key={index} className={classes['card']}><Frame storeId={storeId} frame={card} /></div>)}</div>}
    </>
  );
}

function Frame({ storeId, frame }: { readonly storeId: string; readonly frame: Parts }) {
  const header = partsIn(frame, 'header');
  const buttons = listIn(frame, 'buttons');
  return (
    <>
      <HeaderFile storeId={storeId} media={partsIn(header, 'media')} />
      {textIn(header, 'text') !== '' && <Text size="sm" fw={700} component="div" dir="auto">{textIn(header, 'text')}</Text>}
      <Offer offer={partsIn(frame, 'offer')} />
      {textIn(frame, 'body') !== '' && <FormattedText text={textIn(frame, 'body')} />}
      {textIn(frame, 'footer') !== '' && <Text size="xs" component="div" dir="auto" className={classes['footer']}>{textIn(frame, 'footer')}</Text>}
      {buttons.length > 0 && <div className={classes['buttons']}>{buttons.map((button, index) => <span key={index} dir="auto" title={textIn(button, 'address') || undefined}>{iconOf(textIn(button, 'kind'))}<Label button={button} /></span>)}</div>}
    </>
  );
}

/** WhatsApp writes the label of a code by itself. */
function Label({ button }: { readonly button: Parts }) {
  const [text, code] = [textIn(button, 'text'), textIn(button, 'code')];
  if (textIn(button, 'kind') !== 'copy_code' || text !== '') return text || code || '…';
  return code === '' ? <Trans>Copy code</Trans> : <Trans>Copy code: <bdi>{code}</bdi></Trans>;
}

/** What is offered, and until when. */
function Offer({ offer }: { readonly offer: Parts }) {
  const [text, ends] = [textIn(offer, 'text'), textIn(offer, 'expires_at')];
  if (text === '' && ends === '') return null;
  return (
    <div className={classes['offer']}>
      <span className={classes['tag']}><Tag size={16} aria-hidden /></span>
      <span>
        <Text size="sm" fw={650} component="div" dir="auto">{text || '…'}</Text>
        {ends !== '' && <Text size="xs" component="div" className={classes['ends']}><Trans>Ends <Moment at={ends} /></Trans></Text>}
      </span>
    </div>
  );
}

function HeaderFile({ storeId, media }: { readonly storeId: string; readonly media: Parts }) {
  const kind = textIn(media, 'kind');
  const mediaId = textIn(media, 'media_id');
  if (kind === '') return null;
  if (kind === 'image' && mediaId !== '') return <img className={classes['picture']} src={mediaAddress(storeId, mediaId)} alt="" loading="lazy" />;
  return <div className={classes['file']} aria-hidden>{kind === 'video' ? <Video size={28} /> : kind === 'location' ? <MapPin size={28} /> : <FileText size={28} />}</div>;
}

function iconOf(kind: string): ReactNode {
  switch (kind) {
    case 'url': return <ExternalLink size={14} aria-hidden />;
    case 'phone': return <Phone size={14} aria-hidden />;
    case 'copy_code': case 'code': return <Copy size={14} aria-hidden />;
    case 'catalog': case 'multi_product': return <ShoppingBag size={14} aria-hidden />;
    case 'flow': return <SquarePen size={14} aria-hidden />;
    case 'quick_reply': return <Reply size={14} aria-hidden className="flips" />;
    default: return null;
  }
}
