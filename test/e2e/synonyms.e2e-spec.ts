import { publicId } from '#contracts';
import { Catalog } from '../../apps/api/src/modules/catalog/index.js';
import { startSandbox, type Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { startApp, type TestApp } from '../support/app.js';
import { type AssistantWorld, assistantWorld } from '../support/assistant-world.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

describe('words of a store', () => {
  let app: TestApp;
  let ana: Person;
  beforeAll(async () => {
    app = await startApp({ ROLE: 'api' });
  });
  beforeEach(async () => {
    ana = await aPerson(app);
    for (const title of ['Pleated skirt', 'Burgundy scarf', 'Paper lantern']) await ana.post(`${ana.storePath}/products`, { title, status: 'active', variants: [{ price: { amount: 100, currency: 'EUR' } }] }).expect(201);
  });
  afterAll(() => app.close());

  const at = (rest = '') => `${ana.storePath}/synonyms${rest}`;
  const found = async (words: string, who = ana): Promise<string[]> => (await who.get(`${who.storePath}/products/search?q=${encodeURIComponent(words)}`).expect(200)).body.hits.map(({ product }: { product: { title: string } }) => product.title);

  it('find what other words found, from the moment they are saved until they are removed', async () => {
    expect(await found('kasuti')).toEqual([]);
    const { body } = await ana.post(at(), { words: ['kasuti', ' Skirt ', 'pleated dress'] }).expect(201);
    expect(body).toMatchObject({ id: expect.stringMatching(/^syn_/), words: ['kasuti', 'Skirt', 'pleated dress'] });
    expect(await found('kasuti')).toEqual(['Pleated skirt']);
    // A phrase, its plural, and a typing error in it.
    expect(await found('kasutis')).toEqual(['Pleated skirt']);
    await ana.patch(at(`/${body.id}`), { words: ['kasuti', 'scarf'] }).expect(200);
    expect(await found('kasuti')).toEqual(['Burgundy scarf']);
    expect((await ana.get(at()).expect(200)).body.data).toMatchObject([{ id: body.id, words: ['kasuti', 'scarf'] }]);
    await ana.delete(at(`/${body.id}`)).expect(204);
    expect(await found('kasuti')).toEqual([]);
    expect((await ana.delete(at(`/${body.id}`))).body.code).toBe('synonyms.not_found');
  });

  it('add to what all shops say, and are of one store only', async () => {
    expect(await found('falda')).toEqual(['Pleated skirt']);
    await ana.post(at(), { words: ['falda', 'lantern'] }).expect(201);
    expect((await found('falda')).toSorted()).toEqual(['Paper lantern', 'Pleated skirt']);
    const other = await aPerson(app);
    await other.post(`${other.storePath}/products`, { title: 'Paper lantern', status: 'active', variants: [{ price: { amount: 100, currency: 'EUR' } }] }).expect(201);
    expect(await found('falda', other)).toEqual([]);
  });

  it.each([[['one']], [['same', 'SAME ']], [['skirt', '  ']], [['a', 'four words are many']], [[]]])('%j is no group of synonyms', async (words) => {
    const answer = await ana.post(at(), { words });
    expect([answer.status, answer.body.errors[0].pointer.slice(0, 6)]).toEqual([422, '/words']);
  });

  it('are kept by owners and admins', async () => {
    const agent = await aColleague(app, ana, 'agent');
    expect((await agent.get(at())).status).toBe(200);
    expect((await agent.post(at(), { words: ['a', 'b'] })).status).toBe(403);
  });
});

describe('searches of the assistant', () => {
  let sandbox: Sandbox;
  let app: TestApp;
  let world: AssistantWorld;
  let owner: Person;
  beforeAll(async () => {
    sandbox = await startSandbox();
    app = await startApp({ ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: sandbox.anthropicUrl });
    owner = await aPerson(app);
    await app.owner.query("update stores set currency = 'USD' where id = $1", [owner.storeId]);
    world = await assistantWorld(app, owner.storeId);
  });
  afterAll(async () => {
    await app.close();
    await sandbox.close();
  });
  const searching = (input: object) => [{ type: 'tool_use', name: 'search_products', input: { ...input } }] as const;
  const ask = async (input: object): Promise<string> => {
    sandbox.claude.script([{ respond: [...searching(input)] }, { respond: 'Let me see.' }]);
    const { runId } = await world.answer(world.turn('hello there'));
    const { steps } = await world.run(runId) as { steps: { kind: string; result?: string }[] };
    return steps.find(({ kind }) => kind === 'tool')?.result ?? '';
  };
  const missed = async (): Promise<object[]> => (await owner.get(`${owner.storePath}/assistant/missed-searches`).expect(200)).body.data;

  it('go on with other words where the customer\'s find too little, and keep what those found in front', async () => {
    const [blue, mug] = [publicId('product', world.products.blueShirt.id), publicId('product', world.products.mug.id)];
    expect(await ask({ query: 'chai ka pyala', also: ['mug'] })).toContain(mug);
    const both = await ask({ query: 'blue shirt', also: ['coffee mug'] });
    expect(both.indexOf(blue)).toBeLessThan(both.indexOf(mug));
    expect(await ask({ query: 'blue shirt', also: ['coffee mug'], limit: 1 })).not.toContain(mug);
    expect(await ask({ query: 'x', also: ['a', 'b', 'c', 'd'] })).toContain('problem');
  });

  it('that found nothing, or only what comes close, are told, most frequent first, until they would find something', async () => {
    for (const query of ['Zeppelin', 'zeppelin ', 'shirts wholesale', 'kasuti']) await ask({ query });
    expect(await missed()).toMatchObject([{ query: 'zeppelin', count: 2, conversation_id: publicId('conversation', world.conversationId) }, { query: 'kasuti', count: 1 }, { query: 'shirts wholesale', count: 1 }]);
    // Looked at again, nothing is searched again.
    const search = jest.spyOn(Catalog.prototype, 'search');
    expect(await missed()).toHaveLength(3);
    expect(search).not.toHaveBeenCalled();
    search.mockRestore();
    await owner.post(`${owner.storePath}/synonyms`, { words: ['kasuti', 'shirt'] }).expect(201);
    await owner.post(`${owner.storePath}/synonyms`, { words: ['wholesale', 'cotton'] }).expect(201);
    expect(await missed()).toMatchObject([{ query: 'zeppelin' }]);
  });
});
