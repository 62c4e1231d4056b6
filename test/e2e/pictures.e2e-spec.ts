import { publicId } from '#contracts';
import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { ModelUses } from '../../apps/api/src/modules/ai/costs/model-uses.service.js';
import { MediaFiles } from '../../apps/api/src/modules/media/index.js';
import { Catalog, Products } from '../../apps/api/src/modules/catalog/index.js';
import { type Card, PICTURE_RENDERER, type PictureRenderer } from '../../apps/api/src/platform/pictures/picture-renderer.js';
import { type Line, openLine, rows } from '../support/shop.js';

type Media = { id: string; mime_type: string; source: string; width: number; height: number; kind: string };
type Block = { type: 'tool_use'; name: string; input: Record<string, unknown> } | { type: 'text'; text: string };
const call = (name: string, input: Record<string, unknown>): Block => ({ type: 'tool_use', name, input });
const say = (text: string): Block => ({ type: 'text', text });

let claude: Sandbox;
let line: Line;
const ids: Record<'mug' | 'lantern' | 'scarf', string> = { mug: '', lantern: '', scarf: '' };
beforeAll(async () => {
  claude = await startSandbox();
  line = await openLine();
  const products = line.t.app.get(Products, { strict: false });
  const scarf = await products.create(line.shop.storeId, {
    title: 'Wool Scarf', description: 'Soft and warm.', status: 'active', variants: [{ price: { amount: 2000, currency: 'USD' }, compareAt: { amount: 2500, currency: 'USD' }, stock: 5 }],
  });
  const found = await rows<{ id: string; title: string }>(line.t, 'select id, title from products where store_id = $1', [line.shop.storeId]);
  const idOf = (title: string) => publicId('product', found.find((row) => row.title === title)?.id ?? '');
  Object.assign(ids, { mug: idOf('Blue Ceramic Mug'), lantern: idOf('Camping Lantern'), scarf: publicId('product', scarf.id) });
});
afterAll(async () => {
  await line.close();
  await claude.close();
});
const make = (body: object) => line.shop.owner.post(`${line.shop.owner.storePath}/pictures`, body);
/** What a drawing was asked for. */
async function cardOf([card]: Parameters<PictureRenderer['render']> = [() => Promise.reject(new Error('nothing was drawn'))]): Promise<Card> {
  return typeof card === 'function' ? card() : card;
}
const renders = () => jest.spyOn(line.t.app.get<PictureRenderer>(PICTURE_RENDERER, { strict: false }), 'render');

describe('pictures that people have drawn', () => {
  it('R57: a price list is a PNG that can be sent, and the same one is drawn once', async () => {
    const drawn = renders();
    const [first, again] = [(await make({ kind: 'menu', product_ids: [ids.mug, ids.lantern] }).expect(201)).body as Media, (await make({ kind: 'menu', product_ids: [ids.mug, ids.lantern] }).expect(201)).body as Media];
    expect(first).toMatchObject({ kind: 'image', mime_type: 'image/png', source: 'made', width: 1080 });
    expect(again.id).toBe(first.id);
    expect(drawn).toHaveBeenCalledTimes(1);
    const other = (await make({ kind: 'menu', product_ids: [ids.mug, ids.lantern], language: 'ar' }).expect(201)).body as Media;
    expect(other.id).not.toBe(first.id);
    expect(await cardOf(drawn.mock.calls[1])).toMatchObject({ direction: 'rtl', heading: 'منتجاتنا' });
    drawn.mockRestore();
  });

  it('R57: says the prices in force, and only a former price that is one', async () => {
    const drawn = renders();
    await make({ kind: 'offer', product_ids: [ids.scarf] }).expect(201);
    expect((await cardOf(drawn.mock.calls[0])).items).toMatchObject([{ title: 'Wool Scarf', price: '$20.00', before: '$25.00', detail: 'In stock: 5' }]);
    await rows(line.t, 'update product_variants set price = 1900 where store_id = $1 and price = 2000', [line.shop.storeId]);
    await make({ kind: 'offer', product_ids: [ids.scarf] }).expect(201);
    expect((await cardOf(drawn.mock.calls[1])).items).toMatchObject([{ price: '$19.00', before: '$25.00' }]);
    drawn.mockRestore();
  });

  it.each<[string, () => object, string]>([
    ['an offer that is none', () => ({ kind: 'offer', product_ids: [ids.scarf, ids.mug] }), '/product_ids/1'],
    ['one product side by side', () => ({ kind: 'comparison', product_ids: [ids.mug] }), '/product_ids'],
    ['a product of nobody', () => ({ kind: 'menu', product_ids: [ids.mug, publicId('product', '019a0000-0000-7000-8000-0000000000ff')] }), '/product_ids/1'],
    ['another kind', () => ({ kind: 'poster', product_ids: [ids.mug] }), '/kind'],
  ])('refuses %s', async (_name, body, pointer) => {
    const { errors } = (await make(body()).expect(422)).body as { errors: { pointer: string }[] };
    expect(errors[0]?.pointer).toBe(pointer);
  });
});

let people = 0;
/** What comes back to a customer's words, bubble by bubble. */
const answered = async (at: Line, text: string) => {
  const phone = at.sandbox.phone({ waId: `3467740000${(people += 1)}`, name: `Reader ${people}` }).with(at.shop.numberId);
  await phone.text(text);
  await at.settled();
  return { phone, bubbles: phone.thread.entries.filter(({ from }) => from === 'business') };
};
type Shown = { type: string; content: { header?: { type: string }; body?: { text: string }; action?: { buttons: { reply: { title: string } }[] } } };

describe('pictures of the built-in assistant', () => {
  it.each([
    ['price list please', 'Here is our price list.', ['View menu', 'Talk to a person']],
    ['compare the blue mug with the camping lantern', 'Here they are side by side.', ['Blue Ceramic Mug', 'Camping Lantern', 'View menu']],
    ['any offers', 'These are our offers.', ['Wool Scarf', 'View menu', 'Talk to a person']],
  ])('R57: "%s" is answered with one bubble: picture, words and buttons', async (text, said, titles) => {
    const { bubbles } = await answered(line, text);
    expect(bubbles).toHaveLength(1);
    const [{ type, content }] = bubbles as unknown as [Shown];
    expect(type).toBe('interactive');
    expect(content.header?.type).toBe('image');
    expect(content.body?.text).toBe(said);
    expect(content.action?.buttons.map(({ reply }) => reply.title)).toEqual(titles);
  });

  it('R57: a picture that cannot be drawn becomes a list', async () => {
    const drawn = renders().mockRejectedValue(new Error('no'));
    await rows(line.t, 'delete from pictures');
    const { bubbles } = await answered(line, 'price list');
    expect(JSON.stringify(bubbles.map(({ content }) => content))).toContain('Blue Ceramic Mug');
    expect(bubbles).toHaveLength(1);
    drawn.mockRestore();
  });

  it('R57: what cannot be compared is looked up', async () => {
    const { bubbles } = await answered(line, 'compare the blue mug with qwertzuiop');
    expect(JSON.stringify(bubbles.map(({ content }) => content))).toContain('Blue Ceramic Mug');
  });
});

describe('pictures of Claude', () => {
  let own: Line;
  let mug = '';
  let lantern = '';
  beforeAll(async () => {
    own = await openLine({ ANTHROPIC_API_KEY: 'key', ANTHROPIC_BASE_URL: claude.anthropicUrl });
    const found = await rows<{ id: string; title: string }>(own.t, 'select id, title from products where store_id = $1', [own.shop.storeId]);
    mug = publicId('product', found.find(({ title }) => title.includes('Mug'))?.id ?? '');
    lantern = publicId('product', found.find(({ title }) => title.includes('Lantern'))?.id ?? '');
  });
  afterAll(() => own.close());
  const search = call('search_products', { query: 'mug' });

  it('R57: the model names products, and the server fills in everything on the picture', async () => {
    claude.claude.script([{ respond: [search, call('search_products', { query: 'lantern' })] }, { respond: [say('Look at these two.'), call('make_picture', { kind: 'comparison', product_ids: [mug, lantern] })] }]);
    const drawn = jest.spyOn(own.t.app.get<PictureRenderer>(PICTURE_RENDERER, { strict: false }), 'render');
    const { bubbles } = await answered(own, 'mug or lantern?');
    expect(bubbles).toMatchObject([{ type: 'image', content: { caption: 'Look at these two.' } }]);
    expect((await cardOf(drawn.mock.calls[0])).items).toMatchObject([{ title: 'Blue Ceramic Mug', price: '$12.50', before: null, detail: 'In stock: 7' }, { title: 'Camping Lantern', price: '$39.00' }]);
    drawn.mockRestore();
  });

  it.each<[string, () => Record<string, unknown>, string]>([
    ['an invented offer', () => ({ kind: 'offer', product_ids: [mug] }), 'was not reduced'],
    ['what no tool has shown', () => ({ kind: 'comparison', product_ids: [mug, lantern] }), 'look '],
    ['words of its own', () => ({ kind: 'menu', product_ids: [mug], heading: '90% off' }), 'heading is not known'],
    ['another kind', () => ({ kind: 'poster', product_ids: [mug] }), 'no picture of kind'],
  ])('R57: refuses %s', async (_name, input, problem) => {
    claude.claude.clear();
    claude.claude.script([{ respond: [search] }, { respond: [call('make_picture', input())] }, { respond: 'We have {{product:MUG}}.'.replace('MUG', mug) }]);
    const { bubbles } = await answered(own, 'show me a mug');
    expect(bubbles.map(({ type }) => type)).toEqual(['text']);
    expect(JSON.stringify(claude.claude.requests.at(-1)?.messages)).toContain(problem);
  });

  it('reads what a search has just given no second time, but for the answer itself', async () => {
    claude.claude.clear();
    claude.claude.script([{ respond: [search] }, { respond: [say('This one.'), call('show_options', { product_ids: [mug] })] }]);
    const read = jest.spyOn(own.t.app.get(Catalog, { strict: false }), 'findProducts');
    const { bubbles } = await answered(own, 'a mug');
    expect(JSON.stringify(bubbles.map(({ content }) => content))).toContain('$12.50');
    expect(read).toHaveBeenCalledTimes(1);
    read.mockRestore();
  });
});

describe('pictures painted from words', () => {
  let own: Line;
  beforeAll(async () => { own = await openLine({ IMAGE_API_URL: claude.openaiUrl, IMAGE_API_KEY: 'key-of-the-shop', IMAGE_PRICE: '0.04' }); });
  afterAll(() => own.close());
  beforeEach(() => { claude.images.clear(); });
  const paint = (at: Line, prompt: string) => at.shop.owner.post(`${at.shop.owner.storePath}/pictures/painted`, { prompt });

  it('R57: people have them painted by the endpoint of the installation', async () => {
    const file = (await paint(own, 'A mug in the snow').expect(201)).body as Media;
    expect(file).toMatchObject({ kind: 'image', mime_type: 'image/png', source: 'made' });
    expect(claude.images.requests).toEqual([{ model: 'gpt-image-1', prompt: 'A mug in the snow', size: '1024x1024', apiKey: 'key-of-the-shop' }]);
    const bytes = await own.shop.owner.get(`${own.shop.owner.storePath}/media/${file.id}/content`).buffer(true).expect(200);
    expect((bytes.body as Buffer).toString('latin1')).toContain('A mug in the snow');
  });

  it('R57: each is a part of what the store spends; what was refused is not', async () => {
    const spent = async (): Promise<number> => ((await own.shop.owner.get(`${own.shop.owner.storePath}/assistant/costs`).expect(200)).body as { today_micro_usd: number }).today_micro_usd;
    const before = await spent();
    await paint(own, 'A lantern in the snow').expect(201);
    expect(await spent()).toBeCloseTo(before + 40_000, 6);
    await paint(own, 'Something forbidden').expect(422);
    const { body } = await own.shop.owner.get(`${own.shop.owner.storePath}/assistant/costs`).expect(200);
    const [{ count }] = await rows<{ count: number }>(own.t, `select count(*)::int as count from media where store_id = $1 and filename = 'painted.png'`, [own.shop.storeId]) as [{ count: number }];
    expect(body.kinds).toEqual([{ kind: 'painting', tokens: 0, pictures: count, seconds: 0, unpriced: 0, cost_micro_usd: expect.closeTo(count * 40_000, 6) as number }]);
  });

  it('R57: one that is lost after it was painted is paid, and counts as one of the 50 a day; people together get no more', async () => {
    const at = await openLine({ IMAGE_API_URL: claude.openaiUrl, IMAGE_API_KEY: 'key-of-the-shop', IMAGE_PRICE: '0.04' });
    try {
      const uses = async (): Promise<number> => (await rows(at.t, `select 1 from model_uses where store_id = $1 and kind = 'painting'`, [at.shop.storeId])).length;
      const put = jest.spyOn(at.t.app.get(MediaFiles, { strict: false }), 'put').mockRejectedValueOnce(new Error('the disk is full'));
      await paint(at, 'A mug that nobody will see').expect(500);
      put.mockRestore();
      expect(await uses()).toBe(1);
      await paint(at, 'Something forbidden').expect(422);
      expect(await uses()).toBe(1);
      for (let more = 0; more < 48; more += 1) await at.t.app.get(ModelUses, { strict: false }).startPainting(at.shop.storeId, null, 50);
      const both = await Promise.all([paint(at, 'A mug'), paint(at, 'A lantern')]);
      expect(both.map(({ status }) => status).toSorted()).toEqual([201, 429]);
      expect([await uses(), claude.images.requests.length]).toEqual([50, 2]);
      await at.t.owner.query(`update model_uses set id = '00000000-0000-7000-8000-000000000001' where store_id = $1 and id = (select min(id::text)::uuid from model_uses where store_id = $1)`, [at.shop.storeId]);
      await paint(at, 'A mug, a day later').expect(201);
    } finally {
      await at.close();
    }
  });

  it.each<[string, () => void, string, string]>([
    ['a refused key', () => { claude.images.apiKeys = ['another']; }, 'A mug', 'The image service refuses the key'],
    ['a prompt that it does not like', () => undefined, 'Something forbidden', 'The image service refuses to paint this'],
    ['too many requests', () => { claude.images.failing = 'rate_limit'; }, 'A mug', 'The image service is busy or its limit is reached'],
    ['a broken service', () => { claude.images.failing = 'server_error'; }, 'A mug', 'The image service answers with HTTP 500'],
  ])('R57: says what is wrong with %s', async (_name, prepare, prompt, detail) => {
    prepare();
    expect((await paint(own, prompt).expect(422)).body).toMatchObject({ code: 'picture.failed', detail });
    expect(own.t.lines.join('\n')).not.toContain('key-of-the-shop');
  });

  it('R57: are not to be had without an endpoint', async () => {
    expect((await paint(line, 'A mug').expect(409)).body.code).toBe('picture.not_set_up');
  });
});
