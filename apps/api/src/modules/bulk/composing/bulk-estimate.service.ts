import { becameMarketing, type BulkValues, mapValues, parsePublicId, type TemplateCategory, publicId, shownAsText, type SendableTemplate, type TemplateProblem, type TemplateShown, type TemplateValues, shownOf, variablesOf, whySendRefused, type Failure, fillTemplate } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { AccountDirectory, type OpenAccount } from '../../accounts/index.js';
import { templateAccountOf, Templates } from '../../templates/index.js';
import { bulkRateOf, bulkSecondsOf } from '../bulk-rate.js';
import { daysFor, earliestFor, Reach } from '../../sending/index.js';
import { type BulkRow, listOf, type RecipientRow } from '../rows.js';
import { AUDIENCE, type ColumnValue, doubtfulRows, FIRST_ROWS } from './estimate.queries.js';
import { wordingIn } from './dates-in-words.js';
import { valuesFor } from './recipient-values.js';

interface AudienceRow { readonly country: string | null; readonly recipients: number; readonly sent: number; readonly opted_out: number; readonly not_agreed: number; readonly value_missing: number; readonly duplicates: number }
/** Rows that are looked at in one go: between two, everybody else has their turn. */
const PAGE = 1_000;
export interface Estimate {
  readonly category: TemplateCategory;
  readonly startsAt: Date;
  readonly recipients: number;
  readonly optedOut: number;
  readonly notAgreed: number;
  /** Have no value of their own, or one that cannot be sent, and nothing stands in for it. */
  readonly valueMissing: number;
  /** The same people at another number of theirs. */
  readonly duplicates: number;
  readonly toSend: number;
  /** Of those: whose country sleeps at the time of the start. */
  readonly waiting: number;
  readonly countries: readonly { readonly country: string | null; readonly count: number }[];
  readonly perSecond: number;
  readonly seconds: number;
  readonly account: OpenAccount;
  readonly isOverride: boolean;
  /** WhatsApp's limit of conversations that a business begins in 24 hours; undefined where it has told none. */
  readonly reach: { readonly limit: number; readonly left: number; readonly days: number; readonly later: number } | undefined;
}
export interface Sample { readonly phone: string; readonly name: string; readonly shown: TemplateShown; readonly missing: readonly string[] }
/** What a draft is sent with, once everything is chosen. */
export interface Sendable { readonly template: SendableTemplate; readonly account: OpenAccount }

/** What a draft would do, before it does it. */
@Injectable()
export class BulkEstimates {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly accounts: AccountDirectory,
    private readonly templates: Templates,
    private readonly reach: Reach,
  ) {}

  /** Template and account; the template's account unless another was chosen (R148, R149). @throws AppError bulk_message.incomplete with what is missing or refused */
  async sendable(storeId: string, bulk: Pick<BulkRow, 'template_id' | 'account_id'>): Promise<Sendable> {
    if (bulk.template_id === null) throw incomplete({ pointer: '/template_id', code: 'required', detail: 'Choose a template' });
    const template = await this.templates.sendable(storeId, bulk.template_id);
    const account = await this.accounts.open(storeId, bulk.account_id ?? parsePublicId('account', template.account_id) ?? '');
    const refusal = whySendRefused(template, templateAccountOf(account));
    if (refusal) throw refused(refusal);
    return { template, account };
  }

  /** @throws AppError bulk_message.incomplete */
  async estimate(storeId: string, bulk: BulkRow): Promise<Estimate> {
    const { template, account } = await this.sendable(storeId, bulk);
    const unfillable = await this.#unfillable(storeId, bulk, { template, account });
    const { rows, room } = await this.db.inStore(storeId, async (tx) => ({
      rows: await queryRows<AudienceRow>(tx, AUDIENCE, [storeId, listOf(bulk), becameMarketing(template), unfillable, template.category === 'marketing']), room: await this.reach.count(tx, account),
    }), { reads: true });
    const count = (value: (row: AudienceRow) => number): number => rows.reduce((sum, row) => sum + value(row), 0);
    const start = bulk.scheduled_at !== null && bulk.scheduled_at > this.clock.now() ? bulk.scheduled_at : this.clock.now();
    const quiet = bulk.quiet_from === null || bulk.quiet_until === null ? undefined : { from: bulk.quiet_from, until: bulk.quiet_until };
    const toSend = count((row) => row.sent);
    return {
      category: template.category, startsAt: start,
      recipients: count((row) => row.recipients), optedOut: count((row) => row.opted_out), notAgreed: count((row) => row.not_agreed),
      valueMissing: count((row) => row.value_missing), duplicates: count((row) => row.duplicates), toSend,
      waiting: count((row) => (earliestFor(row.country, quiet, start) > start ? row.sent : 0)),
      countries: rows.map((row) => ({ country: row.country, count: row.sent })).filter((row) => row.count > 0).toSorted((a, b) => b.count - a.count),
      perSecond: bulkRateOf(account), seconds: bulkSecondsOf(account, toSend), account, isOverride: template.account_id !== publicId('account', account.id),
      reach: room && { limit: room.limit, left: room.left, ...daysFor(toSend, room) },
    };
  }

  /** Rows whose values cannot be sent. With the same values for everybody there are none, or the start is refused. */
  async #unfillable(storeId: string, bulk: BulkRow, { template, account }: Sendable): Promise<string[]> {
    const found: string[] = [];
    if (!Object.values(bulk.values).some(({ column }) => column !== undefined)) return found;
    const local = templateAccountOf(account).rendersLocally;
    const wording = await this.db.inStore(storeId, (tx) => wordingIn(tx, storeId, template), { reads: true });
    const { sql, values } = doubtfulRows(columnsOf(template, bulk.values, local));
    for (let after: string | null = null; ;) {
      const page: readonly RecipientRow[] = await this.db.inStoreStatement<RecipientRow>(storeId, sql, [storeId, listOf(bulk), after, PAGE, ...values], { reads: true });
      found.push(...page.filter((row) => !('content' in fillTemplate(template, valuesFor(bulk.values, row, wording), { local }))).map(({ id }) => id));
      if (page.length < PAGE) return found;
      after = page.at(-1)?.id ?? null;
    }
  }

  /** The first three as they will read it. */
  async samples(storeId: string, bulk: BulkRow): Promise<readonly Sample[]> {
    if (bulk.template_id === null) return [];
    const template = await this.templates.sendable(storeId, bulk.template_id);
    const account = await this.accounts.open(storeId, bulk.account_id ?? parsePublicId('account', template.account_id) ?? '');
    const local = templateAccountOf(account).rendersLocally;
    const { rows, wording } = await this.db.inStore(storeId, async (tx) => ({ rows: await queryRows<RecipientRow>(tx, FIRST_ROWS, [storeId, listOf(bulk)]), wording: await wordingIn(tx, storeId, template) }), { reads: true });
    return rows.map(({ phone, name, data }) => {
      const values = valuesFor(bulk.values, { phone, name, data }, wording);
      const shown = shownOf(template, values);
      return { phone, name, shown: local ? shownAsText(shown) : shown, missing: missingIn(template, values) };
    });
  }
}

/** What is filled from columns, and how; none where a fixed text cannot be sent, so that every row is looked at. */
function columnsOf(template: SendableTemplate, values: BulkValues, local: boolean): ColumnValue[] {
  const filled = fillTemplate(template, mapValues(values, () => ''), { local });
  const refused = new Set('content' in filled ? [] : filled.refusals.map(({ pointer }) => pointer.replace('/values/', '')));
  const variables = variablesOf(template.components, template.format);
  if (variables.some(({ key }) => refused.has(key) && values[key]?.column === undefined)) return [];
  return variables.flatMap(({ key, type }) => {
    const column = values[key]?.column;
    return column === undefined ? [] : [{ column, type, isFilled: !refused.has(key) }];
  });
}

/** Required values that are empty. */
export function missingIn(template: SendableTemplate, values: TemplateValues): string[] {
  return variablesOf(template.components, template.format).filter(({ key, required }) => required && (values[key] ?? '').trim() === '').map(({ key }) => key);
}

export function incomplete(problem: TemplateProblem): AppError {
  return new AppError('bulk_message.incomplete', { detail: problem.detail, errors: [problem] });
}
function refused({ code, text }: Failure): AppError {
  const pointer = code.startsWith('account') || code === 'template.wrong_account' ? '/account_id' : '/template_id';
  return new AppError('bulk_message.incomplete', { detail: text, errors: [{ pointer, code: 'not_allowed', detail: text }] });
}
