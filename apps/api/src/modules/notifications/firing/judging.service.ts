import { becameMarketing, fillTemplate, mapValues, type OutboundContent, parsePublicId, type SendableTemplate, whySendRefused } from '#contracts';
import { Injectable } from '@nestjs/common';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { AccountDirectory, type OpenAccount } from '../../accounts/index.js';
import { newsSince } from '../../conversations/index.js';
import { Consent, findOrCreateByPhone, phoneForms } from '../../customers/index.js';
import { countryOf, earliestFor } from '../../sending/index.js';
import { templateAccountOf, Templates } from '../../templates/index.js';
import type { Facts, RuleRow } from '../rows.js';
import { factOf, unmet } from './conditions.js';
import { PERSON } from './firing.queries.js';
import { type Reason, reasonOf } from './skips.js';

/** What a rule sends with, as it is now. */
export interface Means { readonly rule: RuleRow; readonly template: SendableTemplate; readonly account: OpenAccount }
export type Verdict =
  | { readonly kind: 'skip'; readonly reason: Reason; readonly recipientId?: string }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'send'; readonly account: OpenAccount; readonly content: OutboundContent; readonly recipientId: string };
interface Person { readonly id: string; readonly phone: string | null }
export interface Judged { readonly customerId: string | null; readonly facts: Facts }
export interface JudgeOptions {
  readonly now: Date;
  /** Since when it is known; undefined where nothing is sent. */
  readonly knownAt?: Date;
  /** Another one went to this person within the rule's time. */
  isRepeated(recipientId: string): Promise<boolean>;
}
const refused = (reason: Reason, recipientId?: string): Verdict => ({ kind: 'skip', reason, ...(recipientId === undefined ? {} : { recipientId }) });

/** Whether an occurrence becomes a message, which one, and when: the same for what happens and for dry runs. */
@Injectable()
export class Judging {
  constructor(private readonly accounts: AccountDirectory, private readonly templates: Templates, private readonly consent: Consent) {}

  /** Template and account (the rule's, else the template's: R135, R148), or why they cannot send now (R153, R198, R210). */
  async means(rule: RuleRow): Promise<Means | Reason> {
    const { store_id: storeId, template_id: templateId } = rule;
    if (templateId === null) return reasonOf('template_missing');
    try {
      const template = await this.templates.sendable(storeId, templateId);
      const account = await this.accounts.open(storeId, rule.account_id ?? parsePublicId('account', template.account_id) ?? '');
      const failure = whySendRefused(template, templateAccountOf(account));
      return failure ? { code: failure.code, text: failure.text } : { rule, template, account };
    } catch (error) {
      if (error instanceof AppError && error.status < 500) return { code: error.code, text: error.title };
      throw error;
    }
  }

  /** In the transaction that writes the message, so that consent holds until it is written. A fixed number becomes a customer. */
  async judge(tx: Tx, { rule, template, account }: Means, { customerId, facts }: Judged, { now, knownAt, isRepeated }: JudgeOptions): Promise<Verdict> {
    const failed = unmet(rule.conditions, facts);
    if (failed) return refused(reasonOf('condition_not_met', `(${failed.field})`));
    const person = await this.#recipient(tx, rule, customerId, now);
    if (!person) return refused(reasonOf('no_customer'));
    const objection = template.category === 'marketing' ? await this.#objection(tx, rule.store_id, person.id, becameMarketing(template)) : undefined;
    if (objection) return refused(objection, person.id);
    const filled = fillTemplate(template, mapValues(rule.values, (column) => factOf(facts, column)), { local: templateAccountOf(account).rendersLocally });
    if (!('content' in filled)) return refused(reasonOf('value_missing', filled.refusals[0]?.detail), person.id);
    if (rule.dedupe_minutes > 0 && await isRepeated(person.id)) return refused(reasonOf('duplicate'), person.id);
    const until = earliestFor(countryOf(person.phone), quietOf(rule), now);
    if (until > now) return { kind: 'wait', until };
    if (knownAt && await isOldNews(tx, rule, account, earliestFor(countryOf(person.phone), quietOf(rule), knownAt), now)) return refused(reasonOf('too_late'), person.id);
    return { kind: 'send', account, content: filled.content, recipientId: person.id };
  }

  async #recipient(tx: Tx, rule: RuleRow, customerId: string | null, now: Date): Promise<Person | undefined> {
    if (rule.recipient === 'phone') {
      const phone = phoneForms(rule.phone ?? '');
      return phone && { id: await findOrCreateByPhone(tx, rule.store_id, phone, now), phone: phone.e164 };
    }
    return customerId === null ? undefined : (await queryRows<Person>(tx, PERSON, [rule.store_id, customerId]))[0];
  }

  async #objection(tx: Tx, storeId: string, customerId: string, explicit: boolean): Promise<Reason | undefined> {
    if ((await this.consent.mayMarket(tx, storeId, [customerId], { explicit })).has(customerId)) return undefined;
    const stopped = await this.consent.stoppedAmong(tx, [{ storeId, customerId }]);
    return reasonOf(stopped.size > 0 ? 'opted_out' : 'consent_needed');
  }
}

/** What might have been sent since `dueAt` by an account that could not: it is sent when the account can, or it is no news any more. */
async function isOldNews(tx: Tx, { store_id: storeId, trigger }: RuleRow, account: OpenAccount, dueAt: Date, now: Date): Promise<boolean> {
  if (!account.couldNotSendSince(dueAt)) return false;
  const since = await newsSince(tx, storeId, trigger, now);
  return since !== undefined && dueAt < since;
}

/** The rule's quiet hours, when it keeps any. */
export function quietOf({ quiet_from: from, quiet_until: until }: RuleRow): { from: number; until: number } | undefined {
  return from === null || until === null ? undefined : { from, until };
}
