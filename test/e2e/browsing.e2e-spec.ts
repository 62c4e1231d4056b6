import type { MessageContent, OutboundContent } from '#contracts';
import { Catalog, Products } from '../../apps/api/src/modules/catalog/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { type AssistantWorld, assistantWorld } from '../support/assistant-world.js';

let test: TestApp;
let world: AssistantWorld;
beforeAll(async () => {
  test = await startApp();
});
beforeEach(async () => {
  world = await assistantWorld(test);
});
afterAll(() => test.close());

const add = async (category: string, titles: readonly string[]): Promise<void> => {
  for (const title of titles) await test.app.get(Products).create(world.storeId, { title, category, status: 'active', variants: [{ price: { amount: 500, currency: 'USD' }, stock: 5 }] });
};
const counted = (name: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${name} ${i + 1}`);
interface List { readonly body: string; readonly rows: { id: string; title: string; description?: string | undefined }[] }
async function list(said: string | MessageContent): Promise<List> {
  const given = await world.answer(world.turn(said));
  const [bubble] = given.kind === 'reply' ? given.messages as OutboundContent[] : [];
  if (bubble?.kind !== 'list') throw new Error(JSON.stringify(given));
  return { body: bubble.body, rows: bubble.sections.flatMap(({ rows }) => rows.map(({ id, title, description }) => ({ id, title, description }))) };
}
const tap = ({ rows }: List, title: string): MessageContent => {
  const row = rows.find((each) => each.title === title);
  if (row === undefined) throw new Error(`no ${title} among ${rows.map((each) => each.title).join(', ')}`);
  return { kind: 'choice', id: row.id, title, of: 'list' };
};
const titles = ({ rows }: List): string[] => rows.map(({ title }) => title);

describe('looking around in the catalog (R59)', () => {
  it('a short menu is a list of its products, whatever their categories', async () => {
    await add('Home', ['Cushion']);
    await add('Garden', ['Rake']);
    expect(titles(await list('menu')).toSorted()).toEqual(['Blue Shirt', 'Coffee Mug', 'Cushion', 'Rake', 'Red Shirt', 'Talk to a person']);
  });

  it('a long one begins with categories, goes on to their parts, and ends at the products', async () => {
    await test.owner.query(`update products set category = 'Clothes' where store_id = $1`, [world.storeId]);
    await add('Home > Lighting', counted('Lamp', 6));
    await add('Home > Textiles', counted('Cushion', 5));
    await add('Garden', counted('Rake', 2));
    const menu = await list('what do you sell?');
    expect(menu.rows.map(({ title, description }) => [title, description])).toEqual([['Home', '11'], ['Clothes', '3'], ['Garden', '2'], ['Talk to a person', undefined]]);
    const home = await list(tap(menu, 'Home'));
    expect(home).toMatchObject({ body: '*Home*', rows: [{ title: 'Lighting', description: '6' }, { title: 'Textiles', description: '5' }, { title: 'Talk to a person' }] });
    const lighting = await list(tap(home, 'Lighting'));
    expect(titles(lighting)).toEqual(['Lamp 6', 'Lamp 5', 'Lamp 4', 'Lamp 3', 'Lamp 2', 'Lamp 1', 'Talk to a person']);
    const lamp = await world.answer(world.turn(tap(lighting, 'Lamp 3')));
    expect(lamp).toMatchObject({ kind: 'reply', messages: [{ kind: 'buttons', body: expect.stringContaining('*Lamp 3*\n$5.00') as string }] });
  });

  it('products without a category are the last row of the categories, at every depth', async () => {
    await add('Home > Lighting', counted('Lamp', 6));
    await add('Home > Textiles', counted('Cushion', 5));
    await add('Home', ['Doormat']);
    const menu = await list('menu');
    expect(menu.rows.map(({ title, description }) => [title, description])).toEqual([['Home', '12'], ['Other products', '3'], ['Talk to a person', undefined]]);
    const others = await list(tap(menu, 'Other products'));
    expect(others.body).toBe('*Other products*');
    expect(titles(others).toSorted()).toEqual(['Blue Shirt', 'Coffee Mug', 'Red Shirt', 'Talk to a person']);
    const home = await list(tap(menu, 'Home'));
    expect(home.rows.map(({ title, description }) => [title, description])).toEqual([['Lighting', '6'], ['Textiles', '5'], ['Other products', '1'], ['Talk to a person', undefined]]);
    expect(await list(tap(home, 'Other products'))).toMatchObject({ body: '*Home · Other products*', rows: [{ title: 'Doormat' }, { title: 'Talk to a person' }] });
  });

  it.each([
    ['es', '¿Tienen menú?', 'Otros productos'], ['fr', 'Bonjour, je veux voir le menu', 'Autres produits'], ['pt', 'Olá, quero ver o menu por favor', 'Outros produtos'], ['ar', 'القائمة من فضلك', 'منتجات أخرى'],
  ])('that row speaks the customer\'s language: %s', async (_, asked, title) => {
    await add('Home', counted('Lamp', 8));
    const menu = await list(asked);
    expect(titles(menu).slice(0, 2)).toEqual(['Home', title]);
    expect((await list(tap(menu, title))).rows).toHaveLength(4);
  });

  it('more categories than rows are shown page by page, with everything in reach', async () => {
    for (const name of counted('Shelf', 10)) await add(name, [`${name} a`, `${name} b`, `${name} c`]);
    await add('', counted('Thing', 17));
    const first = await list('menu');
    expect(first.rows).toHaveLength(10);
    expect(first.rows.slice(8).map(({ title, description }) => [title, description])).toEqual([['More', '8 / 11'], ['Talk to a person', undefined]]);
    const second = await list(tap(first, 'More'));
    expect(second.body).toBe('Here is what we have:');
    expect(titles(second)).toEqual(['Shelf 8', 'Shelf 9', 'Other products', 'Talk to a person']);
    expect([...titles(first), ...titles(second)].filter((title) => title.startsWith('Shelf')).toSorted()).toEqual(counted('Shelf', 10).toSorted());
    const seen: string[] = [];
    let page = await list(tap(second, 'Other products'));
    for (;;) {
      seen.push(...page.rows.filter(({ id }) => id.startsWith('product:')).map(({ title }) => title));
      if (!titles(page).includes('More')) break;
      page = await list(tap(page, 'More'));
    }
    expect(seen.toSorted()).toEqual([...counted('Thing', 17), 'Blue Shirt', 'Coffee Mug', 'Red Shirt'].toSorted());
  });

  it('categories of about one product each are no shorter than their products', async () => {
    for (const name of counted('Shelf', 10)) await add(name, [`${name} a`]);
    expect(titles(await list('menu'))).toContain('Shelf 10 a');
  });

  it('other products that all have a category by now lead back to the menu', async () => {
    await test.owner.query(`update products set category = 'Clothes' where store_id = $1`, [world.storeId]);
    expect((await list({ kind: 'choice', id: 'loose:0:', title: 'Other products', of: 'list' })).body).toBe('Here is what we have:');
    expect((await list({ kind: 'choice', id: 'parts:8:', title: 'More', of: 'list' })).body).toBe('Here is what we have:');
    expect(titles(await list({ kind: 'choice', id: 'parts:8:Clothes', title: 'More', of: 'list' })).toSorted()).toEqual(['Blue Shirt', 'Coffee Mug', 'Red Shirt', 'Talk to a person']);
  });

  it('every product can be reached, page by page, each once', async () => {
    await add('', counted('Thing', 17));
    const seen: string[] = [];
    let page = await list('menu');
    for (;;) {
      expect(page.rows.length).toBeLessThanOrEqual(10);
      seen.push(...page.rows.filter(({ id }) => id.startsWith('product:')).map(({ title }) => title));
      if (!titles(page).includes('More')) break;
      page = await list(tap(page, 'More'));
    }
    expect(seen.toSorted()).toEqual([...counted('Thing', 17), 'Blue Shirt', 'Coffee Mug', 'Red Shirt'].toSorted());
  });

  it('a category that is gone by now leads back to the menu; somebody else\'s is empty', async () => {
    expect((await list({ kind: 'choice', id: 'browse:0:Nowhere', title: 'Nowhere', of: 'list' })).body).toBe('Here is what we have:');
    const other = await assistantWorld(test);
    await test.owner.query(`update products set category = 'Secret' where store_id = $1`, [world.storeId]);
    expect(await test.app.get(Catalog).browse(other.storeId, { category: 'Secret', offset: 0, limit: 9 })).toEqual({ categories: [], loose: 0, total: 0, products: [] });
  });
});
