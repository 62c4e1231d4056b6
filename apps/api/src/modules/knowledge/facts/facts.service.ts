import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { StoresService } from '../../stores/index.js';
import { KnowledgeEntries } from '../knowledge-entries.service.js';
import { KnowledgeEntry } from '../knowledge-entry.entity.js';
import { FACT_TOPICS, type FactTopic, TOPIC_WORDS, topicTitle } from './topics.js';

/** Absent topics stay; null takes the fact away. */
export type FactChanges = Partial<Record<FactTopic, string | null>>;
export type Facts = ReadonlyMap<FactTopic, KnowledgeEntry>;

/** The facts of a store: knowledge entries with a topic, so that they are found, cited and edited like every other. */
@Injectable()
export class StoreFactsService {
  constructor(private readonly db: Database, private readonly entries: KnowledgeEntries, private readonly stores: StoresService) {}

  async get(storeId: string): Promise<Facts> {
    const rows = await this.db.inStore(storeId, (tx) => tx.getRepository(KnowledgeEntry).createQueryBuilder('entry').where('entry.storeId = :storeId and entry.topic is not null', { storeId }).getMany());
    return new Map(rows.flatMap((row) => (row.topic === null ? [] : [[row.topic, row]])));
  }

  /** Applies a merge patch in one transaction and gives all facts. @throws AppError store.not_found */
  async update(storeId: string, changes: FactChanges): Promise<Facts> {
    await this.db.inStore(storeId, async (tx) => {
      // Two saves at once would each find no entry and make one.
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('facts ' || $1, 0))`, [storeId]);
      const { locale } = await this.stores.getIn(tx, storeId);
      for (const topic of FACT_TOPICS) {
        const body = changes[topic];
        if (body === undefined) continue;
        const known = await tx.getRepository(KnowledgeEntry).findOne({ where: { storeId, topic }, lock: { mode: 'pessimistic_write' } });
        if (body === null || body === '') {
          if (known !== null) await this.entries.removeIn(tx, storeId, known.id);
        } else if (known === null) {
          await this.entries.createIn(tx, storeId, { kind: 'policy', title: topicTitle(topic, locale), body, topic, searchTerms: [...TOPIC_WORDS[topic]] });
        } else if (known.body !== body || known.status !== 'active') {
          await this.entries.updateIn(tx, storeId, known, { body, status: 'active' });
        }
      }
    });
    return this.get(storeId);
  }
}
