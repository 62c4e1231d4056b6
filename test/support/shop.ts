import { parsePublicId } from '#contracts';
import type { AddressInfo } from 'node:net';
import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { Products } from '../../apps/api/src/modules/catalog/index.js';
import { KnowledgeEntries } from '../../apps/api/src/modules/knowledge/index.js';
import { IncomingEvents } from '../../apps/api/src/modules/webhooks/intake/incoming-events.js';
import { startApp, type TestApp } from './app.js';
import { aPerson, type Person } from './login.js';

/** A running application, the sandbox as Meta, and a shop whose number is connected to it. */
export interface Line {
  readonly t: TestApp;
  readonly sandbox: Sandbox;
  readonly shop: Shop;
  /** One more shop on a number of its own. */
  openShop(options?: ShopOptions): Promise<Shop>;
  /** Resolves when no webhook is under way, no job waits or runs, and nothing came of the last of them. */
  settled(): Promise<void>;
  close(): Promise<void>;
}
/** `demo`: the app knows of the sandbox, as `npm start` makes it. */
export interface LineOptions extends ShopOptions { readonly demo?: boolean }
export interface ShopOptions { readonly account?: Record<string, unknown>; readonly fields?: Record<string, string> }
export interface Shop {
  readonly owner: Person;
  readonly storeId: string;
  /** Public id. */
  readonly account: string;
  readonly accountId: string;
  readonly numberId: string;
  readonly businessId: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly accessToken: string;
}

/** Starts everything; real HTTP both ways. */
export async function openLine(variables: Record<string, string> = {}, { demo = false, ...options }: LineOptions = {}): Promise<Line> {
  const sandbox = await startSandbox({ port: 0 });
  const t = await startApp({ OUTBOUND_ALLOW: sandbox.url, ...variables }, demo ? { sandboxUrl: sandbox.url } : {}).catch(async (error: unknown) => {
    await sandbox.close();
    throw error;
  });
  await t.app.listen(0, '127.0.0.1');
  const { port } = t.app.getHttpServer().address() as AddressInfo;
  const callback = `http://127.0.0.1:${port}/api/webhooks/whatsapp`;
  const openShop = (wanted: ShopOptions = {}): Promise<Shop> => connectShop(t, sandbox, callback, wanted);
  return {
    t, sandbox, openShop, shop: await openShop(options),
    settled: async () => {
      for (let round = 0; round < 3; round += 1) {
        await sandbox.idle();
        // The bell for new events may still rest from its last ring.
        await t.app.get(IncomingEvents, { strict: false }).flush();
        await t.jobs.drain();
      }
    },
    close: async () => {
      await t.close();
      await sandbox.close();
    },
  };
}

let shops = 0;

async function connectShop(t: TestApp, sandbox: Sandbox, callback: string, options: ShopOptions): Promise<Shop> {
  shops += 1;
  const digits = String(1_000_000 + shops).slice(1);
  const number = { phoneNumberId: `1065400000${digits}`, businessAccountId: `1022900000${digits}`, appId: `7788990000${digits}`, appSecret: `secret-of-shop-${digits}-0123456789`, accessToken: `token-of-shop-${digits}-0123456789` };
  sandbox.meta.addNumber({ ...number, displayPhoneNumber: `+1 555 ${digits.slice(0, 3)} ${digits.slice(2)}0` });
  const owner = await aPerson(t);
  const saved = await owner.post(`${owner.storePath}/accounts`, {
    provider: 'meta', name: 'Main number', status: 'active', is_default_outgoing: true, is_default_incoming: true, ...options.account,
    fields: { phoneNumberId: number.phoneNumberId, businessAccountId: number.businessAccountId, appId: number.appId, appSecret: number.appSecret, accessToken: number.accessToken, url: sandbox.url, ...options.fields },
  }).expect(201);
  const account = String(saved.body.id);
  sandbox.meta.setCallback(number.appId, callback, [number.businessAccountId]);
  await seed(t, owner.storeId);
  return { owner, storeId: owner.storeId, account, accountId: parsePublicId('account', account) ?? '', numberId: number.phoneNumberId, businessId: number.businessAccountId, ...number };
}

/** A few products and two answers. */
async function seed(t: TestApp, storeId: string): Promise<void> {
  const products = t.app.get(Products, { strict: false });
  const price = (amount: number): { amount: number; currency: string } => ({ amount, currency: 'USD' });
  await products.create(storeId, { title: 'Blue Ceramic Mug', description: 'Holds 350 ml.', status: 'active', variants: [{ sku: 'MUG-B', price: price(1250), stock: 7 }] });
  await products.create(storeId, { title: 'Camping Lantern', description: 'Bright and light.', status: 'active', variants: [{ sku: 'LAN-1', price: price(3900), stock: 3 }] });
  await t.app.get(KnowledgeEntries, { strict: false }).create(storeId, { title: 'Shipping', body: 'We ship every order within two working days. Delivery takes three days.' });
}

/** Rows of one table, as the schema's owner sees them. */
export async function rows<Row extends object = Record<string, unknown>>(t: TestApp, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await t.owner.query<Row>(sql, [...values])).rows;
}
