import { parsePublicId, publicId, type SendableTemplate, variablesOf } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { violates } from '../../../platform/database/violated.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { templateAccountOf } from '../../templates/index.js';
import { LOCK_RULE } from '../firing/firing.queries.js';
import { Judging } from '../firing/judging.service.js';
import { RuleSending } from '../firing/rule-sending.service.js';
import type { RuleDraft, RuleRow } from '../rows.js';
import { checkedRule, demandValues, NEW_RULE } from './rule-draft.js';
import { COUNT_RULES, LIST_RULES, SAVE_RULE } from './rules.queries.js';

export type ListedRule = RuleRow & { readonly last_sent_at: Date | null; readonly sent_lately: number; readonly failed_lately: number };
export type RuleChange = { readonly [K in keyof RuleDraft]?: RuleDraft[K] | undefined };
const MAX_RULES = 100;
const LATELY_MS = 7 * DAY;
/** What is told changes with these, so that the rule begins anew. */
const BEGINNING = ['trigger', 'order_status', 'wait_minutes', 'event_name', 'date_name', 'day_offset', 'at_minute', 'stock_level'] as const;

/** The rules as people write them. */
@Injectable()
export class NotificationRules {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents, private readonly judging: Judging, private readonly sending: RuleSending) {}

  /** By name. */
  async list(storeId: string): Promise<ListedRule[]> {
    return this.db.inStore(storeId, (tx) => queryRows<ListedRule>(tx, LIST_RULES, [storeId, this.clock.ago(LATELY_MS), null]), { reads: true });
  }
  /** @throws AppError notification_rule.not_found */
  async get(storeId: string, id: string): Promise<ListedRule> {
    return this.db.inStore(storeId, (tx) => this.#getIn(tx, storeId, id), { reads: true });
  }

  /** @throws AppError notification_rule.name_taken, notification_rule.incomplete, notification_rule.limit_reached, template.not_found, account.not_found, request.invalid */
  async create(storeId: string, given: RuleChange & Pick<RuleDraft, 'name' | 'trigger'>): Promise<ListedRule> {
    const draft = checkedRule({ ...NEW_RULE, ...present(given) });
    const now = this.clock.now();
    const row: RuleRow = { ...draft, store_id: storeId, id: newId(), enabled_at: draft.enabled ? now : null, seen_until: draft.enabled ? now : null, created_at: now, updated_at: now };
    if (row.enabled) await this.#demandComplete(row);
    return this.#saved(storeId, async (tx) => {
      const [found] = await queryRows<{ count: number }>(tx, COUNT_RULES, [storeId]);
      if ((found?.count ?? 0) >= MAX_RULES) throw new AppError('notification_rule.limit_reached');
      return row;
    });
  }

  /** What is left out stays. @throws AppError notification_rule.not_found, and as `create` */
  async update(storeId: string, id: string, change: RuleChange): Promise<ListedRule> {
    const known = await this.get(storeId, id);
    const wanted = checkedRule({ ...draftOf(known), ...present(change) });
    if (wanted.enabled) await this.#demandComplete({ ...known, ...wanted });
    return this.#saved(storeId, async (tx) => {
      const [before] = await queryRows<RuleRow>(tx, LOCK_RULE, [storeId, id]);
      if (!before) throw new AppError('notification_rule.not_found');
      const draft = checkedRule({ ...draftOf(before), ...present(change) });
      const now = this.clock.now();
      const begins = draft.enabled && (!before.enabled || BEGINNING.some((key) => draft[key] !== before[key]));
      if (before.enabled && !draft.enabled) await this.sending.giveUp(tx, storeId, id);
      return { ...before, ...draft, ...(begins ? { enabled_at: now, seen_until: now } : {}), updated_at: now };
    });
  }

  /** What it has told stays in the log. @throws AppError notification_rule.not_found */
  async remove(storeId: string, id: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      await this.sending.giveUp(tx, storeId, id);
      const gone = await queryRows(tx, 'delete from notification_rules where store_id = $1 and id = $2 returning id', [storeId, id]);
      if (gone.length === 0) throw new AppError('notification_rule.not_found');
      this.live.append(tx, [{ storeId, type: 'notification_rule.deleted', data: { id: publicId('notification_rule', id) } }]);
    });
  }

  async #getIn(tx: Tx, storeId: string, id: string): Promise<ListedRule> {
    const [row] = await queryRows<ListedRule>(tx, LIST_RULES, [storeId, this.clock.ago(LATELY_MS), id]);
    if (!row) throw new AppError('notification_rule.not_found');
    return row;
  }

  async #saved(storeId: string, write: (tx: Tx) => Promise<RuleRow>): Promise<ListedRule> {
    return this.db.inStore(storeId, async (tx) => {
      const row = await write(tx);
      await demandKnown(tx, 'templates', storeId, row.template_id);
      await demandKnown(tx, 'accounts', storeId, row.account_id);
      await queryRows(tx, SAVE_RULE, [JSON.stringify(row)]);
      this.live.append(tx, [{ storeId, type: 'notification_rule.updated', data: { id: publicId('notification_rule', row.id) } }]);
      return this.#getIn(tx, storeId, row.id);
    }).catch((error: unknown) => {
      throw violates(error, 'notification_rules_name') ? AppError.field('notification_rule.name_taken', '/name') : error;
    });
  }

  /** A file of its own above the text is one that the store has. */
  async #demandFiles({ store_id: storeId, values }: RuleRow, template: SendableTemplate): Promise<void> {
    for (const { key, type } of variablesOf(template.components, template.format)) {
      const id = type === 'file' ? parsePublicId('media', values[key]?.text) : undefined;
      if (id !== undefined && (await this.db.inStoreStatement(storeId, 'select 1 from media where store_id = $1 and id = $2', [storeId, id])).length === 0) throw incomplete(`/values/${key}`, 'not_found', 'There is no such file');
    }
  }

  /** What is switched on can send now. */
  async #demandComplete(rule: RuleRow): Promise<void> {
    if (rule.template_id === null) throw incomplete('/template_id', 'required', 'Choose a template');
    const means = await this.judging.means(rule);
    if ('code' in means) throw incomplete(means.code.startsWith('account') || means.code === 'template.wrong_account' ? '/account_id' : '/template_id', 'not_allowed', means.text);
    demandValues(means.template, rule.values, { local: templateAccountOf(means.account).rendersLocally });
    await this.#demandFiles(rule, means.template);
  }
}

function draftOf(row: RuleRow): RuleDraft {
  const { store_id: _store, id: _id, enabled_at: _enabled, seen_until: _seen, created_at: _created, updated_at: _updated, ...draft } = row;
  return draft;
}
function present<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}
function incomplete(pointer: string, code: 'required' | 'not_allowed' | 'not_found', detail: string): AppError {
  return new AppError('notification_rule.incomplete', { detail, errors: [{ pointer, code, detail }] });
}
async function demandKnown(tx: Tx, table: 'templates' | 'accounts', storeId: string, id: string | null): Promise<void> {
  if (id === null) return;
  const found = await queryRows(tx, `select 1 from ${table} where store_id = $1 and id = $2`, [storeId, id]);
  if (found.length === 0) throw table === 'templates' ? AppError.field('template.not_found', '/template_id') : AppError.field('account.not_found', '/account_id');
}
