import type { MessageAuthor, MessageContent } from '#contracts';
import { metaCapabilities } from '../../libs/providers/meta/capabilities.js';
import { type AnswerRun, Assistant, type AssistantAnswer, type AssistantTurn, type TurnMessage } from '../../apps/api/src/modules/ai/index.js';
import type { CatalogProduct } from '../../apps/api/src/modules/catalog/index.js';
import { Products } from '../../apps/api/src/modules/catalog/products.service.js';
import { KnowledgeEntries } from '../../apps/api/src/modules/knowledge/index.js';
import { MediaFiles } from '../../apps/api/src/modules/media/index.js';
import { StoresService } from '../../apps/api/src/modules/stores/index.js';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import type { TestApp } from './app.js';

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** An answer whose run is kept. */
export type KeptAnswer = AssistantAnswer & { readonly runId: string | null };

/** A store with a few products and entries, and a conversation to talk in. */
export interface AssistantWorld {
  readonly storeId: string;
  readonly conversationId: string;
  readonly assistant: Assistant;
  readonly products: Readonly<Record<'blueShirt' | 'redShirt' | 'mug' | 'lamp', CatalogProduct>>;
  /** A turn of the customer's words or contents. */
  turn(said: string | MessageContent | readonly (string | MessageContent)[], options?: Partial<AssistantTurn>): AssistantTurn;
  message(author: MessageAuthor, said: string | MessageContent): TurnMessage;
  /** Answers and keeps the run: as `sent`, unless it is to be `dropped`. */
  answer(turn: AssistantTurn, options?: { assistant?: Assistant; keptAs?: readonly Parameters<AnswerRun['keep']>[1][] }): Promise<KeptAnswer>;
  /** One more entry of the knowledge. */
  knowledge(entry: { title: string; body: string }): Promise<unknown>;
  /** The stored run. */
  run(runId: string | null): Promise<Record<string, unknown>>;
}

/** @param store an existing store of the currency USD; a new one when absent */
export async function assistantWorld(test: TestApp, store?: string): Promise<AssistantWorld> {
  const storeId = store ?? (await test.app.get(StoresService).createStore({ name: 'Corner Shop', currency: 'USD', locale: 'en', timezone: 'UTC' })).id;
  const products = await addProducts(test, storeId);
  const knowledge = test.app.get(KnowledgeEntries);
  await knowledge.create(storeId, { title: 'Shipping', body: 'Shipping takes 3 days and costs $4.50. It is free of charge above $50.' });
  await knowledge.create(storeId, { title: 'Opening hours', body: 'We are open from Monday to Friday, 9:00 to 18:00.' });
  const conversationId = await addConversation(test, storeId);
  const assistant = test.app.get(Assistant);
  let seconds = 0;
  const message = (author: MessageAuthor, said: string | MessageContent): TurnMessage => {
    seconds += 1;
    return { id: newId(), author, content: typeof said === 'string' ? { kind: 'text', text: said } : said, at: new Date(Date.UTC(2026, 10, 21, 10, 0, seconds)) };
  };
  return {
    storeId, conversationId, products, message, assistant, knowledge: (entry) => knowledge.create(storeId, entry),
    turn: (said, options = {}) => ({
      storeId, conversationId, accountId: newId(), customer: { id: newId(), name: 'Ana', locale: null }, history: [], capabilities: metaCapabilities, signal: new AbortController().signal,
      messages: (Array.isArray(said) ? said as (string | MessageContent)[] : [said as string | MessageContent]).map((part) => message('customer', part)), ...options,
    }),
    answer: async (turn, options = {}) => {
      const answer = await (options.assistant ?? assistant).answer(turn, await assistant.brief(storeId));
      for (const outcome of options.keptAs ?? ['sent']) await test.db.inStore(storeId, async (tx) => answer.run?.keep(tx, outcome));
      return { ...answer, runId: answer.run?.id ?? null };
    },
    run: async (runId) => {
      const { rows } = await test.owner.query<Record<string, unknown>>('select * from runs where store_id = $1 and id = $2', [storeId, runId]);
      if (rows[0] === undefined) throw new Error('no such run');
      return rows[0];
    },
  };
}

async function addProducts(test: TestApp, storeId: string): Promise<AssistantWorld['products']> {
  const catalog = test.app.get(Products);
  const { id: mediaId } = await test.app.get(MediaFiles).put(storeId, PIXEL, { filename: 'shirt.png' });
  const usd = (amount: number): { amount: number; currency: string } => ({ amount, currency: 'USD' });
  return {
    blueShirt: await catalog.create(storeId, { title: 'Blue Shirt', description: 'Soft cotton.', status: 'active', images: [{ mediaId, alt: 'A blue shirt' }], variants: [{ price: usd(2000), stock: 7 }] }),
    redShirt: await catalog.create(storeId, { title: 'Red Shirt', description: 'Linen.', status: 'active', variants: [{ title: 'S', sku: 'R-S', price: usd(2500), stock: 1 }, { title: 'L', sku: 'R-L', price: usd(2700), stock: 0 }] }),
    mug: await catalog.create(storeId, { title: 'Coffee Mug', description: 'Holds 300 ml.', status: 'active', variants: [{ price: usd(900), stock: 0 }] }),
    lamp: await catalog.create(storeId, { title: 'Secret Lamp', description: 'Not for sale yet.', status: 'draft', variants: [{ price: usd(9900), stock: 1 }] }),
  };
}

async function addConversation(test: TestApp, storeId: string): Promise<string> {
  const [account, customer, conversation] = [newId(), newId(), newId()];
  const now = test.clock.now();
  await test.owner.query(
    `insert into accounts (store_id, id, provider, name, status, environment, path_key, created_at, updated_at) values ($1, $2, 'meta', 'Main', 'active', 'test', $3, $4, $4)`,
    [storeId, account, newId(), now],
  );
  await test.owner.query('insert into customers (store_id, id, name, created_at, updated_at) values ($1, $2, $3, $4, $4)', [storeId, customer, 'Ana', now]);
  await test.owner.query(
    `insert into conversations (store_id, id, account_id, customer_id, handler_changed_at, last_message_at, created_at, updated_at) values ($1, $2, $3, $4, $5, $5, $5, $5)`,
    [storeId, conversation, account, customer, now],
  );
  return conversation;
}
