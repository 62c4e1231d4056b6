import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { ImportFlow, type ImportKind } from '../../../platform/imports/import-flow.js';
import { ImportRecords } from '../../../platform/imports/import-records.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { EntryWriter } from '../entry-writer.js';
import type { KnowledgeEntry } from '../knowledge-entry.entity.js';
import { entriesIn } from './entry-rows.js';
import { type ImportColumn, KNOWLEDGE_COLUMNS } from './import-columns.js';
import { mergeEntries } from './merge-entries.js';
import { reversalOf } from './undo-entries.js';

const RECORDS = new ImportRecords<KnowledgeEntry>({ prefix: 'knowledge', item: 'entry_id' });
const BATCH = 500;

/** Questions and answers from CSV. A question that is there already (same words) gets the new answer; an empty cell changes nothing. */
@Injectable()
export class KnowledgeImports extends ImportFlow<ImportColumn, KnowledgeEntry, object> {
  constructor(db: Database, clock: Clock, live: LiveEvents, writer: EntryWriter) {
    super({ db, clock, live }, kindWith(writer));
  }
}

function kindWith(writer: EntryWriter): ImportKind<ImportColumn, KnowledgeEntry, object> {
  return {
    columns: KNOWLEDGE_COLUMNS, required: ['question', 'answer'], records: RECORDS, event: 'knowledge.updated',
    planner: async (storeId) => async (tx, rows, at) => {
      const read = entriesIn(rows);
      const { changes, unchanged, errors } = await mergeEntries(tx, storeId, read.entries, at);
      return { changes, unchanged, rows: changes.length + unchanged, errors: [...read.errors, ...errors], more: {} };
    },
    write: (tx, storeId, entries) => writer.writeOwn(tx, storeId, entries),
    reverse: async (tx, storeId, { changes, now }) => {
      const { remove, restore, kept } = await reversalOf(tx, storeId, changes, now);
      await writer.remove(tx, storeId, remove);
      for (let done = 0; done < restore.length; done += BATCH) await writer.writeOwn(tx, storeId, restore.slice(done, done + BATCH));
      return { removed: remove.length, restored: restore.length, kept };
    },
  };
}
