import { Trans } from '@lingui/react/macro';
import { CircleHelp, ClipboardList, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Message } from '../model.js';
import classes from './bubble.module.css';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { textIn } from '../../../shared/message/parts.js';
import { FormattedText } from '../../../shared/message/formatted-text.js';
import { ButtonsBody, ChoiceBody, FlowBody, FlowReplyBody, ListBody, TemplateBody } from './interactive-bodies.js';
import { MediaBody } from './media-bodies.js';

/** Holds the place of a rare body that is on its way. */
const PLACE = <div className={classes['place']} />;
const ContactsBody = lazyPart(async () => (await import('./place-bodies.js')).ContactsBody, PLACE);
const LocationBody = lazyPart(async () => (await import('./place-bodies.js')).LocationBody, PLACE);
const OrderBody = lazyPart(async () => (await import('./place-bodies.js')).OrderBody, PLACE);

interface BubbleBodyProps {
  readonly storeId: string;
  readonly message: Message;
}

/** What a message says or shows, by its kind. */
export function BubbleBody({ storeId, message }: BubbleBodyProps): ReactNode {
  const { kind, content } = message;
  switch (kind) {
    case 'text': return <FormattedText text={textIn(content, 'text')} />;
    case 'image': case 'video': case 'audio': case 'document': case 'sticker': return <MediaBody storeId={storeId} message={message} kind={kind} />;
    case 'location': return <LocationBody content={content} />;
    case 'contacts': return <ContactsBody content={content} />;
    case 'buttons': return <ButtonsBody storeId={storeId} conversationId={message.conversation_id} content={content} />;
    case 'list': return <ListBody storeId={storeId} conversationId={message.conversation_id} content={content} />;
    case 'choice': return <ChoiceBody content={content} />;
    case 'template': return <TemplateBody storeId={storeId} content={content} text={message.text} />;
    case 'flow': return <FlowBody content={content} />;
    case 'flow_reply': return <FlowReplyBody content={content} />;
    case 'order': return <OrderBody content={content} failure={message.failure} />;
    case 'reaction': return <Note icon={<Info size={15} aria-hidden />}><Trans>Reaction <span>{textIn(content, 'emoji')}</span></Trans></Note>;
    case 'system': return <Note icon={<ClipboardList size={15} aria-hidden />}>{textIn(content, 'text') || textIn(content, 'event')}</Note>;
    case 'unsupported': return <Note icon={<CircleHelp size={15} aria-hidden />}><Trans>WhatsApp sent a message that cannot be shown here</Trans> <code>{textIn(content, 'original_kind')}</code></Note>;
  }
}

function Note({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return <div className={classes['note']} dir="auto">{icon}<span>{children}</span></div>;
}
