import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { AssistantSettingsService } from '../../apps/api/src/modules/ai/settings/assistant-settings.service.js';
import { seedCatalog } from '../../apps/api/src/demo/seed.js';
import { Catalog, ProductMeanings, Products } from '../../apps/api/src/modules/catalog/index.js';
import { Knowledge, KnowledgeEntries } from '../../apps/api/src/modules/knowledge/index.js';
import { MediaFiles } from '../../apps/api/src/modules/media/index.js';
import type { Tx } from '../../apps/api/src/platform/database/database.js';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { SearchIndex } from '../../apps/api/src/platform/search/search-index.js';
import { startApp, type TestApp } from '../support/app.js';
import { assistantWorld } from '../support/assistant-world.js';
import { aPerson, type Person } from '../support/login.js';

const LAMP = 'luna-table-lamp', CANDLE = 'cedar-candle', LIGHTS = 'festoon-string-lights', BLANKET = 'alba-wool-blanket', CUSHION = 'olas-cushion', POT = 'terracotta-plant-pot';
const CLOCK = 'roble-wall-clock', BASKET = 'picnic-basket', MUG = 'enamel-mug', BOWLS = 'stoneware-bowls', PRESS = 'french-press', PAN = 'cast-iron-skillet', BOARD = 'olive-wood-board';
const BOTTLE = 'steel-water-bottle', THERMOS = 'thermos-flask', LANTERN = 'aurora-camping-lantern', TENT = 'nido-tent', BAG = 'brisa-sleeping-bag', BACKPACK = 'sendero-backpack';
const HEADLAMP = 'faro-headlamp', JACKET = 'lluvia-rain-jacket', SOCKS = 'merino-hiking-socks', HAMMOCK = 'siesta-hammock', CHAIR = 'folding-camp-chair';

/** Query and the product that must come first. */
const FIRST: readonly (readonly [string, string])[] = [
  ['table lamp', LAMP], ['do you have a lamp for my bedroom?', LAMP], ['scented candle', CANDLE], ['candles', CANDLE], ['fig candle', CANDLE], ['string lights for the garden', LIGHTS],
  ['wool blanket', BLANKET], ['I am looking for a warm blanket please', BLANKET], ['cushions', CUSHION], ['coral cushion', CUSHION], ['plant pots', POT], ['wall clock', CLOCK],
  ['picnic basket for 4 people', BASKET], ['enamel mug', MUG], ['mugs', MUG], ['set of bowls', BOWLS], ['french press', PRESS], ['coffee maker 1 l', PRESS], ['frying pan', PAN], ['skillets', PAN],
  ['cutting board', BOARD], ['water bottle 750ml', BOTTLE], ['thermos', THERMOS], ['camping lantern', LANTERN], ['4 person tent', TENT], ['tents', TENT], ['sleeping bags', BAG],
  ['hiking backpack', BACKPACK], ['head torch', HEADLAMP], ['rain jacket size M', JACKET], ['raincoats', JACKET], ['hiking socks', SOCKS], ['hammocks', HAMMOCK], ['folding chair', CHAIR],
  ['what does the camping lantern cost?', LANTERN], ['cost of the tent', TENT], ['camping chairs', CHAIR], ['BOT-500-BLK', BOTTLE], ['nido 2', TENT],
  // typing errors
  ['tabel lamp', LAMP], ['scentd candel', CANDLE], ['wol blankett', BLANKET], ['cusion', CUSHION], ['camping lantren', LANTERN], ['latern', LANTERN], ['tnet', TENT], ['sleping bag', BAG],
  ['bakpack', BACKPACK], ['backpak hikng', BACKPACK], ['hedlamp', HEADLAMP], ['rain jaket', JACKET], ['hamock', HAMMOCK], ['skilet', PAN], ['frech pres', PRESS], ['watter botle', BOTTLE], ['piknic basket', BASKET],
  // in words that say nothing of the thing
  ['somthing like a camping lantern', LANTERN], ['lokking for a tent plaese', TENT], ['anythng to sleep outside, sleping bag', BAG],
  // run together, taken apart, begun
  ['campinglantern', LANTERN], ['sleepingbag', BAG], ['tablelamp', LAMP], ['head lamp', HEADLAMP], ['back pack', BACKPACK], ['water bott', BOTTLE], ['hamm', HAMMOCK],
  // Spanish
  ['lámpara de mesa', LAMP], ['lamparas', LAMP], ['velas aromaticas', CANDLE], ['mantas de lana', BLANKET], ['¿tienen cojines?', CUSHION], ['macetas', POT], ['sartenes', PAN], ['tienda de campaña', TENT],
  ['quiero una carpa para camping', TENT], ['saco de dormir', BAG], ['mochilas', BACKPACK], ['chubaskero', JACKET], ['calcetines', SOCKS], ['hamaca', HAMMOCK], ['reloj de pared', CLOCK], ['¿cuánto cuesta la tienda de campaña?', TENT],
  // French
  ['bougie parfumee', CANDLE], ['bougies', CANDLE], ['couverture en laine', BLANKET], ['tente', TENT], ['combien coûte la tente', TENT], ['sac à dos', BACKPACK], ['sac de couchage', BAG], ['lampe frontale', HEADLAMP], ['chaussettes', SOCKS], ['poele en fonte', PAN],
  // Arabic
  ['خيمة', TENT], ['هل عندكم خيمة تخييم', TENT], ['بطانيه صوف', BLANKET], ['الشموع', CANDLE], ['حَقِيبَة ظَهر', BACKPACK], ['كيس النوم', BAG], ['جوارب', SOCKS], ['ساعة الحائط', CLOCK], ['أرجوحة', HAMMOCK],
  // Portuguese
  ['garrafa termica', THERMOS], ['capa de chuva', JACKET], ['quanto custa a capa de chuva', JACKET], ['quanto vale a capa de chuva', JACKET], ['qual o preço da capa de chuva', JACKET],
  // what it costs, in other words and languages
  ['was kostet die Laterne', LANTERN], ['Wie viel kosten die Laternen?', LANTERN], ['Wieviel kostet eine Laterne', LANTERN], ['was ist der Preis der Laterne', LANTERN],
  ['quanto costa la lanterna', LANTERN], ['quanto costano le lanterne?', LANTERN], ['quanto viene la lanterna', LANTERN], ['prezzo della lanterna', LANTERN],
  ['¿cuánto vale una linterna?', HEADLAMP], ['cuanto sale la carpa', TENT], ['precio de la carpa', TENT], ['combien vaut la tente', TENT], ['quel est le prix de la tente', TENT],
  ['price of the camping lantern', LANTERN],
];
const NOTHING: readonly string[] = [
  'quantum helicopter', 'car insurance', 'xyzzy', 'qwertzuiop', 'laptop charger', 'dog food', 'necesito un abogado', 'ordinateur portable', 'هاتف ذكي', '???', '🚀🚀', "'; drop schema public; --", 'bicycle', 'iphone 15',
];
/** Question and the title of the entry that must come first. */
const ANSWERS: readonly (readonly [string, string])[] = [
  ['how long does delivery take?', 'Shipping: cost and delivery time'], ['how much is shipping', 'Shipping: cost and delivery time'], ['shiping cost', 'Shipping: cost and delivery time'],
  ['do you deliver to the United Kingdom', 'Shipping outside the European Union'], ['can I return it', 'Returns and refunds'], ['refnd', 'Returns and refunds'], ['devoluciones', 'Returns and refunds'],
  ['do you take paypal', 'Which payment methods do you accept?'], ['formas de pago', 'Which payment methods do you accept?'], ['pay in installments', 'Can I pay in instalments?'],
  ['when are you open', 'Opening hours and address of the shop'], ['are you open on saturday', 'Opening hours and address of the shop'], ['horario', 'Opening hours and address of the shop'], ['warranty', 'Warranty'], ['garantía', 'Warranty'],
  ['size guide', 'Which size should I order? Size guide for clothing'], ['gift wrap', 'Do you offer gift wrapping?'], ['giftwraping', 'Do you offer gift wrapping?'], ['track my order', 'How can I track my order?'],
  ['cancel my order', 'Can I change or cancel my order?'], ['envío gratis', 'Shipping: cost and delivery time'], ['ساعات العمل', 'Opening hours and address of the shop'], ['طرق الدفع', 'Which payment methods do you accept?'],
];

describe('search over the demo catalog', () => {
  let app: TestApp;
  let storeId: string;
  let catalog: Catalog;
  let knowledge: Knowledge;
  const handles = async (text: string, more: object = {}) => (await catalog.search(storeId, { text, ...more })).hits.map((hit) => hit.product.handle);

  beforeAll(async () => {
    app = await startApp({ ROLE: 'api' });
    storeId = (await aPerson(app)).storeId;
    catalog = app.app.get(Catalog, { strict: false });
    knowledge = app.app.get(Knowledge, { strict: false });
    const services = { products: app.app.get(Products, { strict: false }), entries: app.app.get(KnowledgeEntries, { strict: false }), files: app.app.get(MediaFiles, { strict: false }) };
    expect(await seedCatalog(storeId, services)).toEqual({ products: 24, entries: 17 });
    expect(await seedCatalog(storeId, services)).toEqual({ products: 0, entries: 0 });
  });
  afterAll(() => app.close());

  it.each(FIRST)('"%s" finds %s first', async (text, handle) => {
    expect((await handles(text)).slice(0, 1)).toEqual([handle]);
  });
  it.each(NOTHING)('"%s" finds nothing and says so', async (text) => {
    expect(await catalog.search(storeId, { text })).toEqual({ hits: [], repaired: null, isOnlyNear: false });
  });
  it.each(ANSWERS)('"%s" is answered by "%s"', async (text, title) => {
    expect((await knowledge.search(storeId, text)).slice(0, 1).map((hit) => hit.title)).toEqual([title]);
  });

  it('tells how it repaired the spelling, and leaves right spelling alone', async () => {
    expect((await catalog.search(storeId, { text: 'camping lantren' })).repaired).toBe('camping lantern');
    expect((await catalog.search(storeId, { text: 'camping lantern' })).repaired).toBeNull();
    expect((await catalog.search(storeId, { text: 'sleepingbag' })).repaired).toBe('sleeping bag');
  });

  it.each([['somthing for camping', 'something for camping'], ['do you have somthing for campng?', 'do you have something for campng?']])('"%s" finds what "%s" finds', async (misspelt, meant) => {
    const [one, other] = [await handles(misspelt), await handles(meant)];
    expect(one.length).toBeGreaterThan(0);
    expect(one).toEqual(other);
  });

  it('names the words that a product answers', async () => {
    const { hits } = await catalog.search(storeId, { text: 'a blue enamel mug, please' });
    expect(hits[0]?.matched.toSorted()).toEqual(['blue', 'enamel', 'mug']);
  });

  it('filters by price and stock', async () => {
    expect(await handles('tent', { priceMax: 10_000 })).not.toContain(TENT);
    expect(await handles('tent', { priceMin: 20_000 })).toEqual([TENT]);
    expect(await handles('skillet 26 cm', { priceMin: 4000, inStockOnly: true })).not.toContain(PAN);
    expect(await handles('skillet 26 cm', { priceMin: 4000 })).toContain(PAN);
  });

  it('filters by the price that a customer says', async () => {
    expect(await handles('a tent under 100 euros')).not.toContain(TENT);
    expect(await handles('tienda de campaña a partir de 200')).toEqual([TENT]);
  });

  it('takes an amount without a currency for a part of the name where no price answers', async () => {
    const store = (await aPerson(app)).storeId;
    await app.app.get(Products, { strict: false }).create(store, { title: 'Zoom runner below 5', status: 'active', variants: [{ price: { amount: 12_000, currency: 'EUR' } }] });
    const found = async (text: string): Promise<number> => (await catalog.search(store, { text })).hits.length;
    expect(await found('zoom runner below 5')).toBe(1);
    expect(await found('zoom runner below 1,000')).toBe(1);
    expect(await found('zoom runner below 5 euros')).toBe(0);
  });

  it('shows nothing of another store, whose words do not repair either', async () => {
    const other = (await aPerson(app)).storeId;
    expect(await catalog.search(other, { text: 'camping lantren' })).toEqual({ hits: [], repaired: null, isOnlyNear: false });
    expect(await knowledge.search(other, 'shipping')).toEqual([]);
  });

  it('refuses to search a store that is not the current one', async () => {
    const other = (await aPerson(app)).storeId;
    for (const call of ["search_known_terms($1, 'products', '{tent}', '{}', '{}')", "search_similar_terms($1, 'products', '{tent}', '{0.3}')", "search_ranked($1, 'products', '{0}', '{tent}', '{1}', '{1}', '{1}', 0.4, 10)"]) {
      await expect(app.db.inStore(other, (tx) => tx.query(`select * from ${call}`, [storeId]))).rejects.toThrow('search outside the current store');
      await expect(app.db.outsideStores((tx) => tx.query(`select * from ${call}`, [storeId]))).rejects.toThrow('search outside the current store');
    }
  });

  it('forgets the old words of a changed product and all words of a removed one', async () => {
    const store = (await aPerson(app)).storeId;
    const products = app.app.get(Products, { strict: false });
    const product = await products.create(store, { title: 'Zebra rug', status: 'active', variants: [{ price: { amount: 100, currency: 'EUR' } }] });
    await products.update(store, product.id, { title: 'Tiger rug' });
    expect((await catalog.search(store, { text: 'zebra' })).hits).toEqual([]);
    expect((await catalog.search(store, { text: 'tiger' })).hits).toHaveLength(1);
    await products.remove(store, product.id);
    expect(await catalog.search(store, { text: 'tiger' })).toEqual({ hits: [], repaired: null, isOnlyNear: false });
    const { rows } = await app.owner.query('select documents, total_length::integer as length from search_corpora where store_id = $1', [store]);
    expect(rows).toEqual([{ documents: 0, length: 0 }]);
    expect((await app.owner.query('select sum(documents)::integer as documents, count(*)::integer as terms from search_terms where store_id = $1', [store])).rows).toEqual([{ documents: 0, terms: 4 }]);
  });

  it('reads few rows of a large catalog, by index, as the app\'s role', async () => {
    const store = (await aPerson(app)).storeId;
    const index = app.app.get(SearchIndex, { strict: false });
    const documents = Array.from({ length: 20_000 }, (_, i) => ({ id: newId(), title: `${COLOURS[i % 10] ?? ''} ${THINGS[Math.floor(i / 10) % 20] ?? ''} model${i}`, names: [], body: '' }));
    for (let i = 0; i < documents.length; i += 5000) await app.db.inStore(store, (tx) => index.put(tx, store, 'products', documents.slice(i, i + 5000)));
    await app.owner.query('analyze');
    const read = await app.db.inStore(store, async (tx) => {
      // The counters also hold what this connection did before.
      const before = await countersOf(tx);
      const { hits } = await index.find(tx, store, 'products', 'crimsn wardrobe', 10);
      expect(hits).toHaveLength(10);
      const after = await countersOf(tx);
      return (table: string) => ({ scans: (after[table]?.scans ?? 0) - (before[table]?.scans ?? 0), rows: (after[table]?.rows ?? 0) - (before[table]?.rows ?? 0) });
    });
    for (const table of ['search_terms', 'search_postings', 'search_documents']) expect([table, read(table).scans]).toEqual([table, 0]);
    expect(read('search_terms').rows).toBeLessThan(200);
    // 2,000 products are crimson and 1,000 are wardrobes: the fewer are read at least; how many of the others are is the planner's choice.
    expect(read('search_postings').rows).toBeLessThan(6000);
    expect(read('search_postings').rows).toBeGreaterThanOrEqual(1000);
  });
});

async function countersOf(tx: Tx): Promise<Record<string, { scans: number; rows: number }>> {
  const rows = await tx.query(`select relname, seq_scan::integer as scans, (coalesce(idx_tup_fetch, 0) + seq_tup_read)::integer as rows
    from pg_stat_xact_user_tables where relname like 'search_%'`) as { relname: string; scans: number; rows: number }[];
  return Object.fromEntries(rows.map(({ relname, ...counters }) => [relname, counters]));
}

const COLOURS = ['crimson', 'azure', 'ivory', 'olive', 'amber', 'violet', 'scarlet', 'emerald', 'charcoal', 'silver'];
const THINGS = ['wardrobe', 'armchair', 'bookcase', 'sideboard', 'mirror', 'carpet', 'curtain', 'pendant', 'dresser', 'ottoman', 'bench', 'stool', 'desk', 'drawer', 'shelf', 'vase', 'tray', 'kettle', 'toaster', 'blender'];

it('knowledge of one kind answers no question of which it knows a single word', async () => {
  const app = await startApp({ ROLE: 'api' });
  const { storeId } = await aPerson(app);
  const entries = app.app.get(KnowledgeEntries, { strict: false });
  for (const place of ['Spain', 'France', 'Portugal', 'Italy', 'Malta', 'Greece']) await entries.create(storeId, { title: `Shipping to ${place}`, body: 'Three days by courier.' });
  expect(await app.app.get(Knowledge, { strict: false }).search(storeId, 'shipping antique chandeliers to Antarctica')).toEqual([]);
  await app.close();
});

describe('search in a shop of one kind of goods', () => {
  let app: TestApp;
  let search: (text: string) => Promise<{ readonly count: number; readonly first: string | undefined; readonly isOnlyNear: boolean }>;

  beforeAll(async () => {
    app = await startApp({ ROLE: 'api' });
    const { storeId } = await aPerson(app);
    const products = app.app.get(Products, { strict: false });
    for (const title of ['Blue Mug', 'Cat Mug', 'Big Mug', 'Enamel Mug', 'Moon Mug', 'White Mug', 'Retro Mug', 'Tiny Mug']) {
      await products.create(storeId, { title, status: 'active', description: 'Holds 300 ml.', variants: [{ sku: title, price: { amount: 900, currency: 'EUR' }, stock: 3 }] });
    }
    search = async (text) => {
      const { hits, isOnlyNear } = await app.app.get(Catalog, { strict: false }).search(storeId, { text });
      return { count: hits.length, first: hits[0]?.product.title, isOnlyNear };
    };
  });
  afterAll(() => app.close());

  it.each(['mugs', 'do you have a green mug?', 'a mug for my dad', 'taza amarilla', 'black mug 500 ml'])('"%s" finds them, although the word tells none from the others', async (text) => {
    expect(await search(text)).toMatchObject({ count: 8, isOnlyNear: false });
  });
  it('still knows one by what tells it from the others, and says what is not had', async () => {
    expect(await search('blue mug')).toEqual({ count: 1, first: 'Blue Mug', isOnlyNear: false });
    for (const text of ['mugs wholesale', 'dinosaur mug']) expect(await search(text)).toMatchObject({ count: 8, isOnlyNear: true });
    for (const text of ['shirt', 'beer glass', 'xyzzy']) expect(await search(text)).toMatchObject({ count: 0 });
  });
});

it('shows the thing before what is only called by it', async () => {
  const app = await startApp({ ROLE: 'api' });
  const { storeId } = await aPerson(app);
  const products = app.app.get(Products, { strict: false });
  for (const title of ['Soap Dish', 'Olive Oil Soap, boiled by hand in the south', 'Desk Lamp', 'Oak desk with two drawers and a shelf', 'Honey Jar 500 g']) await products.create(storeId, { title, status: 'active', variants: [{ price: { amount: 900, currency: 'EUR' } }] });
  const search = async (text: string): Promise<string[]> => (await app.app.get(Catalog, { strict: false }).search(storeId, { text })).hits.map(({ product }) => product.title.split(' ').slice(0, 2).join(' '));
  expect([await search('soap'), await search('jabón'), await search('soap dish'), await search('desk')]).toEqual([['Olive Oil', 'Soap Dish'], ['Olive Oil', 'Soap Dish'], expect.arrayContaining(['Soap Dish']), ['Oak desk', 'Desk Lamp']]);
  expect((await search('soap dish'))[0]).toBe('Soap Dish');
  expect(await app.app.get(Catalog, { strict: false }).search(storeId, { text: 'honey' })).toMatchObject({ hits: [{ product: { title: 'Honey Jar 500 g' } }], isOnlyNear: false });
  await app.close();
});

describe('search by what products mean', () => {
  let sandbox: Sandbox;
  let app: TestApp;
  let ana: Person;
  let meanings: ProductMeanings;
  const found = async (q: string) => (await ana.get(`${ana.storePath}/products/search?q=${encodeURIComponent(q)}`).expect(200)).body.hits.map((hit: { product: { title: string } }) => hit.product.title);
  const add = async (title: string, more: object = {}) => (await ana.post(`${ana.storePath}/products`, { title, status: 'active', variants: [{ price: { amount: 2500, currency: 'EUR' } }], ...more }).expect(201)).body;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
    app = await startApp({ ROLE: 'api', EMBEDDING_URL: sandbox.openaiUrl, EMBEDDING_API_KEY: 'key-of-the-shop', EMBEDDING_DIMENSIONS: '256', EMBEDDING_LEAST_SIMILARITY: '40' });
    ana = await aPerson(app);
    meanings = app.app.get(ProductMeanings, { strict: false });
  });
  afterAll(async () => {
    await app.close();
    await sandbox.close();
  });

  it('adds what words do not find, once it was understood: in one call, and again only when words change', async () => {
    const before = (await app.jobs.health()).delayed;
    const umbrella = await add('Black umbrella');
    await add('Steel skillet');
    await add('Secret parasol for storms', { status: 'draft' });
    expect((await app.jobs.health()).delayed).toBe(before + 1);
    expect(await found('something against getting wet')).toEqual([]);
    await meanings.understand(ana.storeId);
    expect(sandbox.embeddings.requests.at(-1)).toMatchObject({ model: 'text-embedding-3-small', dimensions: 256, apiKey: 'key-of-the-shop', input: [expect.stringContaining('Black umbrella'), expect.stringContaining('Steel skillet')] });
    expect(await found('something against getting wet')).toEqual(['Black umbrella']);
    expect(await found('tax lawyer')).toEqual([]);
    const calls = sandbox.embeddings.requests.length;
    expect(await found('something against getting wet')).toEqual(['Black umbrella']);
    await ana.patch(`${ana.storePath}/products/${umbrella.id}`, { url: 'https://shop.example/umbrella' }).expect(200);
    await meanings.understand(ana.storeId);
    expect(sandbox.embeddings.requests).toHaveLength(calls);
    await ana.patch(`${ana.storePath}/products/${umbrella.id}`, { title: 'Tin bucket' }).expect(200);
    await meanings.understand(ana.storeId);
    expect(sandbox.embeddings.requests.at(-1)?.input).toEqual([expect.stringContaining('Tin bucket')]);
    expect(await found('something against getting wet')).toEqual([]);
  });

  it('is a part of what the store spends, once for the same words, and left out once the budget is used up', async () => {
    const spent = async (): Promise<{ today_micro_usd: number; kinds: unknown[] }> => (await ana.get(`${ana.storePath}/assistant/costs`).expect(200)).body as { today_micro_usd: number; kinds: unknown[] };
    const tokens = (): number => sandbox.embeddings.requests.flatMap(({ input }) => input).reduce((sum, text) => sum + Math.ceil(text.length / 4), 0);
    const before = await spent();
    expect(before.kinds).toEqual([{ kind: 'meaning', tokens: tokens(), pictures: 0, seconds: 0, unpriced: 0, cost_micro_usd: expect.closeTo(tokens() * 0.02, 6) as number }]);
    await found('a shelter from drizzle');
    await found('a shelter from drizzle');
    const after = await spent();
    expect(after.today_micro_usd).toBeCloseTo(tokens() * 0.02, 6);
    expect(after.today_micro_usd).toBeGreaterThan(before.today_micro_usd);
    const world = await assistantWorld(app);
    const settings = app.app.get(AssistantSettingsService, { strict: false });
    await settings.update(world.storeId, { budget: { dayMicroUsd: 0, monthMicroUsd: null, softPercent: 80, atSoft: 'warn', atHard: 'built_in' } });
    const calls = sandbox.embeddings.requests.length;
    await world.answer(world.turn('do you have zither strings?'));
    expect(sandbox.embeddings.requests).toHaveLength(calls);
    await settings.update(world.storeId, { budget: null });
    await world.answer(world.turn('do you have zither strings?'));
    expect(sandbox.embeddings.requests.length).toBeGreaterThan(calls);
  });

  it('comes behind what words find, within the price that was said', async () => {
    await add('Umbrella stand');
    await add('Rain poncho');
    await add('Storm cape', { variants: [{ price: { amount: 90_000, currency: 'EUR' } }] });
    await meanings.understand(ana.storeId);
    expect((await found('umbrella')).slice(0, 1)).toEqual(['Umbrella stand']);
    expect((await found('umbrella')).toSorted()).toEqual(['Rain poncho', 'Storm cape', 'Umbrella stand']);
    expect((await found('umbrella under 100 euros')).toSorted()).toEqual(['Rain poncho', 'Umbrella stand']);
  });

  it('is no more than near where words refused, and had where it is nearer than what they found', async () => {
    const search = async (text: string): Promise<{ first: string | undefined; isOnlyNear: boolean }> => {
      const { hits, isOnlyNear } = await app.app.get(Catalog, { strict: false }).search(ana.storeId, { text });
      return { first: hits[0]?.product.title, isOnlyNear };
    };
    expect(await search('umbrella tyres')).toEqual({ first: 'Umbrella stand', isOnlyNear: true });
    expect(await search('umbrella rack')).toEqual({ first: 'Umbrella stand', isOnlyNear: true });
    expect((await app.app.get(Catalog, { strict: false }).search(ana.storeId, { text: 'bucket drizzle', wordsOnly: true })).isOnlyNear).toBe(true);
    expect(await search('bucket drizzle')).toEqual({ first: expect.stringMatching(/^(?:Rain poncho|Storm cape|Umbrella stand)$/) as string, isOnlyNear: false });
    expect(await search('xyzzy tyres')).toEqual({ first: undefined, isOnlyNear: false });
  });

  it('is left out while the service fails, and what was lost is rung for again', async () => {
    sandbox.embeddings.failing = 'rate_limit';
    expect(await found('a roof for drizzle')).toEqual([]);
    sandbox.embeddings.failing = undefined;
    const calls = sandbox.embeddings.requests.length;
    expect(await found('a roof for drizzle')).toEqual([]);
    expect(sandbox.embeddings.requests).toHaveLength(calls);
    app.clock.advance(31_000);
    expect(await found('a roof for drizzle')).not.toEqual([]);
    sandbox.embeddings.apiKeys = ['another'];
    await add('Wet suit');
    await expect(meanings.understand(ana.storeId)).rejects.toThrow('refuses the key');
  });
});
