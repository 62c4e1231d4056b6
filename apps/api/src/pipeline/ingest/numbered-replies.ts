import { chosenByText, type NumberedOffer } from '#contracts';
import type { MessageEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { type Arrival, LAST_OFFERS } from '../../modules/conversations/index.js';
import { DAY } from '../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../platform/database/database.js';

interface Offer { readonly store_id: string; readonly account_id: string; readonly customer_id: string; readonly external_id: string | null; readonly content: NumberedOffer; readonly created_at: Date; readonly is_open: boolean }
/** Longer than any option with a number in front of it. */
const LONGEST_ANSWER = 40;
/** A number that comes later is most likely about something else. */
const OPEN_FOR_MS = DAY;

/** Where buttons and lists go out as numbered text, a customer's "2" is read as if the second option had been tapped. */
@Injectable()
export class NumberedReplies {
  /**
   * The same arrivals, with choices in place of the answers that are some. An answer counts for the offer that it quotes, else for the
   * last one as long as nothing was asked after it, for a day.
   */
  async read(tx: Tx, arrivals: readonly Arrival<MessageEvent>[], hasTextOffers: (arrival: Arrival<MessageEvent>) => boolean): Promise<readonly Arrival<MessageEvent>[]> {
    const answers = arrivals.filter((arrival) => mayChoose(arrival.event) && hasTextOffers(arrival));
    if (answers.length === 0) return arrivals;
    const offers = await queryRows<Offer>(tx, LAST_OFFERS, [JSON.stringify(answers.map(({ storeId, accountId, customerId }) => ({ store_id: storeId, account_id: accountId, customer_id: customerId })))]);
    const read = new Map(answers.map((arrival) => [arrival, withChoice(arrival, offers.filter((offer) => offer.account_id === arrival.accountId && offer.customer_id === arrival.customerId))]));
    return arrivals.map((arrival) => read.get(arrival) ?? arrival);
  }
}

function mayChoose({ origin, content, groupId }: MessageEvent): boolean {
  return origin === 'customer' && groupId === undefined && content.kind === 'text' && content.text.length <= LONGEST_ANSWER;
}

function withChoice(arrival: Arrival<MessageEvent>, offers: readonly Offer[]): Arrival<MessageEvent> {
  const { event } = arrival;
  if (event.content.kind !== 'text') return arrival;
  const quoted = event.replyTo && offers.find((offer) => offer.external_id === event.replyTo?.externalId);
  const offer = quoted ?? (event.replyTo ? undefined : offers.find((candidate) => candidate.is_open && candidate.created_at.getTime() >= arrival.receivedAt.getTime() - OPEN_FOR_MS));
  const choice = offer && chosenByText(offer.content, event.content.text);
  if (!choice) return arrival;
  const replyTo = event.replyTo ?? (offer.external_id === null ? undefined : { externalId: offer.external_id });
  return { ...arrival, said: event.content.text, event: { ...event, content: choice, ...(replyTo ? { replyTo } : {}) } };
}
