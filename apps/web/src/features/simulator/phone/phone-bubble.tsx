import type { SimulatedBubble, SimulatedTick } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu, VisuallyHidden } from '@mantine/core';
import { Check, CheckCheck, ChevronDown, CircleHelp, Clock, type LucideIcon, MapPin, Reply, ShoppingBag, TriangleAlert, UserRound } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { FormattedText } from '../../../shared/message/formatted-text.js';
import { listIn, textIn } from '../../../shared/message/parts.js';
import { partsOf, wordsOf } from './content.js';
import classes from './phone-bubble.module.css';
import { usePhoneHands } from './phone-context.js';
import { PhoneInteractive } from './phone-interactive.js';
import { PhoneMedia } from './phone-media.js';
import { PhoneTemplate } from './phone-template.js';

interface PhoneBubbleProps {
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
        {bubble.quoted_id !== null && <div className={classes['quote']} dir="auto">{quoted ? wordsOf(quoted.content) || quoted.type : <Trans>An earlier message</Trans>}</div>}
        <Body bubble={bubble} />
        <div className={classes['foot']}>
          <time dateTime={new Date(at).toISOString()}>{new Intl.DateTimeFormat(i18n.locale, { timeStyle: 'short' }).format(at)}</time>
          {isMine && <MyTick tick={tick} />}
        </div>
        <BubbleMenu bubble={bubble} onReply={onReply} />
      </div>
      {reactions.length > 0 && <div className={classes['reactions']}>{reactions.map(({ from: by, emoji }) => <span key={by}>{emoji}</span>)}</div>}
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
function MyTick({ tick }: { readonly tick: SimulatedTick }) {
  const { i18n } = useLingui();
  const { icon: Icon, label } = TICKS[tick];
  return <span className={classes['tick']} data-tick={tick}><Icon size={15} aria-hidden /><VisuallyHidden>{i18n._(label)}</VisuallyHidden></span>;
}

const QUICK = ['👍', '❤️', '😂', '🙏', '😮'];

function BubbleMenu({ bubble, onReply }: Pick<PhoneBubbleProps, 'bubble' | 'onReply'>) {
  const { t } = useLingui();
  const { act } = usePhoneHands();
  const mine = bubble.reactions.find(({ from }) => from === 'customer')?.emoji;
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon className={classes['more']} variant="subtle" color="gray" size={24} aria-label={t`More for this message`}><ChevronDown size={15} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <div className={classes['quick']}>
          {QUICK.map((emoji) => <Menu.Item key={emoji} className={classes['quickItem']} aria-label={t`React with ${emoji}`} data-mine={emoji === mine || undefined} onClick={() => act({ kind: 'reaction', emoji: emoji === mine ? '' : emoji, target: bubble.id })}>{emoji}</Menu.Item>)}
        </div>
        <Menu.Item leftSection={<Reply size={15} aria-hidden className="flips" />} onClick={() => onReply(bubble)}>{t`Reply`}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
