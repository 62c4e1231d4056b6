import { chosenByText, type NumberedOffer } from '#contracts';
import type { MessageEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { type Arrival, LAST_OFFERS } from '../../modules/conversations/index.js';
import { DAY } from '../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../platform/database/database.js';

interface Offer { readonly store_id: string; readonly account_id: string; readonly customer_id: string; readonly external_id: string | null; readonly content: NumberedOffer; readonly created_at: Date; readonly is_open: boolean }
interface Choice { readonly said: string; readonly event: MessageEvent }
/** By the answers as they came. */
export type Choices = ReadonlyMap<MessageEvent, Choice>;
/** Longer than any option with a number in front of it. */
const LONGEST_ANSWER = 40;
/** A number that comes later is most likely about something else. */
const OPEN_FOR_MS = DAY;

/** Where buttons and lists go out as numbered text, a customer's "2" is read as if the second option had been tapped. */
@Injectable()
export class NumberedReplies {
  /**
   * What the answers that choose something are instead. An answer counts for the offer that it quotes, else for the last one as long as
   * nothing was asked after it, for a day.
   */
  async choices(tx: Tx, arrivals: readonly Arrival<MessageEvent>[], hasTextOffers: (arrival: Arrival<MessageEvent>) => boolean): Promise<Choices> {
    const answers = arrivals.filter((arrival) => mayChoose(arrival.event) && hasTextOffers(arrival));
    if (answers.length === 0) return new Map();
    const offers = await queryRows<Offer>(tx, LAST_OFFERS, [JSON.stringify(answers.map(({ storeId, accountId, customerId }) => ({ store_id: storeId, account_id: accountId, customer_id: customerId })))]);
    return new Map(answers.flatMap((arrival) => {
      const choice = choiceOf(arrival, offers.filter((offer) => offer.account_id === arrival.accountId && offer.customer_id === arrival.customerId));
      return choice ? [[arrival.event, choice] as const] : [];
    }));
  }
}

function mayChoose({ origin, content, groupId }: MessageEvent): boolean {
  return origin === 'customer' && groupId === undefined && content.kind === 'text' && content.text.length <= LONGEST_ANSWER;
}

function choiceOf(arrival: Arrival<MessageEvent>, offers: readonly Offer[]): Choice | undefined {
  const { event } = arrival;
  if (event.content.kind !== 'text') return undefined;
  const quoted = event.replyTo && offers.find((offer) => offer.external_id === event.replyTo?.externalId);
  const offer = quoted ?? (event.replyTo ? undefined : offers.find((candidate) => candidate.is_open && candidate.created_at.getTime() >= arrival.receivedAt.getTime() - OPEN_FOR_MS));
  const choice = offer && chosenByText(offer.content, event.content.text);
  if (!choice) return undefined;
  const replyTo = event.replyTo ?? (offer.external_id === null ? undefined : { externalId: offer.external_id });
  return { said: event.content.text, event: { ...event, content: choice, ...(replyTo ? { replyTo } : {}) } };
}
