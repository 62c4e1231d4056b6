import { parsePublicId } from '#contracts';
import { DAY } from '../../apps/api/src/platform/clock/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { untilBlocked } from '../support/locks.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

interface ProductJson { id: string; title: string; handle: string; version: number; variants: { sku: string; price: { amount: number } }[] }

describe('imports of products, step by step', () => {
  let app: TestApp;
  let ana: Person;
  beforeAll(async () => {
    app = await startApp({ ROLE: 'api' });
  });
  beforeEach(async () => {
    ana = await aPerson(app);
    await app.owner.query("update stores set currency = 'EUR' where id = $1", [ana.storeId]);
  });
  afterAll(() => app.close());

  const at = (rest = ''): string => `${ana.storePath}/product-imports${rest}`;
  const send = (file: string, { rest = '', columns, name = 'products.csv' }: { rest?: string; columns?: (string | null)[]; name?: string } = {}) => {
    const request = app.http().post(at(rest)).set('cookie', ana.cookie).set('x-csrf-token', ana.csrf);
    return (columns === undefined ? request : request.field('columns', JSON.stringify(columns))).attach('file', Buffer.from(file), name);
  };
  const products = async (): Promise<ProductJson[]> => (await ana.get(`${ana.storePath}/products?limit=100`).expect(200)).body.data;
  const byTitle = async (title: string): Promise<ProductJson | undefined> => (await products()).find((product) => product.title === title);
  const undo = (id: string) => ana.post(at(`/${id}/undo`));

  const OWN = 'Artículo,Precio €,Código,Notas internas\nTaza,"12,50",T-1,ask Ana\nLámpara,gratis,L-1,\nVaso,3,V-1,\n';

  it('tells what the columns of a file seem to be, and remembers what was chosen for them', async () => {
    const { body } = await send(OWN, { rest: '/columns' }).expect(200);
    expect(body).toEqual({
      rows: 3,
      columns: [
        { header: 'Artículo', column: 'title', samples: ['Taza', 'Lámpara', 'Vaso'] }, { header: 'Precio €', column: 'price', samples: ['12,50', 'gratis', '3'] },
        { header: 'Código', column: 'sku', samples: ['T-1', 'L-1', 'V-1'] }, { header: 'Notas internas', column: null, samples: ['ask Ana', '', ''] },
      ],
    });
    await send('Artículo,Precio €,Notas internas\nTaza,12,Para el té\n', { columns: ['title', 'price', 'description'] }).expect(201);
    const again = (await send(OWN, { rest: '/columns' }).expect(200)).body;
    expect(again.columns.map(({ column }: { column: string }) => column)).toEqual(['title', 'price', 'sku', 'description']);
  });

  it('keeps what is sold while it begins', async () => {
    await send('title,price,sku,stock\nLamp,10,L-9,5\n').expect(201);
    const productId = parsePublicId('product', (await byTitle('Lamp'))?.id);
    await app.owner.query('begin');
    await app.owner.query('update products set version = version + 1 where store_id = $1 and id = $2', [ana.storeId, productId]);
    await app.owner.query("update product_variants set stock = stock - 1 where store_id = $1 and sku = 'L-9'", [ana.storeId]);
    const importing = send('title,price,sku\nLamp,12,L-9\n').then(({ status }) => status);
    await untilBlocked(app.owner, 1);
    await app.owner.query('commit');
    expect(await importing).toBe(201);
    const { rows } = await app.owner.query('select p.version, v.stock, v.price::int as price from products p join product_variants v on v.store_id = p.store_id and v.product_id = p.id where p.store_id = $1', [ana.storeId]);
    expect(rows).toEqual([{ version: 3, stock: 4, price: 1200 }]);
  });

  it('reads a file by the chosen columns, and shows the first rows with what is wrong in them', async () => {
    const { body } = await send(OWN, { rest: '?dry_run=true', columns: ['title', 'price', 'sku', null] }).expect(200);
    expect(body).toMatchObject({
      id: null, rows: 3, created: 2, skipped: 1, error_count: 1, undoable_until: null,
      errors: [{ line: 3, column: 'price', code: 'price.invalid', value: 'gratis' }],
      sample: [{ line: 2, cells: { title: 'Taza', price: '12,50', sku: 'T-1' } }, { line: 3, cells: { title: 'Lámpara' } }, { line: 4, cells: { title: 'Vaso' } }],
    });
    expect(await products()).toEqual([]);
  });

  it.each([
    [['title', 'price'], 'of another file'], [['title', 'title', null, null], 'doubled'], [['price', null, null, null], 'without a name'], [['name', null, null, null], 'unknown'],
  ])('refuses the columns %j (%s)', async (columns) => {
    const answer = await send(OWN, { columns });
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, '/columns']);
  });

  it('refuses the file while a row is wrong, or leaves out just that row and keeps what was wrong with it', async () => {
    const columns = ['title', 'price', 'sku', null];
    expect((await send(OWN, { columns })).body.code).toBe('import.invalid');
    expect(await products()).toEqual([]);
    const { body } = await send(OWN, { rest: '?skip_errors=true', columns, name: 'abril.csv' }).expect(201);
    expect(body).toMatchObject({ filename: 'abril.csv', imported_by: expect.stringMatching(/^Person/), rows: 3, created: 2, skipped: 1, error_count: 1 });
    expect((await products()).map(({ title }) => title).toSorted()).toEqual(['Taza', 'Vaso']);
    expect((await ana.get(at(`/${body.id}`)).expect(200)).body).toEqual(body);
    expect((await ana.get(at()).expect(200)).body.data).toEqual([body]);
    expect((await send('title,price\nX,free\n', { rest: '?skip_errors=true' })).body.code).toBe('import.invalid');
  });

  it('leaves out a product of which a row has too many cells, with all of its rows', async () => {
    const file = 'handle,title,variant,price\nmug,Mug,Small,10\nmug,,Large,12,50\nlamp,Lamp,,20\n,Rug,,30\n,Rug,Big,30,50\n';
    expect((await send(file, { rest: '?dry_run=true' }).expect(200)).body).toMatchObject({ rows: 5, created: 1, skipped: 4, errors: [{ line: 3, code: 'row.too_many_cells' }, { line: 6, code: 'row.too_many_cells' }] });
    expect((await send(file, { rest: '?skip_errors=true' }).expect(201)).body).toMatchObject({ rows: 5, created: 1, skipped: 4, error_count: 2 });
    expect((await products()).map(({ title }) => title)).toEqual(['Lamp']);
  });

  it.each([
    ['title,price,stock\nX,1,many\n', 'stock', 'stock.invalid'], ['title,sku,price\nX,S,1\nY,S,2\n', 'sku', 'sku.twice'], ['title,price,currency\nX,1,XXL\n', 'price', 'currency.unknown'],
    ['title,price,currency\nX,€1,USD\n', 'price', 'price.other_currency'], ['handle,price\nnew-one,1\n', 'title', 'title.missing'], ['title,price\nX,\n', 'price', 'price.missing'],
    ['handle,title,variant,price,currency\nx,X,A,1,EUR\nx,,B,1,USD\n', 'variant', 'currency.mixed'], ['title,price\nX,1,2\n', '', 'row.too_many_cells'], ['price,sku\n1,\n', 'title', 'row.unnamed'],
  ])('%j: %s is %s', async (file, column, code) => {
    const { body } = await send(file, { rest: '?dry_run=true' }).expect(200);
    expect(body.errors[0]).toMatchObject({ column, code });
  });

  describe('undone', () => {
    const BEFORE = 'title,sku,price\nMug,M-1,10\nLamp,L-1,20\n';

    it('takes new products away and makes changed ones as they were, in the search as well', async () => {
      await send(BEFORE).expect(201);
      const before = await byTitle('Mug');
      const { body } = await send('title,sku,price\nBig mug,M-1,15\nRug,R-1,30\n').expect(201);
      expect(body).toMatchObject({ created: 1, updated: 1, undone: null });
      expect(Date.parse(body.undoable_until)).toBe(Date.parse(body.created_at) + DAY);
      const undone = (await undo(body.id).expect(200)).body;
      expect(undone).toMatchObject({ id: body.id, undoable_until: null, undone: { removed: 1, restored: 1, kept: 0 } });
      const { version: _before, updated_at: _then, ...same } = before as ProductJson & { updated_at: string };
      expect(await byTitle('Mug')).toMatchObject({ ...same, version: 3 });
      expect((await products()).map(({ title }) => title).toSorted()).toEqual(['Lamp', 'Mug']);
      expect((await ana.get(`${ana.storePath}/products/search?q=rug`)).body.hits).toEqual([]);
      expect((await ana.get(`${ana.storePath}/products/search?q=mug`)).body.hits[0].product.title).toBe('Mug');
      expect((await undo(body.id)).body.code).toBe('import.not_undoable');
    });

    it('leaves alone what somebody changed or removed since', async () => {
      const { body } = await send(BEFORE).expect(201);
      const [mug, lamp] = [await byTitle('Mug'), await byTitle('Lamp')];
      const second = await send('title,sku,price\nMug,M-1,99\n').expect(201);
      await ana.delete(`${ana.storePath}/products/${lamp?.id}`).expect(204);
      expect((await undo(body.id).expect(200)).body.undone).toMatchObject({ removed: 0, restored: 0, kept: 2 });
      expect(await byTitle('Mug')).toMatchObject({ id: mug?.id, variants: [{ price: { amount: 9900 } }] });
      expect((await undo(second.body.id).expect(200)).body.undone).toMatchObject({ restored: 1 });
      expect(await byTitle('Mug')).toMatchObject({ variants: [{ price: { amount: 1000 } }] });
    });

    it('keeps a product whose SKU is another one\'s by now, and gives back those that changed places', async () => {
      await send('handle,title,sku,price\na,A,S-A,1\nb,B,S-B,2\nc,C,S-C,3\n').expect(201);
      const all = await products();
      const of = (handle: string) => all.find((product) => product.handle === handle);
      const { body } = await send('handle,variant,sku,price\na,Default,S-NEW,4\nb,,S-B,5\n').expect(201);
      expect(body.updated).toBe(2);
      const a = (await ana.get(`${ana.storePath}/products/${of('a')?.id}`)).body as ProductJson;
      // S-A goes to a product of a person's making.
      await ana.patch(`${ana.storePath}/products/${a.id}`, {}).expect(200);
      await app.owner.query("delete from product_variants where store_id = $1 and sku = 'S-A'", [ana.storeId]);
      await ana.post(`${ana.storePath}/products`, { title: 'Other', variants: [{ sku: 'S-A', price: { amount: 1, currency: 'EUR' } }] }).expect(201);
      expect((await undo(body.id).expect(200)).body.undone).toMatchObject({ restored: 1, kept: 1 });
      expect((await ana.get(`${ana.storePath}/products/${of('b')?.id}`)).body.variants[0].price.amount).toBe(200);
    });

    it('is possible for a day, for admins, and only in the own store', async () => {
      const { body } = await send(BEFORE).expect(201);
      const [agent, eve] = [await aColleague(app, ana, 'agent'), await aPerson(app)];
      expect((await agent.post(at(`/${body.id}/undo`))).status).toBe(403);
      expect((await eve.post(`${eve.storePath}/product-imports/${body.id}/undo`)).status).toBe(404);
      app.clock.advance(DAY + 1000);
      expect((await undo(body.id)).body.code).toBe('import.not_undoable');
      await send('title,price\nNext,1\n').expect(201);
      app.clock.advance(-DAY - 1000);
      const { rows } = await app.owner.query('select count(*)::integer as count from product_import_changes where store_id = $1', [ana.storeId]);
      expect(rows).toEqual([{ count: 1 }]);
    });

    it('a large import shows how far it is while it runs, and is undone as a whole', async () => {
      const file = `title,sku,price\n${Array.from({ length: 3000 }, (_, i) => `Thing ${i},S-${i},${i}`).join('\n')}\n`;
      const seen = new Set<number>();
      let isDone = false;
      const importing = send(file).expect(201).then((answer) => {
        isDone = true;
        return answer;
      });
      while (!isDone) {
        for (const { done, total } of (await ana.get(at('/running')).expect(200)).body.data as { done: number; total: number }[]) {
          expect(total).toBe(3000);
          seen.add(done);
        }
      }
      const { body } = await importing;
      expect(body.created).toBe(3000);
      expect(seen.size).toBeGreaterThan(1);
      expect((await ana.get(at('/running'))).body.data).toEqual([]);
      expect((await undo(body.id).expect(200)).body.undone).toMatchObject({ removed: 3000 });
      expect(await products()).toEqual([]);
    });

    it('a large file knows every product that is there, and one that is named twice far apart', async () => {
      const fileOf = (price: (place: number) => number, more = ''): string => `title,sku,price\n${Array.from({ length: 1200 }, (_, i) => `Thing ${i},S-${i},${price(i)}`).join('\n')}\n${more}`;
      await send(fileOf((i) => i)).expect(201);
      expect((await send(fileOf((i) => i)).expect(201)).body).toMatchObject({ created: 0, updated: 0, unchanged: 1200 });
      const { body } = await send(fileOf((i) => (i < 600 ? i : i + 1)), {}).expect(201);
      expect(body).toMatchObject({ created: 0, updated: 600, unchanged: 600 });
      expect((await undo(body.id).expect(200)).body.undone).toMatchObject({ removed: 0, restored: 600, kept: 0 });
      expect((await send(fileOf((i) => i)).expect(201)).body).toMatchObject({ unchanged: 1200 });
      const handle = (await app.owner.query<{ handle: string }>(`select p.handle from products p join product_variants v on v.product_id = p.id where p.store_id = $1 and v.sku = 'S-3'`, [ana.storeId])).rows[0]?.handle ?? '';
      const twice = `handle,title,sku,price\n${Array.from({ length: 1100 }, (_, i) => `,,S-${i},${i}`).join('\n')}\n${handle},Again,,9\n`;
      const wrong = await send(twice, { rest: '?dry_run=true' }).expect(200);
      expect(wrong.body.errors).toMatchObject([{ line: 1102, code: 'product.twice' }]);
    });
  });
});
