import { In } from 'typeorm';
import type { Tx } from '../../../platform/database/database.js';
import type { RecordedChange } from '../../../platform/imports/import-records.js';
import { KnowledgeEntry } from '../knowledge-entry.entity.js';

/** What taking an import back means for each of its entries. */
export interface Reversal {
  readonly remove: string[];
  readonly restore: KnowledgeEntry[];
  /** Changed or removed by somebody since: these stay as they are. */
  readonly kept: number;
}

/** Locks the entries of an import and tells what becomes of each. */
export async function reversalOf(tx: Tx, storeId: string, changes: readonly RecordedChange<KnowledgeEntry>[], now: Date): Promise<Reversal> {
  const current = await tx.getRepository(KnowledgeEntry).find({ where: { storeId, id: In(changes.map(({ id }) => id)) }, order: { id: 'asc' }, lock: { mode: 'pessimistic_write' } });
  const versionOf = new Map(current.map(({ id, version }) => [id, version]));
  const untouched = changes.filter(({ id, version }) => versionOf.get(id) === version);
  const remove = untouched.flatMap(({ id, before }) => (before === null ? [id] : []));
  const restore = untouched.flatMap(({ before, version }) => (before === null ? [] : [{ ...before, version: version + 1, createdAt: new Date(before.createdAt), updatedAt: now }]));
  return { remove, restore, kept: changes.length - remove.length - restore.length };
}
