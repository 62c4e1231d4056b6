import { startApp, type TestApp } from '../support/app.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('categories, cost and the way out of the catalog (R157)', () => {
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
  const create = async (fields: object) => (await ana.post(path(), { status: 'active', variants: [{ price: eur(1290), stock: 4 }], ...fields }).expect(201)).body;
  const titles = async (query: string): Promise<string[]> => (await ana.get(path(`?${query}`)).expect(200)).body.data.map(({ title }: { title: string }) => title).toSorted();
  const download = (query = '') => ana.get(`${ana.storePath}/product-exports${query}`);
  const load = (file: string) => app.http().post(`${ana.storePath}/product-imports`).set('cookie', ana.cookie).set('x-csrf-token', ana.csrf).set('content-type', 'text/csv').send(file);

  it('a category is a path; a list of it holds what is below it, searched or not', async () => {
    expect((await create({ title: 'Lamp', category: ' Home>  Lighting > ' })).category).toBe('Home > Lighting');
    await create({ title: 'Cushion', category: 'Home' });
    await create({ title: 'Sweater', category: 'Homewear' });
    await create({ title: 'Mug' });
    expect(await titles('category=Home')).toEqual(['Cushion', 'Lamp']);
    expect(await titles('category=Home%20%3E%20Lighting')).toEqual(['Lamp']);
    expect(await titles('category=Home&q=lamp')).toEqual(['Lamp']);
    expect(await titles('category=Home&q=sweater')).toEqual([]);
    expect((await ana.get(path('/categories')).expect(200)).body.data).toEqual([{ category: 'Home', count: 2 }, { category: 'Home > Lighting', count: 1 }, { category: 'Homewear', count: 1 }]);
    expect((await ana.get(path('/search?q=lighting'))).body.hits.map(({ product }: { product: { title: string } }) => product.title)).toEqual(['Lamp']);
  });

  it('what a variant costs stays as it was until somebody says otherwise, in the currency of its price', async () => {
    const { id, variants: [variant] } = await create({ title: 'Lamp', variants: [{ price: eur(1290), cost: eur(400) }] });
    expect(variant.cost).toEqual(eur(400));
    const change = (fields: object) => ana.patch(path(`/${id}`), { variants: [{ id: variant.id, price: eur(1500), ...fields }] });
    expect((await change({}).expect(200)).body.variants[0]).toMatchObject({ price: eur(1500), cost: eur(400) });
    expect((await change({ cost: { amount: 1, currency: 'USD' } })).body.errors[0].pointer).toBe('/variants/0/cost');
    expect((await change({ cost: null }).expect(200)).body.variants[0].cost).toBeNull();
  });

  it('an export imported again changes nothing; edited, it changes just that', async () => {
    await create({ title: 'Plain mug', description: 'Says "hello",\nin two lines', tags: ['kitchen', 'gifts, small', '6" rim'], search_terms: ['taza', 'كوب; كأس'], url: 'https://example.com/mug', variants: [{ sku: '=SUM(A1)', price: eur(1290), compare_at: eur(1500), cost: eur(400), stock: -2 }] });
    await create({ title: '+Lámpara', status: 'draft', category: 'Home > Lighting', variants: [{ options: { Size: 'S', Colour: 'Red' }, price: eur(100) }, { options: { Size: 'L', Colour: 'Red' }, price: eur(200050), stock: 0 }] });
    const { headers, text } = await download().expect(200);
    expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': expect.stringMatching(/^attachment; filename="products-\d{4}-\d\d-\d\d\.csv"$/) });
    expect(text.charCodeAt(0)).toBe(0xfeff);
    // Nothing that a spreadsheet would reckon with.
    expect(text).toContain("'=SUM(A1)");
    expect(text).not.toMatch(/(^|,|")[=+\-@]/m);
    expect((await load(text).expect(201)).body).toMatchObject({ rows: 3, created: 0, updated: 0, unchanged: 2, error_count: 0 });
    expect((await load(text.replace('2000.50', '1999.00')).expect(201)).body).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    const other = await aPerson(app);
    await app.http().post(`${other.storePath}/product-imports`).set('cookie', other.cookie).set('x-csrf-token', other.csrf).set('content-type', 'text/csv').send(text).expect(201);
    const bare = async (who: Person) => (await who.get(`${who.storePath}/product-exports`)).text.split(/\r?\n/).map((line) => line.replace('1999.00', '2000.50')).toSorted();
    expect(await bare(other)).toEqual(await bare(ana));
  });

  it('an import that was recorded before there were categories is undone all the same', async () => {
    await create({ title: 'Mug', handle: 'mug' });
    const { body } = await load('handle,title,price\nmug,Large mug,13\n').expect(201);
    await app.owner.query(`update product_import_changes set before = before - 'category' where store_id = $1`, [ana.storeId]);
    expect((await ana.post(`${ana.storePath}/product-imports/${body.id}/undo`).expect(200)).body.undone).toMatchObject({ restored: 1, kept: 0 });
    expect(await titles('')).toEqual(['Mug']);
  });

  it('a category is as long as it may be however it is typed', async () => {
    const long = Array.from({ length: 40 }, (_, i) => String(i)).join('>');
    expect((await ana.post(path(), { title: 'Deep', category: long, variants: [{ price: eur(1) }] })).body.errors[0].pointer).toBe('/category');
  });

  it('holds every product however many there are, and only those asked for', async () => {
    await load(`title,price,category\n${Array.from({ length: 1203 }, (_, i) => `Thing ${i},1,${i % 3 === 0 ? 'A > B' : 'C'}`).join('\n')}\n`).expect(201);
    const rows = async (query: string): Promise<number> => new Set((await download(query).expect(200)).text.trim().split(/\r?\n/).slice(1)).size;
    expect(await rows('')).toBe(1203);
    expect(await rows('?category=A')).toBe(401);
    expect(await rows('?q=thing')).toBe(1203);
    expect(await rows('?q=thing&category=A')).toBe(401);
    expect(await rows('?status=draft')).toBe(0);
    expect((await download('?status=sold')).status).toBe(422);
  });

  it('is for owners and admins', async () => {
    const agent = await aColleague(app, ana, 'agent');
    expect((await agent.get(`${ana.storePath}/product-exports`)).status).toBe(403);
  });
});
