import { isDeepStrictEqual } from 'node:util';
import { In, IsNull } from 'typeorm';
import type { Tx } from '../../../platform/database/database.js';
import type { ImportChange } from '../../../platform/imports/import-records.js';
import { rowError } from '../../../platform/imports/row-error.js';
import { changedEntry, type EntryDraft, newEntry } from '../entry-draft.js';
import { KnowledgeEntry } from '../knowledge-entry.entity.js';
import { type ImportedEntry, questionKey } from './entry-rows.js';
import type { EntryRowError } from './row-error.js';

interface MergedEntries { readonly changes: ImportChange<KnowledgeEntry>[]; readonly unchanged: number; readonly errors: EntryRowError[] }

/** Puts what a file says on top of what the store's people wrote; an entry is the newest one with the row's question. */
export async function mergeEntries(tx: Tx, storeId: string, imported: readonly ImportedEntry[], { now, isWritten }: { readonly now: Date; readonly isWritten: boolean }): Promise<MergedEntries> {
  const stored = await storedEntries(tx, storeId, new Set(imported.map(({ key }) => key)), isWritten);
  const changes: ImportChange<KnowledgeEntry>[] = [];
  const errors: EntryRowError[] = [];
  let unchanged = 0;
  for (const { line, key, draft } of imported) {
    const before = stored.get(key);
    const { title, body } = draft;
    if (before !== undefined) {
      if (says(before, draft)) unchanged += 1;
      else changes.push({ before, after: changedEntry(before, draft, now) });
    } else if (body === undefined) errors.push(rowError(line, 'answer', 'answer.missing', 'A new question needs an answer'));
    else changes.push({ before, after: newEntry(storeId, { ...draft, title, body }, now) });
  }
  return { changes, unchanged, errors };
}

/** What people wrote under these questions, by question; held until the transaction ends when it is going to be written. */
async function storedEntries(tx: Tx, storeId: string, keys: ReadonlySet<string>, isWritten: boolean): Promise<Map<string, KnowledgeEntry>> {
  // Two imports at once would each find no entry and make one.
  if (isWritten) await tx.query(`select pg_advisory_xact_lock(hashtextextended('knowledge import ' || $1, 0))`, [storeId]);
  const titles = await tx.getRepository(KnowledgeEntry).find({ select: { id: true, title: true }, where: { storeId, sourceId: IsNull() }, order: { createdAt: 'asc', id: 'asc' } });
  const idOf = new Map(titles.map(({ id, title }) => [questionKey(title), id] as const).filter(([key]) => keys.has(key)));
  const entries = await tx.getRepository(KnowledgeEntry).find({
    where: { storeId, id: In([...idOf.values()]) }, order: { id: 'asc' }, ...(isWritten ? { lock: { mode: 'pessimistic_write' } } : {}),
  });
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  // By the question it was found with: somebody may have renamed it until it was held.
  return new Map([...idOf].flatMap(([key, id]) => {
    const entry = entryOf.get(id);
    return entry === undefined ? [] : [[key, entry]];
  }));
}

function says(entry: KnowledgeEntry, draft: EntryDraft): boolean {
  return isDeepStrictEqual({ ...entry, ...draft }, { ...entry });
}
