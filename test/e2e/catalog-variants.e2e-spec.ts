import { startApp, type TestApp } from '../support/app.js';
import { aPerson, type Person } from '../support/login.js';

const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('variants of a product', () => {
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
  const create = (fields: object) => ana.post(path(), { status: 'active', ...fields }).expect(201);
  const importCsv = (text: string) => app.http().post(`${ana.storePath}/product-imports`).set('cookie', ana.cookie).set('x-csrf-token', ana.csrf).set('content-type', 'text/csv').send(text);

  it('what a change of a variant leaves out stays as it is, and null clears it', async () => {
    const { body: before } = await create({ title: 'Mug', variants: [{ title: 'Tall', options: { Size: 'L' }, sku: 'K-1', price: eur(1000), compare_at: eur(1500), cost: eur(400), stock: 7 }] });
    const [{ id }] = before.variants;
    const patched = async (fields: object) => (await ana.patch(path(`/${before.id}`), { variants: [{ id, ...fields }] }).expect(200)).body.variants[0];
    expect(await patched({ price: eur(1100) })).toEqual({ ...before.variants[0], price: eur(1100) });
    expect(await patched({ stock: 6 })).toEqual({ ...before.variants[0], price: eur(1100), stock: 6 });
    expect((await ana.patch(path(`/${before.id}`), { variants: [{ sku: 'K-1' }] }).expect(200)).body.variants).toEqual([{ ...before.variants[0], price: eur(1100), stock: 6 }]);
    expect(await patched({ options: { Size: 'L' } })).toMatchObject({ title: 'Tall', stock: 6 });
    expect(await patched({ options: { Size: 'XL' } })).toMatchObject({ title: 'XL', options: { Size: 'XL' }, stock: 6, compare_at: eur(1500) });
    expect(await patched({ sku: null, compare_at: null, cost: null, stock: null })).toEqual({ id, title: 'XL', options: { Size: 'XL' }, sku: null, price: eur(1100), compare_at: null, cost: null, stock: null });
  });

  it('a change of the price alone keeps counting stock in the other variants too; a new variant needs a price', async () => {
    const { body: before } = await create({ title: 'Mug', variants: [{ sku: 'N-1', price: eur(100), stock: 3 }, { sku: 'N-2', title: 'Two', price: eur(200), stock: 4 }] });
    const changed = await ana.patch(path(`/${before.id}`), { variants: [{ sku: 'N-1', price: eur(150) }, { sku: 'N-2' }, { title: 'Three', price: eur(300) }] });
    expect(changed.body.variants.map((variant: { stock: number | null; price: object }) => [variant.stock, variant.price])).toEqual([[3, eur(150)], [4, eur(200)], [null, eur(300)]]);
    const refused = await ana.patch(path(`/${before.id}`), { variants: [{ sku: 'N-1' }, { title: 'Four' }] });
    expect([refused.status, refused.body.errors]).toEqual([422, [expect.objectContaining({ pointer: '/variants/1/price', code: 'required' })]]);
  });

  it('a column that the file does not have keeps what the variant has', async () => {
    const { body: before } = await create({ title: 'Rug', handle: 'rug', variants: [{ title: 'Big red', options: { Size: 'L', Colour: 'Red' }, sku: 'RUG-L', price: eur(9000), compare_at: eur(9900), cost: eur(4000), stock: 8 }] });
    const after = async (file: string) => {
      expect((await importCsv(file)).body.errors).toEqual([]);
      return (await ana.get(path(`/${before.id}`))).body.variants;
    };
    expect(await after('sku,price\nRUG-L,95\n')).toEqual([{ ...before.variants[0], price: eur(9500) }]);
    expect(await after('sku,stock\nRUG-L,5\n')).toEqual([{ ...before.variants[0], price: eur(9500), stock: 5 }]);
    expect(await after('sku,option1_name,option1_value\nRUG-L,Size,XL\n')).toEqual([{ ...before.variants[0], title: 'XL / Red', options: { Size: 'XL', Colour: 'Red' }, price: eur(9500), stock: 5 }]);
  });

  it('all rows of a product together have three option types at most', async () => {
    const answer = await importCsv('title,sku,price,option1_name,option1_value,option2_name,option2_value,option3_name,option3_value\nKite,K1,5,A,a,B,b,C,c\nKite,K2,5,D,d,E,e,F,f\n');
    expect([answer.status, answer.body.errors[0]]).toEqual([422, { pointer: '/lines/2/variant', code: 'invalid', detail: 'A product has at most 3 option types' }]);
  });
});
