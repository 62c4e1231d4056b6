import { becameMarketing, type TemplateCategory, publicId, type SendableTemplate, type TemplateProblem, type TemplateShown, type TemplateValues, shownOf, variablesOf, whySendRefused, type Failure } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { AccountDirectory, type OpenAccount } from '../../accounts/index.js';
import { templateAccountOf, Templates } from '../../templates/index.js';
import { bulkRateOf, bulkSecondsOf } from '../bulk-rate.js';
import { daysFor, earliestFor, Reach } from '../../sending/index.js';
import { type BulkRow, listOf, type RecipientRow } from '../rows.js';
import { AUDIENCE, FIRST_ROWS } from './estimate.queries.js';
import { valuesFor } from './recipient-values.js';

interface AudienceRow { readonly country: string | null; readonly recipients: number; readonly opted_out: number; readonly not_agreed: number }
export interface Estimate {
  readonly category: TemplateCategory;
  readonly startsAt: Date;
  readonly recipients: number;
  readonly optedOut: number;
  readonly notAgreed: number;
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
    const account = await this.accounts.open(storeId, bulk.account_id ?? await this.#accountOf(storeId, bulk.template_id));
    const refusal = whySendRefused(template, templateAccountOf(account));
    if (refusal) throw refused(refusal);
    return { template, account };
  }

  /** @throws AppError bulk_message.incomplete */
  async estimate(storeId: string, bulk: BulkRow): Promise<Estimate> {
    const { template, account } = await this.sendable(storeId, bulk);
    const isMarketing = template.category === 'marketing';
    const { rows, room } = await this.db.inStore(storeId, async (tx) => ({
      rows: await queryRows<AudienceRow>(tx, AUDIENCE, [storeId, listOf(bulk), becameMarketing(template)]), room: await this.reach.count(tx, account),
    }), { reads: true });
    const count = (value: (row: AudienceRow) => number): number => rows.reduce((sum, row) => sum + value(row), 0);
    const sends = (row: AudienceRow): number => row.recipients - (isMarketing ? row.opted_out + row.not_agreed : 0);
    const start = bulk.scheduled_at !== null && bulk.scheduled_at > this.clock.now() ? bulk.scheduled_at : this.clock.now();
    const quiet = bulk.quiet_from === null || bulk.quiet_until === null ? undefined : { from: bulk.quiet_from, until: bulk.quiet_until };
    const toSend = count(sends);
    return {
      category: template.category, startsAt: start,
      recipients: count((row) => row.recipients), optedOut: isMarketing ? count((row) => row.opted_out) : 0, notAgreed: isMarketing ? count((row) => row.not_agreed) : 0, toSend,
      waiting: count((row) => (earliestFor(row.country, quiet, start) > start ? sends(row) : 0)),
      countries: rows.map((row) => ({ country: row.country, count: sends(row) })).filter((row) => row.count > 0).toSorted((a, b) => b.count - a.count),
      perSecond: bulkRateOf(account), seconds: bulkSecondsOf(account, toSend), account, isOverride: template.account_id !== publicId('account', account.id),
      reach: room && { limit: room.limit, left: room.left, ...daysFor(toSend, room) },
    };
  }

  /** The first three as they will read it. */
  async samples(storeId: string, bulk: BulkRow): Promise<readonly Sample[]> {
    if (bulk.template_id === null) return [];
    const template = await this.templates.sendable(storeId, bulk.template_id);
    const rows = await this.db.inStore(storeId, (tx) => queryRows<RecipientRow>(tx, FIRST_ROWS, [storeId, listOf(bulk)]), { reads: true });
    return rows.map(({ phone, name, data }) => {
      const values = valuesFor(bulk.values, { phone, name, data });
      return { phone, name, shown: shownOf(template, values), missing: missingIn(template, values) };
    });
  }

  async #accountOf(storeId: string, templateId: string): Promise<string> {
    return this.db.inStore(storeId, async (tx: Tx) => (await this.templates.rowIn(tx, storeId, templateId)).account_id, { reads: true });
  }
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
