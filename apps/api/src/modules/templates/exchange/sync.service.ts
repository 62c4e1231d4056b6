import { publicId } from '#contracts';
import { type ListedTemplate, SendError } from '#providers/contract';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { AccountDirectory, type AccountTemplates, type OpenAccount } from '../../accounts/index.js';
import type { TemplateRow } from '../rows.js';
import type { TemplateSyncDto } from '../templates.dto.js';
import { ACTIVE_ACCOUNTS, INSERT_LISTED, KEEP_LISTED, KEEP_SYNC, MARK_DELETED, RELEASE_SUBMISSION, TEMPLATES_OF_OWNER } from './exchange.queries.js';
import { merged } from './merged-components.js';
import { TemplateWriter } from './template-writer.js';

const BAD_CURSOR = 'meta.131059';
/** A hand-in that the provider does not know after that time never arrived. */
const LOST_AFTER_MS = 10 * 60_000;
/** How long lists of the provider may be behind a deletion. */
const LISTED_FOR_MS = 10 * 60_000;
const MAX_PAGES = 200;
const UNFORESEEN = 'Something went wrong on our side; the log says what. Try again, and tell us when it stays.';
interface Counts { added: number; changed: number; removed: number }
interface Taken extends Counts { readonly refused: readonly string[] }

/** Brings in what the provider has: "Sync from Meta" (R166). Inactive accounts are left alone (R152). */
@Injectable()
export class TemplateSync {
  readonly #log = new Logger('templates');

  constructor(private readonly db: Database, private readonly clock: Clock, private readonly accounts: AccountDirectory, private readonly writer: TemplateWriter) {}

  /**
   * One account, or all active ones, each for itself: what fails is told and the others go on.
   * @throws AppError account.not_found; account.inactive for a named account
   */
  async run(storeId: string, accountId?: string): Promise<TemplateSyncDto[]> {
    if (accountId !== undefined) {
      const account = await this.accounts.open(storeId, accountId);
      if (!account.isActive) throw new AppError('account.inactive');
      return this.#one(account);
    }
    const rows = await this.db.inStore(storeId, (tx) => queryRows<{ id: string; name: string }>(tx, ACTIVE_ACCOUNTS, [storeId]), { reads: true });
    const results: TemplateSyncDto[] = [];
    for (const { id, name } of rows) {
      try {
        const account = await this.accounts.open(storeId, id);
        if (account.isActive) results.push(...await this.#one(account));
      } catch (error) {
        this.#log.error(error instanceof Error ? error : new Error(String(error)));
        results.push({ account_id: publicId('account', id), account_name: name, ok: false, added: 0, changed: 0, removed: 0, problem: UNFORESEEN });
      }
    }
    return results;
  }

  /** One template, asked for because a notice did not say what it is now. */
  async reread(account: OpenAccount, externalId: string): Promise<void> {
    if (!account.templates || !account.isActive) return;
    const listed = await account.templates.get(externalId);
    await this.db.inStore(account.storeId, async (tx) => {
      const known = await this.#known(tx, account);
      const row = known.find((each) => each.external_id === externalId);
      if (!listed) return void await this.#remove(tx, row ? [row] : []);
      const match = matching(known, listed);
      if (match?.status === 'deleted') return;
      // A name is there once in a language: what had it before is gone.
      if (!match) await this.#remove(tx, known.filter((each) => isNamed(each, listed)));
      await this.#keep(tx, account, listed, match);
    });
  }

  async #one(account: OpenAccount): Promise<TemplateSyncDto[]> {
    const { templates: power, storeId } = account;
    if (!power) return [];
    const told = { account_id: publicId('account', account.id), account_name: account.name };
    const owner = account.businessAccountId ?? account.id;
    try {
      const listed = await listAll(power);
      const { refused, ...counts } = await this.db.inStore(storeId, async (tx) => {
        const result = await this.#take(tx, account, listed);
        await tx.query(KEEP_SYNC, [storeId, owner, this.clock.now(), null]);
        return result;
      });
      return [{ ...told, ok: true, ...counts, problem: refused.length === 0 ? null : `Not taken over, because another template here has their name: ${refused.join(', ')}`.slice(0, 2000) }];
    } catch (error) {
      // What nobody foresaw ends this account's turn, not that of the others.
      if (!(error instanceof SendError)) this.#log.error(error instanceof Error ? error : new Error(String(error)));
      const { text } = error instanceof SendError ? account.explain(error.code, error.detail) : { text: UNFORESEEN };
      await this.db.inStore(storeId, (tx) => queryRows(tx, KEEP_SYNC, [storeId, owner, this.clock.now(), text.slice(0, 1000)]));
      return [{ ...told, ok: false, added: 0, changed: 0, removed: 0, problem: text }];
    }
  }

  async #take(tx: Tx, account: OpenAccount, listed: readonly ListedTemplate[]): Promise<Taken> {
    const known = await this.#known(tx, account);
    const pairs = listed.map((template) => ({ template, row: matching(known, template) }));
    const met = new Set(pairs.map(({ row }) => row?.id));
    const missing = known.filter((row) => !met.has(row.id));
    // First of all: what was deleted and made again there has the name of the old one.
    const removed = await this.#remove(tx, missing.filter((row) => row.external_id !== null));
    const counts = { added: 0, changed: 0, same: 0, refused: 0 };
    const refused: string[] = [];
    for (const { template, row } of pairs) {
      const what = row?.status === 'deleted' && known.some((each) => isNamed(each, template)) ? 'refused' : await this.#keep(tx, account, template, row);
      counts[what] += 1;
      if (what === 'refused' && template.status !== 'pending_deletion') refused.push(`${template.name} (${template.language})`);
    }
    // What was handed in and never arrived is a draft again.
    const lost = missing.filter((row) => row.external_id === null && row.status === 'pending' && (row.submitted_at?.getTime() ?? 0) < this.clock.ago(LOST_AFTER_MS).getTime());
    for (const row of lost) {
      const [draft] = await queryRows<TemplateRow>(tx, RELEASE_SUBMISSION, [row.store_id, row.id, this.clock.now()]);
      if (draft) this.writer.tell(tx, draft, row);
    }
    return { added: counts.added, changed: counts.changed, removed, refused };
  }

  #known(tx: Tx, account: OpenAccount): Promise<TemplateRow[]> {
    return queryRows<TemplateRow>(tx, TEMPLATES_OF_OWNER, [account.storeId, account.businessAccountId ?? account.id]);
  }

  async #keep(tx: Tx, account: OpenAccount, listed: ListedTemplate, row: TemplateRow | undefined): Promise<'added' | 'changed' | 'same' | 'refused'> {
    const now = this.clock.now();
    if (!row) {
      const [added] = await queryRows<TemplateRow>(tx, INSERT_LISTED, [JSON.stringify({
        store_id: account.storeId, id: newId(), account_id: account.id, business_account_id: account.businessAccountId, owner_id: account.businessAccountId ?? account.id,
        external_id: listed.externalId, label: labelOf(listed.name), name: listed.name, language: listed.language, requested_category: listed.previousCategory ?? listed.category, category: listed.category,
        format: listed.format, components: listed.components, status: listed.status, quality: listed.quality, reason_code: listed.reason?.code ?? null, reason_text: listed.reason?.text ?? null,
        synced_at: now, created_at: now,
      })]);
      if (!added) return 'refused';
      await this.writer.keepVersion(tx, added);
      this.writer.tell(tx, added);
      return 'added';
    }
    // The provider lists for a while what was deleted here; only what it still has after that is back.
    if (row.status === 'deleted' && (listed.status === 'pending_deletion' || row.updated_at > this.clock.ago(LISTED_FOR_MS))) return 'same';
    const components = merged(listed.components, row.components);
    const rewritten = JSON.stringify(sorted(components)) !== JSON.stringify(sorted(row.components));
    const changed = rewritten || row.external_id !== listed.externalId || row.status !== listed.status || row.category !== listed.category || row.quality !== listed.quality;
    const [kept] = await queryRows<TemplateRow>(tx, KEEP_LISTED, [
      row.store_id, row.id, listed.externalId, listed.status, listed.category, listed.format, JSON.stringify(components), listed.quality, listed.reason?.code ?? null, listed.reason?.text ?? null, now, rewritten, changed,
    ]);
    if (!kept || !changed) return 'same';
    if (rewritten) await this.writer.keepVersion(tx, kept);
    this.writer.tell(tx, kept, row);
    return 'changed';
  }

  async #remove(tx: Tx, rows: readonly TemplateRow[]): Promise<number> {
    if (rows.length === 0) return 0;
    const removed = await queryRows<TemplateRow>(tx, MARK_DELETED, [rows[0]?.store_id, rows.map(({ id }) => id), this.clock.now()]);
    for (const row of removed) this.writer.tell(tx, row);
    return removed.length;
  }
}

/** All pages. A cursor that died meanwhile is no reason to give up: once more from the beginning. */
async function listAll(power: AccountTemplates, isSecondTry = false): Promise<ListedTemplate[]> {
  const found = new Map<string, ListedTemplate>();
  let after: string | undefined;
  try {
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = await power.list(after);
      for (const template of answer.templates) found.set(template.externalId, template);
      if (answer.after === undefined) break;
      after = answer.after;
    }
  } catch (error) {
    if (isSecondTry || after === undefined || !(error instanceof SendError) || error.code !== BAD_CURSOR) throw error;
    return listAll(power, true);
  }
  return [...found.values()];
}

/** By its id; what was handed in without an answer, or is a draft here, by name and language. */
function matching(known: readonly TemplateRow[], listed: ListedTemplate): TemplateRow | undefined {
  return known.find((row) => row.external_id === listed.externalId) ?? known.find((row) => row.external_id === null && isNamed(row, listed));
}
function isNamed(row: TemplateRow, { name, language }: ListedTemplate): boolean {
  return row.status !== 'deleted' && row.name === name && row.language === language;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined).toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, part]) => [key, sorted(part)]));
}
/** `order_shipped` reads "Order shipped". */
function labelOf(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`.slice(0, 200);
}
