import { publicId } from '#contracts';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { startApp, type TestApp } from '../support/app.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('the catalog', () => {
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

  const path = (rest = '') => `${ana.storePath}/products${rest}`;
  const create = async (fields: object = {}) => ana.post(path(), { title: 'Blue mug', status: 'active', variants: [{ sku: null, price: eur(1290), stock: 4 }], ...fields });
  const imports = (query = '') => app.http().post(`${ana.storePath}/product-imports${query}`).set('cookie', ana.cookie).set('x-csrf-token', ana.csrf);
  const importCsv = (text: string | Buffer, query = '') => imports(query).set('content-type', 'text/csv').send(text as string);

  describe('products', () => {
    it('R157: are created with variants, tags and search terms, and read back the same', async () => {
      const created = await create({
        handle: 'blue-mug', description: 'For coffee', tags: ['kitchen', 'kitchen', ' gift '], search_terms: ['taza', 'كوب'], url: 'https://example.com/mug',
        variants: [{ options: { Size: 'S' }, sku: 'M-S', price: eur(1290), compare_at: eur(1500), stock: 4 }, { options: { Size: 'L', Colour: 'Blue' }, sku: 'M-L', price: eur(1490), stock: null }],
      });
      expect(created.status).toBe(201);
      expect(created.body).toMatchObject({
        id: expect.stringMatching(/^prod_/), version: 1, handle: 'blue-mug', title: 'Blue mug', status: 'active', tags: ['kitchen', 'gift'], search_terms: ['taza', 'كوب'], images: [],
        variants: [
          { id: expect.stringMatching(/^var_/), title: 'S', sku: 'M-S', price: eur(1290), compare_at: eur(1500), stock: 4 },
          { title: 'L / Blue', options: { Size: 'L', Colour: 'Blue' }, sku: 'M-L', price: eur(1490), compare_at: null, stock: null },
        ],
      });
      expect((await ana.get(path(`/${created.body.id}`))).body).toEqual(created.body);
    });

    it('raises the version with every change, keeps variants by id or SKU, and leaves absent fields', async () => {
      const { body: before } = await create({ description: 'Old', variants: [{ sku: 'A', title: 'One', price: eur(100) }, { sku: 'B', title: 'Two', price: eur(200) }] });
      const changed = await ana.patch(path(`/${before.id}`), { variants: [{ sku: 'B', price: eur(250) }, { id: before.variants[0].id, sku: 'C', price: eur(100) }] });
      expect(changed.body).toMatchObject({ version: 2, description: 'Old', variants: [{ id: before.variants[1].id, title: 'Two', price: eur(250) }, { id: before.variants[0].id, title: 'One', sku: 'C' }] });
      const same = await ana.patch(path(`/${before.id}`), { description: 'Old' });
      expect(same.body.version).toBe(2);
      const cleared = await ana.patch(path(`/${before.id}`), { url: null, description: '' });
      expect(cleared.body).toMatchObject({ version: 3, description: '', url: null });
    });

    it('a change that was made from an older version is refused when it says so', async () => {
      const { body } = await create();
      const patch = (etag: string, fields: object) => ana.patch(path(`/${body.id}`), fields).set('if-match', etag);
      const read = await ana.get(path(`/${body.id}`));
      expect(read.headers['etag']).toBe('"1"');
      expect((await patch('"1"', { title: 'Mine' })).body).toMatchObject({ version: 2, title: 'Mine' });
      const late = await patch('"1"', { title: 'Late' });
      expect([late.status, late.body.code, late.headers['etag']]).toEqual([412, 'product.stale', '"2"']);
      expect((await patch('nonsense', { title: 'Late' })).status).toBe(412);
      expect((await patch('*', { title: 'Whatever' })).body).toMatchObject({ version: 3, title: 'Whatever' });
    });

    it('a repeated creation with one idempotency key makes one product', async () => {
      const again = () => ana.post(path(), { title: 'Once', variants: [{ price: eur(1) }] }).set('idempotency-key', 'once');
      expect((await again()).body.id).toBe((await again()).body.id);
      expect((await ana.get(path())).body.data).toHaveLength(1);
    });

    it('two changes at once both count', async () => {
      const { body } = await create();
      await Promise.all(['a', 'b', 'c', 'd'].map((tag) => ana.patch(path(`/${body.id}`), { tags: [tag] })));
      expect((await ana.get(path(`/${body.id}`))).body.version).toBe(5);
    });

    it('a SKU and a handle belong to one product, and SKUs can change places', async () => {
      const first = await create({ handle: 'one', variants: [{ sku: 'X', price: eur(1) }, { sku: 'Y', price: eur(1) }] });
      const again = await create({ variants: [{ sku: 'X', price: eur(1) }] });
      expect([again.status, again.body.code, again.body.errors[0].pointer]).toEqual([409, 'product.sku_taken', '/variants']);
      const handle = await create({ handle: 'one' });
      expect([handle.status, handle.body.code]).toEqual([409, 'product.handle_taken']);
      const [x, y] = first.body.variants;
      const swapped = await ana.patch(path(`/${first.body.id}`), { variants: [{ id: x.id, sku: 'Y', price: eur(1) }, { id: y.id, sku: 'X', price: eur(1) }] });
      expect(swapped.body.variants).toMatchObject([{ id: x.id, sku: 'Y' }, { id: y.id, sku: 'X' }]);
      const other = await aPerson(app);
      const elsewhere = await other.post(`${other.storePath}/products`, { title: 'Same SKU', variants: [{ sku: 'X', price: eur(1) }] });
      expect(elsewhere.status).toBe(201);
    });

    it('makes a free handle from the title', async () => {
      const made = [await create({ title: 'Café à la crème!' }), await create({ title: 'Cafe a la creme' }), await create({ title: '🚀' })];
      expect(made.map((answer) => answer.body.handle)).toEqual(['cafe-a-la-creme', 'cafe-a-la-creme-2', 'product']);
    });

    it.each([
      [{ title: '' }, '/title'], [{ variants: [] }, '/variants'], [{ variants: [{ price: eur(-1) }] }, '/variants/0/price/amount'],
      [{ variants: [{ price: { amount: 1, currency: 'euro' } }] }, '/variants/0/price/currency'], [{ variants: [{ price: eur(1.5) }] }, '/variants/0/price/amount'],
      [{ variants: [{ price: eur(1), options: { A: 1 } }] }, '/variants/0/options'], [{ variants: [{ price: eur(1), options: { A: 'a', B: 'b', C: 'c', D: 'd' } }] }, '/variants/0/options'],
      [{ variants: [{ price: eur(1), options: { A: 'a', B: 'b', C: 'c' } }, { price: eur(1), options: { A: 'b' } }, { price: eur(1), options: { D: 'd' } }] }, '/variants/2/options'],
      [{ variants: [{ title: 'No price' }] }, '/variants/0/price'], [{ variants: [{ price: eur(1), sku: 'Q' }, { price: eur(1), sku: 'Q' }] }, '/variants'],
      [{ variants: [{ price: eur(1) }, { price: { amount: 1, currency: 'USD' } }] }, '/variants'], [{ variants: [{ id: publicId('variant', newId()), price: eur(1) }] }, '/variants/0/id'],
      [{ status: 'sold' }, '/status'], [{ url: 'javascript:alert(1)' }, '/url'], [{ images: [{ media_id: publicId('media', newId()) }] }, '/images'], [{ price: 3 }, '/price'],
    ])('refuses %j and points at %s', async (fields, pointer) => {
      const answer = await create(fields);
      expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer]);
    });

    it('keeps SQL, HTML and NUL bytes as plain text', async () => {
      const title = `'); drop table products; -- <b>x</b>`;
      const answer = await create({ title: `${title}\u0000`, description: '<script>alert(1)</script>' });
      expect(answer.body).toMatchObject({ title, description: '<script>alert(1)</script>' });
    });

    it('are removed for good, from the search too', async () => {
      const { body } = await create({ title: 'Zebra rug' });
      expect((await ana.delete(path(`/${body.id}`))).status).toBe(204);
      expect((await ana.get(path(`/${body.id}`))).body.code).toBe('product.not_found');
      expect((await ana.delete(path(`/${body.id}`))).status).toBe(404);
      expect((await ana.get(path('/search?q=zebra'))).body.hits).toEqual([]);
    });

    it('tell open screens of every change', async () => {
      const { body } = await create();
      await ana.patch(path(`/${body.id}`), { title: 'Red mug' });
      await ana.delete(path(`/${body.id}`));
      const { rows } = await app.owner.query("select data from live_events where store_id = $1 and type = 'product.updated' order by xid, id", [ana.storeId]);
      expect(rows.map((row) => row.data)).toEqual([{ product_id: body.id, version: 1 }, { product_id: body.id, version: 2 }, { product_id: body.id, deleted: true }]);
    });
  });

  describe('many at once', () => {
    it('get another status, with what they had before, and open screens are told of each', async () => {
      const made = [await create({ title: 'A' }), await create({ title: 'B', status: 'draft' }), await create({ title: 'C', status: 'archived' })].map(({ body }) => body.id as string);
      const { body } = await ana.post(path('/status'), { product_ids: [...made, publicId('product', newId()), 'nonsense'], status: 'archived' });
      expect(body.changed.toSorted((a: { previous_status: string }, b: { previous_status: string }) => a.previous_status.localeCompare(b.previous_status))).toEqual([
        { product_id: made[0], previous_status: 'active', version: 2 }, { product_id: made[1], previous_status: 'draft', version: 2 },
      ]);
      expect((await ana.get(path('/counts'))).body).toEqual({ draft: 0, active: 0, archived: 3 });
      const { rows } = await app.owner.query("select data->>'product_id' as id from live_events where store_id = $1 and data->>'version' = '2'", [ana.storeId]);
      expect(rows.map(({ id }) => id).toSorted()).toEqual(made.slice(0, 2).toSorted());
      const eve = await aPerson(app);
      expect((await eve.post(`${eve.storePath}/products/status`, { product_ids: made, status: 'active' })).body).toEqual({ changed: [] });
      const agent = await aColleague(app, ana, 'agent');
      expect((await agent.post(path('/status'), { product_ids: made, status: 'active' })).status).toBe(403);
    });
  });

  describe('photos', () => {
    const upload = async (bytes: Buffer, name: string): Promise<string> =>
      (await app.http().post(`${ana.storePath}/media`).set('cookie', ana.cookie).set('x-csrf-token', ana.csrf).attach('file', bytes, name).expect(201)).body.id;

    it('are pictures in an order of their own, with a text for those who cannot see them', async () => {
      const photos = [await upload(PIXEL, 'a.png'), await upload(PIXEL, 'b.png')];
      const { body } = await create({ images: [{ media_id: photos[1], alt: 'From behind' }, { media_id: photos[0] }] });
      expect(body.images).toEqual([{ media_id: photos[1], alt: 'From behind' }, { media_id: photos[0], alt: '' }]);
      const note = await upload(Buffer.from('just words'), 'note.txt');
      const refused = await ana.patch(path(`/${body.id}`), { images: [{ media_id: photos[0] }, { media_id: note }] });
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/images/1/media_id']);
    });
  });

  describe('the list', () => {
    beforeEach(async () => {
      for (let i = 1; i <= 5; i += 1) await create({ title: `Lantern ${i}`, status: i === 5 ? 'draft' : 'active' });
    });
    const titles = (body: { data: { title: string }[] }) => body.data.map((product) => product.title);

    it('pages forwards and backwards, newest first', async () => {
      const first = (await ana.get(path('?limit=2'))).body;
      expect([titles(first), first.prev_cursor]).toEqual([['Lantern 5', 'Lantern 4'], null]);
      const second = (await ana.get(path(`?limit=2&cursor=${first.next_cursor}`))).body;
      expect(titles(second)).toEqual(['Lantern 3', 'Lantern 2']);
      const last = (await ana.get(path(`?limit=2&cursor=${second.next_cursor}`))).body;
      expect([titles(last), last.next_cursor]).toEqual([['Lantern 1'], null]);
      const back = (await ana.get(path(`?limit=2&cursor=${last.prev_cursor}`))).body;
      expect(titles(back)).toEqual(['Lantern 3', 'Lantern 2']);
    });

    it.each(['["after","x","y"]', '["after","x"]', '["after","2026-01-01T00:00:00.000Z","y"]'])('refuses the made-up cursor %s', async (text) => {
      for (const words of ['', 'q=lantern&']) {
        const answer = await ana.get(path(`?${words}cursor=${Buffer.from(text).toString('base64url')}`));
        expect([answer.status, answer.body.code]).toEqual([400, 'cursor.invalid']);
      }
    });

    it('filters by status and refuses unknown ones', async () => {
      expect(titles((await ana.get(path('?status=draft'))).body)).toEqual(['Lantern 5']);
      expect(titles((await ana.get(path('?status=draft,active&limit=100'))).body)).toHaveLength(5);
      expect((await ana.get(path('?status=sold'))).status).toBe(422);
    });

    it('searches with the same search, drafts included, and pages through the hits', async () => {
      const first = (await ana.get(path('?q=lantren&limit=3'))).body;
      const second = (await ana.get(path(`?q=lantren&limit=3&cursor=${first.next_cursor}`))).body;
      expect(new Set([...titles(first), ...titles(second)]).size).toBe(5);
      const back = (await ana.get(path(`?q=lantren&limit=3&cursor=${second.prev_cursor}`))).body;
      expect(titles(back)).toEqual(titles(first));
      expect(titles((await ana.get(path('?q=lantren&status=draft'))).body)).toEqual(['Lantern 5']);
    });

    it('customers are shown active products only', async () => {
      const { hits } = (await ana.get(path('/search?q=lantern'))).body;
      expect(hits.map((hit: { product: { title: string } }) => hit.product.title).toSorted()).toEqual(['Lantern 1', 'Lantern 2', 'Lantern 3', 'Lantern 4']);
    });
  });

  describe('who may', () => {
    it('agents read, admins write', async () => {
      const { body } = await create();
      const agent = await aColleague(app, ana, 'agent');
      const admin = await aColleague(app, ana, 'admin');
      expect((await agent.get(path())).status).toBe(200);
      const refused = await Promise.all([agent.post(path(), { title: 'x' }), agent.patch(path(`/${body.id}`), {}), agent.delete(path(`/${body.id}`)), agent.post(`${ana.storePath}/product-imports`)]);
      expect(refused.map((answer) => answer.status)).toEqual([403, 403, 403, 403]);
      expect((await admin.patch(path(`/${body.id}`), { title: 'y' })).status).toBe(200);
    });

    it('a foreign store finds nothing', async () => {
      const { body } = await create();
      const imported = await importCsv('title,price\nX,1\n');
      const eve = await aPerson(app);
      const tries = await Promise.all([
        eve.get(path()), eve.get(path(`/${body.id}`)), eve.patch(path(`/${body.id}`), { title: 'z' }), eve.delete(path(`/${body.id}`)), eve.get(`${ana.storePath}/product-imports/${imported.body.id}`),
        eve.get(`${eve.storePath}/products/${body.id}`), eve.patch(`${eve.storePath}/products/${body.id}`, { title: 'z' }), eve.delete(`${eve.storePath}/products/${body.id}`), eve.get(`${eve.storePath}/product-imports/${imported.body.id}`),
      ]);
      expect(tries.map((answer) => answer.status)).toEqual(Array.from({ length: 9 }, () => 404));
      expect((await ana.get(path(`/${body.id}`))).body.title).toBe('Blue mug');
    });
  });

  describe('CSV import', () => {
    const FILE = [
      'Handle,Title,Description,Tags,Option1 Name,Option1 Value,SKU,Price,Compare at,Currency,Stock',
      'tent,Tent,"Waterproof, light",camping;outdoor,Size,2,T-2,"1,149.00",1.249,USD,5',
      'tent,,,,Size,4,T-4,1499.5,,USD,',
      ',Socks,,,,,S-1,€9,,,12',
    ].join('\r\n');

    it('creates products with their variants, prices by currency, and keeps the result', async () => {
      const answer = await importCsv(`\ufeff${FILE}`);
      expect([answer.status, answer.body]).toEqual([201, expect.objectContaining({ id: expect.stringMatching(/^imp_/), rows: 3, created: 2, updated: 0, unchanged: 0, errors: [] })]);
      expect((await ana.get(`${ana.storePath}/product-imports/${answer.body.id}`)).body).toEqual(answer.body);
      const { data } = (await ana.get(path())).body;
      const tent = data.find((product: { handle: string }) => product.handle === 'tent');
      expect(tent).toMatchObject({ status: 'active', tags: ['camping', 'outdoor'], variants: [
        { title: '2', sku: 'T-2', price: { amount: 114_900, currency: 'USD' }, compare_at: { amount: 124_900, currency: 'USD' }, stock: 5 },
        { title: '4', sku: 'T-4', price: { amount: 149_950, currency: 'USD' }, stock: null },
      ] });
      expect(data.find((product: { handle: string }) => product.handle === 'socks').variants).toMatchObject([{ title: 'Default', price: eur(900), stock: 12 }]);
      expect((await ana.get(path('/search?q=tnet'))).body.hits).toHaveLength(1);
    });

    it('finds products again by handle and by SKU; an empty cell changes nothing, an equal file nothing at all', async () => {
      await importCsv(FILE);
      const again = await importCsv(FILE);
      expect(again.body).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
      const bySku = await importCsv('sku,price,stock\nT-4,1399,\nS-1,,3\n');
      expect(bySku.body).toMatchObject({ created: 0, updated: 2 });
      const { data } = (await ana.get(path())).body;
      expect(data.find((product: { handle: string }) => product.handle === 'socks').variants[0]).toMatchObject({ price: eur(900), stock: 3 });
      expect(data.find((product: { handle: string }) => product.handle === 'tent')).toMatchObject({ version: 2, description: 'Waterproof, light' });
    });

    it('a row with another currency than its product is named, not mixed in', async () => {
      await importCsv(FILE);
      const answer = await importCsv('sku,price,currency\nT-4,1399,EUR\n');
      expect([answer.status, answer.body.errors[0]]).toEqual([422, { pointer: '/lines/2/variant', code: 'invalid', detail: 'All variants of a product have one currency' }]);
    });

    it('names every wrong cell by line and writes nothing', async () => {
      const file = 'title,sku,price,stock,status,url\nGood,A,1,1,active,\nBad price,B,=1+1,1,active,\nBad rest,A,2,many,gone,ftp://x\n,,5,,,\nNo price,C,,,,\n';
      const answer = await importCsv(file);
      expect([answer.status, answer.body.code]).toEqual([422, 'import.invalid']);
      expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual(['/lines/3/price', '/lines/4/status', '/lines/4/url', '/lines/4/stock', '/lines/4/sku', '/lines/5/title', '/lines/6/price']);
      expect((await ana.get(path())).body.data).toEqual([]);
    });

    it('a preview tells the same and writes nothing', async () => {
      const answer = await importCsv('title,price\nGood,1\nBad,free\n', '?dry_run=true');
      expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ id: null, rows: 2, created: 1, errors: [expect.objectContaining({ line: 3, column: 'price', code: 'price.invalid', value: 'free', detail: '"free" is no price' })] })]);
      expect((await ana.get(path())).body.data).toEqual([]);
    });

    it('keeps formulas as harmless text', async () => {
      await importCsv(`title,description,price\n"=HYPERLINK(""http://evil"")",'+1 year warranty,5\n`);
      expect((await ana.get(path())).body.data).toMatchObject([{ title: '=HYPERLINK("http://evil")', description: '+1 year warranty' }]);
    });

    it('refuses a SKU of another product', async () => {
      await create({ variants: [{ sku: 'TAKEN', price: eur(1) }] });
      await create({ handle: 'mine' });
      const answer = await importCsv('handle,sku,price\nmine,TAKEN,2\n');
      expect([answer.status, answer.body.errors]).toEqual([422, [{ pointer: '/lines/2/sku', code: 'invalid', detail: 'This SKU belongs to another product' }]]);
    });

    it.each([
      ['title;price\nTasse;12,50\n', 1250], ['title\tprice\nTasse\t12.50\n', 1250],
    ])('reads %j', async (file, amount) => {
      expect((await importCsv(file)).body).toMatchObject({ created: 1 });
      expect((await ana.get(path())).body.data[0].variants[0].price).toEqual(eur(amount));
    });

    it('reads Windows-1252 and UTF-16 as spreadsheets write them', async () => {
      await importCsv(Buffer.from('title,price\nCaf\xe9,1\n', 'latin1'));
      await importCsv(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('title\tprice\nCrème\t1\n', 'utf16le')]));
      expect((await ana.get(path())).body.data.map((product: { title: string }) => product.title).toSorted()).toEqual(['Café', 'Crème']);
    });

    it.each([
      ['is empty', '', /no rows/], ['has an unknown column', 'name,price\nX,1\n', /Unknown column name/], ['has an open quote', 'title,price\n"X,1\n', /quote/], ['is too long', `title,price\n${'X,1\n'.repeat(10_001)}`, /At most 10000 rows/],
    ])('refuses a file as a whole that %s', async (_what, file, reason) => {
      const answer = await importCsv(file);
      expect([answer.status, answer.body.code === 'import.invalid' ? reason.test(answer.body.detail) : answer.body.code]).toEqual([422, true]);
    });

    it('takes a multipart file too, and nothing else', async () => {
      const form = await imports().field('x', '1').attach('file', Buffer.from('title,price\nX,1\n'), 'my products.csv');
      expect(form.body).toMatchObject({ created: 1, filename: 'my products.csv' });
      expect((await ana.post(`${ana.storePath}/product-imports`, { title: 'x' })).status).toBe(415);
    });

    it('imports 10,000 rows in one go', async () => {
      const rows = Array.from({ length: 10_000 }, (_, i) => `p-${i % 5000},Thing number ${i % 5000},V${i},S-${i},${i}.99`);
      const answer = await importCsv(`handle,title,variant,sku,price\n${rows.join('\n')}\n`);
      expect(answer.body).toMatchObject({ rows: 10_000, created: 5000 });
      const { rows: counts } = await app.owner.query('select count(*)::integer as variants from product_variants where store_id = $1', [ana.storeId]);
      expect(counts).toEqual([{ variants: 10_000 }]);
    });
  });
});
