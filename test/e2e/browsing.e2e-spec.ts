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
