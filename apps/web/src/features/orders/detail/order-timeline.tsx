import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { dayText } from '../../../shared/formats/day-text.js';
import { usePeopleNames } from '../../../shared/people/people.js';
import { ORDER_STATUS_TEXTS } from '../../../shared/orders/status-pill.js';
import { Loaded } from '../../../shared/page/states.js';
import { Moment } from '../../../shared/formats/time.js';
import { timelineQuery } from '../api/get-timeline.js';
import type { Order, OrderEvent } from '../model.js';
import classes from './order.module.css';

/** What happened to the order, newest first. */
export function OrderTimeline({ storeId, order }: { readonly storeId: string; readonly order: Order }) {
  const { t } = useLingui();
  const query = useQuery(timelineQuery(storeId, order.id));
  const nameOf = usePeopleNames(storeId);
  return (
    <Loaded query={query}>
      {(events) => (
        <ol className={classes['timeline']} aria-label={t`Timeline`}>
          {events.toReversed().map((event) => (
            <li key={event.id}>
              <span className={classes['dot']} data-to={event.to_status ?? undefined} aria-hidden />
              <div className={classes['entry']}>
                <span><EventText event={event} nameOf={nameOf} /></span>
                <Said event={event} />
                <span className={classes['quiet']}><Moment at={event.occurred_at} /></span>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

function EventText({ event: { type, actor, actor_id: actorId, detail, to_status: to }, nameOf }: { readonly event: OrderEvent; readonly nameOf: (userId: string | null) => string | undefined }): ReactNode {
  const { t, i18n } = useLingui();
  const key = typeof detail?.['api_key'] === 'string' ? detail['api_key'] : '';
  const who = (): string => {
    switch (actor) {
      case 'customer': return t`The customer`;
      case 'assistant': return t`The assistant`;
      case 'user': return nameOf(actorId ?? '') ?? t`A former member`;
      case 'api': return key === '' ? t`The API` : t`The API key ${key}`;
    }
  };
  const by = <bdi>{who()}</bdi>;
  switch (type) {
    case 'created': return <Trans>{by} began it</Trans>;
    case 'delivery_changed': return <Trans>{by} changed the delivery</Trans>;
    case 'promised_day_changed': {
      if (typeof detail?.['to'] !== 'string') return <Trans>{by} took the promised day back</Trans>;
      const day = dayText(i18n.locale, detail['to']);
      return <Trans>{by} promised it for {day}</Trans>;
    }
    case 'update_sent': return <Trans>{by} wrote to the customer</Trans>;
    case 'status_changed': break;
  }
  if (to === 'placed' && actor === 'customer') return <Trans>{by} confirmed the order</Trans>;
  if (to === 'cancelled' && actor === 'customer') return <Trans>{by} gave the cart up</Trans>;
  const status = to === null ? '' : i18n._(ORDER_STATUS_TEXTS[to]);
  return <Trans>{by} set it to <b>{status}</b></Trans>;
}

/** Words that belong to an entry: a reason, or what was written to the customer. */
function Said({ event: { detail } }: { readonly event: OrderEvent }) {
  const words = [detail?.['reason'], detail?.['text']].find((each) => typeof each === 'string' && each !== '');
  return typeof words === 'string' ? <span className={classes['said']} dir="auto">{words}</span> : null;
}
