import { CUSTOMER_MOODS, type CustomerMood, HAND_OFF_TRIES, type HandOffTry } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Badge, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listIn, numberIn, type Parts, partsIn, textIn } from '../../../shared/message/parts.js';
import { Moment } from '../../../shared/formats/time.js';
import { briefQuery } from '../api/get-brief.js';
import { conversationEventsQuery } from '../api/list-conversation-events.js';
import type { Conversation, ConversationEvent } from '../model.js';
import classes from './customer.module.css';

const MOODS: Readonly<Record<CustomerMood, { readonly text: MessageDescriptor; readonly color: string }>> = {
  calm: { text: msg`Calm`, color: 'gray' }, hurried: { text: msg`In a hurry`, color: 'yellow' }, upset: { text: msg`Upset`, color: 'red' },
};

/** What the assistant leaves to the person who goes on; nothing while it has the conversation itself. */
export function Brief({ storeId, conversation }: { readonly storeId: string; readonly conversation: Conversation }) {
  const { i18n } = useLingui();
  const { data: events } = useQuery({ ...conversationEventsQuery(storeId, conversation.id), enabled: conversation.handler !== 'ai' });
  const kept = conversation.handler === 'ai' || events === undefined ? undefined : briefIn(events);
  // Somebody took it, or a program handed it over: nobody wrote a brief then, so it is made of what was there.
  const { data: made } = useQuery({ ...briefQuery(storeId, conversation), enabled: conversation.handler !== 'ai' && events !== undefined && kept === undefined });
  const brief = kept ?? (conversation.handler === 'ai' ? undefined : made);
  if (brief === undefined) return null;
  const [cart, promise, tried] = [partsIn(brief, 'cart'), partsIn(brief, 'promise'), listIn(brief, 'tried')];
  const mood = MOODS[CUSTOMER_MOODS.find((each) => each === brief['mood']) ?? 'calm'];
  const wish = textIn(brief, 'wish');
  return (
    <section className={classes['brief']}>
      <Group justify="space-between" mb={8} wrap="nowrap">
        <Title order={3} size="sm"><Trans>Brief</Trans></Title>
        <Badge tt="none" variant="light" color={mood.color}>{i18n._(mood.text)}</Badge>
      </Group>
      <dl className={classes['facts']}>
        {wish !== '' && <Fact name={<Trans>Wish</Trans>}><Text size="sm" component="div" dir="auto" className={classes['quote'] ?? ''}>{wish}</Text></Fact>}
        {tried.length > 0 && <Fact name={<Trans>Tried</Trans>}><ul className={classes['tried']}>{tried.map((each, index) => <li key={index}><Tried tried={each} /></li>)}</ul></Fact>}
        {listIn(cart, 'lines').length > 0 && (
          <Fact name={<Trans>Cart</Trans>}>
            {listIn(cart, 'lines').map((line, index) => <div key={index}>{numberIn(line, 'quantity')} × <bdi>{textIn(line, 'title')}</bdi></div>)}
            <Text size="sm" fw={600} component="div"><bdi>{textIn(cart, 'total')}</bdi></Text>
          </Fact>
        )}
        {textIn(promise, 'text') !== '' && <Fact name={<><Trans>Open promise</Trans> · <Moment at={textIn(promise, 'at')} /></>}><Text size="sm" component="div" dir="auto" className={classes['quote'] ?? ''}>{textIn(promise, 'text')}</Text></Fact>}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}

function Tried({ tried }: { readonly tried: Parts }) {
  const [what, found] = [HAND_OFF_TRIES.find((each) => each === tried['what']), numberIn(tried, 'found') ?? 0];
  const about = <bdi>{textIn(tried, 'about')}</bdi>;
  const count = <Plural value={found} _0="nothing found" one="# found" other="# found" />;
  const texts: Readonly<Record<HandOffTry['what'], ReactNode>> = {
    searched_products: <Trans>Searched the catalog for “{about}”: {count}</Trans>, searched_knowledge: <Trans>Looked up “{about}”: {count}</Trans>, showed_products: <Trans>Showed {about}</Trans>,
    worked_on_cart: <Trans>Worked on the cart</Trans>, held_back: <Trans>Held an answer back: {about}</Trans>,
  };
  return what === undefined ? about : texts[what];
}

/** Of the hand-off that is still in force; the newest event comes first. */
function briefIn(events: readonly ConversationEvent[]): Parts | undefined {
  const last = events.find(({ type }) => type === 'handed_off' || type === 'returned_to_ai' || type === 'resolved');
  const brief = last?.type === 'handed_off' && last.detail !== null ? partsIn(last.detail, 'brief') : {};
  return 'mood' in brief ? brief : undefined;
}
