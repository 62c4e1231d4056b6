import type { AccountStatus } from '#contracts';
import { type Database, queryRows } from '../../../platform/database/database.js';

/** One account as a webhook or a send needs it, with its secrets still sealed. */
export interface DirectoryRow {
  readonly store_id: string;
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  readonly status: AccountStatus;
  readonly settings: Record<string, string>;
  readonly origin: string;
  readonly number_external_id: string | null;
  readonly business_account_id: string | null;
  readonly business_external_id: string | null;
  readonly display_phone_number: string | null;
  readonly number_confirmed_at: Date | null;
  readonly environment: string;
  readonly is_default_outgoing: boolean;
  readonly is_default_incoming: boolean;
  readonly auto_read_receipt: boolean;
  readonly path_key: string;
  readonly paused_at: Date | null;
  readonly paused_code: string | null;
  readonly corrected_at: Date | null;
  readonly verify_fingerprint: string | null;
  readonly updated_at: Date;
  readonly session_at: Date | null;
  readonly linkage_id: string | null;
  readonly sealed: Record<string, string> | null;
}
/** Rows together with the revision that they belong to, read in one snapshot. */
export interface DirectoryAnswer { readonly revision: string; readonly rows: DirectoryRow[] }

const COLUMNS = `a.store_id, a.id, a.provider, a.name, a.status, a.settings, a.origin, a.number_external_id, a.business_account_id,
  b.external_id as business_external_id, a.display_phone_number, a.number_confirmed_at, a.environment, a.is_default_outgoing,
  a.is_default_incoming, a.auto_read_receipt, a.path_key, a.paused_at, a.paused_code, a.corrected_at, a.verify_fingerprint, a.updated_at, a.session_at, a.linkage_id,
  (select jsonb_object_agg(s.field, s.sealed) from account_secrets s where s.store_id = a.store_id and s.account_id = a.id) as sealed`;
const SOURCE = 'accounts a left join business_accounts b on b.store_id = a.store_id and b.id = a.business_account_id';

const select = (where: string): string => `select r.revision, found.* from account_revision r
  left join lateral (select ${COLUMNS} from ${SOURCE} where ${where}) found on true`;

export async function readRevision(db: Database): Promise<string> {
  const [row] = await db.outsideStores((tx) => queryRows<{ revision: string }>(tx, 'select revision from account_revision'));
  return row?.revision ?? '0';
}

// Each branch has its own index; one condition with OR over two tables would have none.
export const ROUTED_SQL = select(`(a.store_id, a.id) in (
    select n.store_id, n.id from accounts n where n.number_external_id = any($3) and n.provider = any($1)
    union select o.store_id, o.id from business_accounts c join accounts o on o.store_id = c.store_id and o.business_account_id = c.id
      where c.external_id = any($4) and c.provider = any($1)
    union select k.store_id, k.id from accounts k where k.path_key = any($5) and k.provider = any($1))
  and not exists (select from accounts h where h.number_external_id = a.number_external_id and h.provider = a.provider and h.id <> a.id
    and h.number_confirmed_at is not null and h.status = 'active' and (h.origin = a.origin or h.origin = $2::jsonb ->> h.provider))`);

/**
 * Accounts of all stores that a webhook may be for. An account whose number somebody else has proved to own is left out:
 * by the same API address, or by the provider's own (`homes`: provider id to origin).
 */
export async function findRouted(
  db: Database, ask: { providers: readonly string[]; homes: Readonly<Record<string, string>>; numberIds: readonly string[]; businessIds: readonly string[]; pathKeys: readonly string[] },
): Promise<DirectoryAnswer> {
  return answerOf(await db.acrossStoresStatement('intake', ROUTED_SQL, [ask.providers, JSON.stringify(ask.homes), ask.numberIds, ask.businessIds, ask.pathKeys]));
}

/** The active accounts whose verify token has one of these digests. */
export async function findByFingerprint(db: Database, providers: readonly string[], fingerprints: readonly string[]): Promise<DirectoryAnswer> {
  return answerOf(await db.acrossStoresStatement('handshake', select(`a.verify_fingerprint = any($2) and a.status = 'active' and a.provider = any($1)`), [providers, fingerprints]));
}

/** Accounts of one store: one by id, or the active holder of the default. */
export async function findInStore(db: Database, storeId: string, wanted: { id: string } | 'default_outgoing'): Promise<DirectoryAnswer> {
  const [where, value] = typeof wanted === 'object' ? ['a.id = $2', [wanted.id]] as const : [`a.is_${wanted} and a.status = 'active'`, []] as const;
  return db.inStore(storeId, async (tx) => answerOf(await queryRows(tx, select(`a.store_id = $1 and ${where}`), [storeId, ...value])));
}

function answerOf(rows: readonly (Partial<DirectoryRow> & { revision: string })[]): DirectoryAnswer {
  return { revision: rows[0]?.revision ?? '0', rows: rows.filter((row): row is DirectoryRow & { revision: string } => typeof row.id === 'string') };
}
