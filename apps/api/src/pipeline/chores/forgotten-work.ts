import { Injectable } from '@nestjs/common';
import { COMPARE_PHONE, DUE_COMPARISONS } from '../../modules/accounts/index.js';
import { DUE_BULKS, SEND_BULK } from '../../modules/bulk/index.js';
import { FETCH_IMPORTED_PICTURES, IMPORTS_WAITING } from '../../modules/catalog/index.js';
import { ASK_NAME, DELIVER, DUE_DELIVERIES, DUE_PARKED, DUE_RECEIPTS, MARK_READ, RECEIPTS_MS, RELEASE_PARKED, REPLY, SentNames } from '../../modules/conversations/index.js';
import { ANSWERS_MS, DUE_ANSWERS } from '../../modules/customers/index.js';
import { READ_SOURCE } from '../../modules/knowledge/index.js';
import { DESCRIBE, FETCH_MEDIA, TRANSCRIBE } from '../../modules/media/index.js';
import { NOTIFY, STORES_WITH_RULES } from '../../modules/notifications/index.js';
import { CARTS_LOST, CARTS_WAITING, KEEP_CART, LEAVE_CART } from '../../modules/orders/index.js';
import { INGEST } from '../../modules/webhooks/index.js';
import { Clock, DAY, MINUTE, SECOND } from '../../platform/clock/clock.js';
import { Env } from '../../platform/config/env.js';
import { Database, queryRows } from '../../platform/database/database.js';
import { Jobs } from '../../platform/queue/index.js';
import { CONFIRM_CONSENT } from '../ingest/consent-replies.js';
import { FIND_PHONE } from '../ingest/hidden-customers.js';
import { DUE_DESCRIPTIONS, DUE_HIDDEN, DUE_MEDIA, DUE_SOURCES, DUE_TRANSCRIPTS, DUE_TURNS, EVENTS_WAITING } from './sweeper.queries.js';

/** Work is only looked for when its own bell had this long to ring. */
const BELL_LATE_MS = 10 * SECOND;
const LIMIT = 500;
/** A cart that could not be taken over by then never can. */
const CARTS_MS = DAY;
/** Older ones nobody has to be told of any more. */
const LOST_CARTS_MS = 4 * DAY;
/** Whoever has not written since is asked for with their next message. */
const HIDDEN_MS = DAY;

interface ConversationRef { store_id: string; conversation_id: string }

/** Rows whose lease or due time has passed and for which nobody rang, or nobody heard it. */
@Injectable()
export class ForgottenWork {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly jobs: Jobs, private readonly names: SentNames, private readonly env: Env) {}

  async ringAgain(): Promise<void> {
    const late = this.clock.ago(BELL_LATE_MS);
    const work = await this.db.acrossStores('sweeper', async (tx) => ({
      events: await queryRows(tx, EVENTS_WAITING, [late]),
      turns: await queryRows<ConversationRef>(tx, DUE_TURNS, [late, LIMIT]),
      deliveries: await queryRows<ConversationRef>(tx, DUE_DELIVERIES, [late, this.clock.now(), LIMIT]),
      parked: await queryRows<ConversationRef>(tx, DUE_PARKED, [late, LIMIT]),
      media: await queryRows<{ store_id: string; id: string }>(tx, DUE_MEDIA, [this.clock.ago(MINUTE), late, LIMIT]),
      transcripts: await queryRows<{ store_id: string; id: string }>(tx, DUE_TRANSCRIPTS, [this.clock.ago(MINUTE), LIMIT]),
      descriptions: await queryRows<{ store_id: string; id: string }>(tx, DUE_DESCRIPTIONS, [this.clock.ago(MINUTE), LIMIT]),
      bulks: await queryRows<{ store_id: string; account_id: string }>(tx, DUE_BULKS, [this.clock.now(), LIMIT]),
      comparisons: await queryRows<{ store_id: string; account_id: string }>(tx, DUE_COMPARISONS, [this.clock.now(), LIMIT]),
      nameless: await this.names.due(tx, LIMIT),
      notifying: await queryRows<{ store_id: string }>(tx, STORES_WITH_RULES, [LIMIT]),
      pictures: await queryRows<{ store_id: string; import_id: string }>(tx, IMPORTS_WAITING, [LIMIT]),
      carts: await queryRows<{ store_id: string; message_id: string }>(tx, CARTS_WAITING, [this.clock.ago(CARTS_MS), late, LIMIT]),
      lostCarts: await queryRows<{ store_id: string; message_id: string }>(tx, CARTS_LOST, [this.clock.ago(LOST_CARTS_MS), this.clock.ago(CARTS_MS), LIMIT]),
      receipts: await queryRows<{ store_id: string; message_id: string }>(tx, DUE_RECEIPTS, [this.clock.ago(RECEIPTS_MS), late, LIMIT]),
      answers: await queryRows<{ store_id: string; fact_id: string }>(tx, DUE_ANSWERS, [this.clock.ago(ANSWERS_MS), late, LIMIT]),
      hidden: await queryRows<{ store_id: string; account_id: string; lid: string }>(tx, DUE_HIDDEN, [this.clock.ago(HIDDEN_MS), late, LIMIT, this.env.PARLEY_ENVIRONMENT]),
      sources: await queryRows<{ store_id: string; id: string }>(tx, DUE_SOURCES, [late, LIMIT]),
    }));
    if (work.events.length > 0) await this.jobs.enqueue(INGEST, {});
    await this.jobs.enqueueMany(REPLY, work.turns.map(idsOf));
    await this.jobs.enqueueMany(DELIVER, work.deliveries.map(idsOf));
    await this.jobs.enqueueMany(RELEASE_PARKED, work.parked.map(idsOf));
    await this.jobs.enqueueMany(FETCH_MEDIA, work.media.map((row) => ({ storeId: row.store_id, mediaId: row.id })));
    await this.jobs.enqueueMany(TRANSCRIBE, work.transcripts.map((row) => ({ storeId: row.store_id, mediaId: row.id })));
    await this.jobs.enqueueMany(DESCRIBE, work.descriptions.map((row) => ({ storeId: row.store_id, mediaId: row.id })));
    await this.jobs.enqueueMany(SEND_BULK, work.bulks.map((row) => ({ storeId: row.store_id, accountId: row.account_id })));
    await this.jobs.enqueueMany(COMPARE_PHONE, work.comparisons.map((row) => ({ storeId: row.store_id, accountId: row.account_id })));
    await this.jobs.enqueueMany(ASK_NAME, work.nameless.map((nameless) => ({ ...nameless })));
    await this.jobs.enqueueMany(NOTIFY, work.notifying.map((row) => ({ storeId: row.store_id })));
    await this.jobs.enqueueMany(FETCH_IMPORTED_PICTURES, work.pictures.map((row) => ({ storeId: row.store_id, importId: row.import_id })));
    await this.jobs.enqueueMany(KEEP_CART, work.carts.map((row) => ({ storeId: row.store_id, messageId: row.message_id })));
    await this.jobs.enqueueMany(LEAVE_CART, work.lostCarts.map((row) => ({ storeId: row.store_id, messageId: row.message_id })));
    await this.jobs.enqueueMany(MARK_READ, work.receipts.map((row) => ({ storeId: row.store_id, messageId: row.message_id })));
    await this.jobs.enqueueMany(CONFIRM_CONSENT, work.answers.map((row) => ({ storeId: row.store_id, factId: row.fact_id })));
    await this.jobs.enqueueMany(FIND_PHONE, work.hidden.map((row) => ({ storeId: row.store_id, accountId: row.account_id, lid: row.lid })));
    await this.jobs.enqueueMany(READ_SOURCE, work.sources.map((row) => ({ storeId: row.store_id, sourceId: row.id })));
  }
}
const idsOf = (row: ConversationRef): { storeId: string; conversationId: string } => ({ storeId: row.store_id, conversationId: row.conversation_id });
