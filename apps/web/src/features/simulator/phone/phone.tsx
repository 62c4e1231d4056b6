import type { SimulatedBubble, SimulatedCustomer, Simulation } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { BatteryFull, Signal, Wifi } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNotices } from '../../../shared/page/notices.js';
import { Mark } from '../../../shared/people/store-mark.js';
import { useNow } from '../../../shared/formats/time.js';
import { useAct } from '../api/act.js';
import type { SimulatorLine } from '../api/call.js';
import { useReadChat } from '../api/read-chat.js';
import { type PhoneScreen, usePhone } from '../use-phone.js';
import { PhoneBubble } from './phone-bubble.js';
import { PhoneComposer } from './phone-composer.js';
import { type PhoneHands, PhoneHandsContext } from './phone-context.js';
import classes from './phone.module.css';

interface PhoneProps {
  readonly line: SimulatorLine;
  readonly number: Simulation['number'];
  readonly storeName: string;
  readonly customer: SimulatedCustomer;
}

/** A customer's phone with the store's chat open. */
export function Phone({ line, number, storeName, customer }: PhoneProps) {
  const { t } = useLingui();
  const notices = useNotices();
  const screen = usePhone(line, customer.key);
  const { mutate } = useAct(line, customer.key);
  const [replyTo, setReplyTo] = useState<SimulatedBubble>();
  useReading(line, customer, screen);
  const hands = useMemo<PhoneHands>(() => ({
    line, customerKey: customer.key,
    act: (act) => mutate(act, {
      onSuccess: ({ arrived }) => { if (!arrived) notices.done(t`The store did not take this at once. It is sent again by itself.`); },
      onError: notices.failed,
    }),
  }), [line, customer.key, mutate, notices, t]);
  return (
    <PhoneHandsContext value={hands}>
      <section className={classes['phone']} aria-label={t`Phone of ${customer.name}`} data-off={!customer.online || undefined}>
        <div className={classes['screen']}>
          <StatusBar />
          <header className={classes['head']}>
            <Mark name={number.verified_name ?? storeName} size={36} radius="xl" />
            <div className={classes['who']}>
              <div className={classes['name']} dir="auto">{number.verified_name ?? storeName}</div>
              <div className={classes['state']} aria-live="polite">{screen.isTyping ? <Trans>typing…</Trans> : <bdi dir="ltr">{number.display_phone_number}</bdi>}</div>
            </div>
          </header>
          <Chat screen={screen} onReply={setReplyTo} isOnline={customer.online} />
          <PhoneComposer replyTo={replyTo} onReplyDone={() => setReplyTo(undefined)} isEmpty={screen.isConnected && screen.bubbles.length === 0} />
        </div>
      </section>
    </PhoneHandsContext>
  );
}

function StatusBar() {
  const { i18n } = useLingui();
  return (
    <div className={classes['status']} aria-hidden>
      <span>{new Intl.DateTimeFormat(i18n.locale, { timeStyle: 'short' }).format(useNow())}</span>
      <span className={classes['island']} />
      <span className={classes['signs']}><Signal size={13} /><Wifi size={13} /><BatteryFull size={16} /></span>
    </div>
  );
}

function Chat({ screen: { bubbles, isTyping, isConnected }, onReply, isOnline }: { readonly screen: PhoneScreen; readonly onReply: (bubble: SimulatedBubble) => void; readonly isOnline: boolean }) {
  const { t } = useLingui();
  const list = useRef<HTMLDivElement>(null);
  const byId = useMemo(() => new Map(bubbles.map((bubble) => [bubble.id, bubble])), [bubbles]);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const toEnd = (): void => element.scrollTo({ top: element.scrollHeight });
    toEnd();
    // Pictures come later than their bubble.
    element.addEventListener('load', toEnd, { capture: true });
    return () => element.removeEventListener('load', toEnd, { capture: true });
  }, [bubbles.length, isTyping]);
  return (
    <div className={classes['chat']} ref={list} role="log" aria-label={t`Messages on the phone`} tabIndex={0}>
      {isConnected && bubbles.length === 0 && <p className={classes['hint']}><Trans>You are a customer now. Whatever you write here reaches the store as a real WhatsApp message would.</Trans></p>}
      {bubbles.map((bubble) => <PhoneBubble key={bubble.id} bubble={bubble} quoted={bubble.quoted_id === null ? undefined : byId.get(bubble.quoted_id)} onReply={onReply} />)}
      {isTyping && <div className={classes['typing']} aria-hidden><span /><span /><span /></div>}
      {!isOnline && <p className={classes['hint']}><Trans>This phone is off. What the store sends arrives when it is on again.</Trans></p>}
    </div>
  );
}

/** What comes onto a screen that somebody looks at is read. */
function useReading(line: SimulatorLine, customer: SimulatedCustomer, { bubbles }: PhoneScreen): void {
  const { mutate } = useReadChat(line, customer.key);
  const asked = useRef(new Set<string>());
  const last = bubbles.findLast(({ from }) => from === 'business');
  const isUnread = last?.tick === 'delivered' && customer.online;
  const id = last?.id;
  useEffect(() => {
    const read = (): void => {
      if (!isUnread || id === undefined || asked.current.has(id) || document.visibilityState !== 'visible') return;
      asked.current.add(id);
      mutate();
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [isUnread, id, mutate]);
}
