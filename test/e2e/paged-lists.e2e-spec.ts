import { parsePublicId, publicId } from '#contracts';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { anAccount } from '../support/factories.js';
import { furnish } from '../support/furnished-shop.js';
import { type Line, openLine, rows } from '../support/shop.js';

interface Page { readonly data: readonly Record<string, unknown>[]; readonly next_cursor: string | null; readonly prev_cursor: string | null }

/** Lists that grow with the life of a shop. Nothing of them is left out, and no page is long. */
describe('lists that grow come in pages', () => {
  let line: Line;
  let ids: Record<string, string>;
  beforeAll(async () => {
    line = await openLine();
    ids = await furnish(line, line.shop, 'Zzyzx');
  });
  afterAll(() => line.close());

  async function page(path: string, query: object): Promise<Page> {
    return (await line.shop.owner.get(`${line.shop.owner.storePath}/${path}`).query(query).expect(200)).body as Page;
  }
  /** All rows two by two, forwards; then the way back from the last page. */
  async function turned(path: string, nameOf: (row: Record<string, unknown>) => unknown): Promise<{ there: unknown[]; back: unknown[] }> {
    const pages: Page[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const next = await page(path, { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      pages.push(next);
      cursor = next.next_cursor;
    }
    const back: unknown[] = [];
    for (let cursor = pages.at(-1)?.prev_cursor ?? null; cursor !== null;) {
      const previous = await page(path, { limit: 2, cursor });
      back.unshift(...previous.data.map(nameOf));
      cursor = previous.prev_cursor;
    }
    return { there: pages.flatMap(({ data }) => data.map(nameOf)), back: [...back, ...(pages.at(-1)?.data ?? []).map(nameOf)] };
  }

  it('recipient lists, by name', async () => {
    const { owner } = line.shop;
    for (const name of ['beta', 'Alpha', 'Gamma', 'delta 100%', 'Émile']) await owner.post(`${owner.storePath}/recipient-lists`, { name }).expect(201);
    const all = (await page('recipient-lists', {})).data.map(({ name }) => name);
    expect(all).toHaveLength(6);
    expect(await turned('recipient-lists', ({ name }) => name)).toEqual({ there: all, back: all });
  });

  it('what happened to an order, oldest first', async () => {
    const { storeId } = line.shop;
    for (let i = 0; i < 4; i += 1) {
      await rows(line.t, `insert into order_events (store_id, id, order_id, type, actor, detail, occurred_at) select store_id, $3, order_id, type, actor, detail, now() from order_events where store_id = $1 and order_id = $2 limit 1`, [storeId, parsePublicId('order', ids['order_id']), newId()]);
    }
    const path = `orders/${ids['order_id']}/timeline`;
    const all = (await page(path, {})).data.map(({ id }) => id);
    expect(all.length).toBeGreaterThanOrEqual(5);
    expect(all).toEqual([...all].sort());
    expect(await turned(path, ({ id }) => id)).toEqual({ there: all, back: all });
  });

  it('what a template was, newest first', async () => {
    const { owner } = line.shop;
    for (const body of ['Second', 'Third', 'Fourth']) await owner.patch(`${owner.storePath}/templates/${ids['template_id']}`, { components: { body, buttons: [], samples: {} } }).expect(200);
    const path = `templates/${ids['template_id']}/versions`;
    const all = (await page(path, {})).data.map(({ version }) => version);
    expect(all.length).toBeGreaterThanOrEqual(3);
    expect(all).toEqual((all as number[]).toSorted((one, other) => other - one));
    expect(await turned(path, ({ version }) => version)).toEqual({ there: all, back: all });
  });

  it('conversations that an account took over, newest first', async () => {
    const { t, shop } = line;
    const from = await anAccount(t, shop.storeId);
    const made = [];
    for (let i = 0; i < 23; i += 1) {
      const id = newId();
      await rows(t, `insert into conversation_moves (store_id, id, from_account_id, to_account_id, moved_by, created_at) values ($1, $2, $3, $4, 'Ana', now())`, [shop.storeId, id, from, shop.accountId]);
      made.unshift(publicId('conversation_move', id));
    }
    const path = `accounts/${shop.account}/conversation-moves`;
    const all = (await page(path, { limit: 100 })).data.map(({ id }) => id);
    // More than the twenty that were once all.
    expect(all).toEqual(expect.arrayContaining(made));
    expect(await turned(path, ({ id }) => id)).toEqual({ there: all, back: all });
  });

  it('pieces of a text, in order', async () => {
    const { storeId } = line.shop;
    const entry = parsePublicId('knowledge', ids['knowledge_id']);
    for (let position = 1; position <= 5; position += 1) await rows(line.t, `insert into knowledge_chunks (store_id, id, entry_id, position, text, heading) values ($1, $2, $3, $4, 'more', '')`, [storeId, newId(), entry, position]);
    const path = `knowledge/${ids['knowledge_id']}/chunks`;
    expect(await turned(path, ({ position }) => position)).toEqual({ there: [0, 1, 2, 3, 4, 5], back: [0, 1, 2, 3, 4, 5] });
  });

  it.each(['recipient-lists', 'orders/{order_id}/timeline', 'templates/{template_id}/versions', 'knowledge/{knowledge_id}/chunks'])('%s: a cursor that nobody gave is refused', async (path) => {
    const { owner } = line.shop;
    const address = `${owner.storePath}/${path.replaceAll(/\{(\w+)\}/g, (_text, name: string) => ids[name] ?? '')}`;
    for (const key of [['after', 'x\u0000'], ['after', '\ud800'], ['after', '-1', '2'], ['beside', '1'], ['after']]) {
      const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
      expect((await owner.get(address).query({ cursor }).expect(400)).body.code).toBe('cursor.invalid');
    }
  });
});
