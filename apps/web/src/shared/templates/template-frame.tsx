import { Text } from '@mantine/core';
import { Copy, ExternalLink, FileText, MapPin, Phone, Reply, SquarePen, Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedText } from '../message/formatted-text.js';
import { mediaAddress } from '../message/media-address.js';
import { listIn, type Parts, partsIn, textIn } from '../message/parts.js';
import classes from './template-frame.module.css';

interface TemplateFrameProps { readonly storeId: string; readonly shown: Parts }

/** A template as its customer reads it: header, text, small print, buttons, and the cards of a carousel. */
export function TemplateFrame({ storeId, shown }: TemplateFrameProps) {
  const cards = listIn(shown, 'cards');
  return (
    <>
      <Frame storeId={storeId} frame={shown} />
      {cards.length > 0 && <div className={classes['cards']} tabIndex={0} role="group">{cards.map((card, index) => <div key={index} className={classes['card']}><Frame storeId={storeId} frame={card} /></div>)}</div>}
    </>
  );
}

function Frame({ storeId, frame }: { readonly storeId: string; readonly frame: Parts }) {
  const header = partsIn(frame, 'header');
  const offer = partsIn(frame, 'offer');
  const buttons = listIn(frame, 'buttons');
  return (
    <>
      <HeaderFile storeId={storeId} media={partsIn(header, 'media')} />
      {textIn(header, 'text') !== '' && <Text size="sm" fw={700} component="div" dir="auto">{textIn(header, 'text')}</Text>}
      {textIn(offer, 'text') !== '' && <Text size="xs" fw={600} component="div" dir="auto" className={classes['offer']}>{textIn(offer, 'text')}</Text>}
      {textIn(frame, 'body') !== '' && <FormattedText text={textIn(frame, 'body')} />}
      {textIn(frame, 'footer') !== '' && <Text size="xs" component="div" dir="auto" className={classes['footer']}>{textIn(frame, 'footer')}</Text>}
      {buttons.length > 0 && <div className={classes['buttons']}>{buttons.map((button, index) => <span key={index} dir="auto" title={textIn(button, 'address') || undefined}>{iconOf(textIn(button, 'kind'))}{textIn(button, 'text') || textIn(button, 'code') || '…'}</span>)}</div>}
    </>
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
    case 'flow': return <SquarePen size={14} aria-hidden />;
    case 'quick_reply': return <Reply size={14} aria-hidden className="flips" />;
    default: return null;
  }
}
