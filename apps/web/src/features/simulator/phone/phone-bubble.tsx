import type { SimulatedBubble, SimulatedTick } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Check, CheckCheck, CircleHelp, Clock, type LucideIcon, MapPin, ShoppingBag, TriangleAlert, UserRound } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { dateFormat } from '../../../shared/formats/formats.js';
import { FormattedText } from '../../../shared/message/formatted-text.js';
import shared from '../../../shared/message/message.module.css';
import { MoreButton, MoreForMessage } from '../../../shared/message/more-for-message.js';
import { listIn, textIn } from '../../../shared/message/parts.js';
import { TickMark } from '../../../shared/message/tick-mark.js';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { partsOf, wordsOf } from './content.js';
import classes from './phone-bubble.module.css';
import { PhoneInteractive } from './phone-interactive.js';
import { PhoneMedia } from './phone-media.js';
import { PhoneTemplate } from './phone-template.js';

const PhoneMenu = lazyPart(async () => (await import('./phone-menu.js')).PhoneMenu, <MoreButton />);

export interface PhoneBubbleProps {
  readonly bubble: SimulatedBubble;
  readonly quoted: SimulatedBubble | undefined;
  readonly onReply: (bubble: SimulatedBubble) => void;
}

export const PhoneBubble = memo(function PhoneBubble({ bubble, quoted, onReply }: PhoneBubbleProps) {
  const { i18n, t } = useLingui();
  const { from, at, tick, reactions } = bubble;
  const isMine = from === 'customer';
  return (
    <article className={classes['row']} data-mine={isMine || undefined} data-bubble={bubble.id} aria-label={isMine ? t`You` : t`The store`}>
      <div className={classes['bubble']} data-kind={bubble.type}>
        {bubble.quoted_id !== null && <div className={shared['quote']} dir="auto"><span className={classes['quote']}>{quoted ? wordsOf(quoted.content) || quoted.type : <Trans>An earlier message</Trans>}</span></div>}
        <Body bubble={bubble} />
        <div className={shared['foot']}>
          <time dateTime={new Date(at).toISOString()}>{dateFormat(i18n.locale, { timeStyle: 'short' }).format(at)}</time>
          {isMine && <TickMark {...TICKS[tick]} status={tick} />}
        </div>
        <MoreForMessage menu={() => <PhoneMenu bubble={bubble} onReply={onReply} />} />
      </div>
      {reactions.length > 0 && <div className={shared['reactions']}>{reactions.map(({ from: by, emoji }) => <span key={by}>{emoji}</span>)}</div>}
    </article>
  );
});

function Body({ bubble }: { readonly bubble: SimulatedBubble }): ReactNode {
  const content = partsOf(bubble.content);
  switch (bubble.type) {
    case 'text': return <FormattedText text={textIn(content, 'body')} />;
    case 'image': case 'sticker': case 'audio': case 'video': case 'document': return <PhoneMedia kind={bubble.type} media={content} />;
    case 'interactive': return <PhoneInteractive bubble={bubble} content={content} />;
    case 'template': return <PhoneTemplate bubble={bubble} content={content} />;
    case 'button': return <FormattedText text={textIn(content, 'text')} />;
    case 'location': return <Card icon={MapPin} title={textIn(content, 'name') || <Trans>Location</Trans>} detail={textIn(content, 'address') || `${textIn(content, 'latitude')}, ${textIn(content, 'longitude')}`} />;
    case 'contacts': return listIn({ list: bubble.content }, 'list').map((contact, index) => (
      <Card key={index} icon={UserRound} title={textIn(partsOf(contact['name']), 'formatted_name')} detail={listIn(contact, 'phones').map((phone) => textIn(phone, 'phone')).join(', ')} />
    ));
    case 'order': return <Card icon={ShoppingBag} title={<Trans>Order</Trans>} detail={listIn(content, 'product_items').map((item) => `${textIn(item, 'quantity')} × ${textIn(item, 'product_retailer_id')}`).join(', ')} />;
    default: return <Card icon={CircleHelp} title={<Trans>Something WhatsApp does not pass on</Trans>} detail="" />;
  }
}

function Card({ icon: Icon, title, detail }: { readonly icon: LucideIcon; readonly title: ReactNode; readonly detail: string }) {
  return <div className={classes['card']}><Icon size={20} aria-hidden /><div><div dir="auto">{title}</div>{detail !== '' && <small dir="auto">{detail}</small>}</div></div>;
}

const TICKS: Readonly<Record<SimulatedTick, { icon: LucideIcon; label: MessageDescriptor }>> = {
  waiting: { icon: Clock, label: msg`On its way` }, sent: { icon: Check, label: msg`Sent` }, delivered: { icon: CheckCheck, label: msg`Delivered` },
  read: { icon: CheckCheck, label: msg`Read` }, failed: { icon: TriangleAlert, label: msg`Failed` },
};
