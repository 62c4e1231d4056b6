import { startApp, type TestApp } from '../support/app.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

describe('the facts of a store', () => {
  let app: TestApp;
  let ana: Person;
  beforeAll(async () => {
    app = await startApp({ ROLE: 'api' });
  });
  beforeEach(async () => {
    ana = await aPerson(app);
  });
  afterAll(() => app.close());

  const facts = () => `${ana.storePath}/knowledge/facts`;
  const titles = async (question: string): Promise<string[]> => ((await ana.get(`${ana.storePath}/knowledge/search?q=${encodeURIComponent(question)}`).expect(200)).body.hits as { title: string }[]).map((hit) => hit.title);

  it('R158: are knowledge entries of their topic, changed one by one and taken away by null', async () => {
    expect((await ana.get(facts()).expect(200)).body).toEqual({ opening_hours: null, address: null, contact: null, shipping: null, payment: null, returns: null });
    const saved = await ana.patch(facts(), { opening_hours: 'Monday to Friday, 9 to 18.', shipping: 'Three days, free over 50.' }).expect(200);
    const id = String(saved.body.opening_hours.knowledge_id);
    expect(saved.body).toMatchObject({ opening_hours: { body: 'Monday to Friday, 9 to 18.' }, shipping: { body: 'Three days, free over 50.' }, payment: null });
    expect((await ana.get(`${ana.storePath}/knowledge/${id}`)).body).toMatchObject({ kind: 'policy', topic: 'opening_hours', title: 'Opening hours', status: 'active' });

    const changed = await ana.patch(facts(), { opening_hours: 'Every day.', shipping: null }).expect(200);
    expect(changed.body).toMatchObject({ opening_hours: { knowledge_id: id, body: 'Every day.' }, shipping: null });
    expect(await titles('shipping')).toEqual([]);
    await ana.delete(`${ana.storePath}/knowledge/${id}`).expect(204);
    expect((await ana.get(facts())).body.opening_hours).toBeNull();
  });

  it.each([
    ['opening_hours', 'Opening hours', ['when do you open?', 'a qué hora abren', 'Quels sont vos horaires ?', 'vocês abrem quando?', 'ما هي ساعات العمل؟']],
    ['shipping', 'Shipping and delivery', ['how much is delivery', 'hacen envíos?', 'vous livrez ?', 'qual é o frete', 'كم سعر التوصيل']],
    ['returns', 'Returns and refunds', ['can I return it', 'quiero devolver esto', 'remboursement possible ?', 'posso devolver', 'هل يمكن استرجاع المنتج']],
  ])('are found in whatever language the customer asks: %s', async (topic, title, questions) => {
    await ana.patch(facts(), { [topic]: 'As it is written here.' }).expect(200);
    for (const question of questions) expect({ question, titles: await titles(question) }).toEqual({ question, titles: [title] });
  });

  it('stay one entry for each topic when two people save at once', async () => {
    const saves = await Promise.all(['first', 'second', 'third'].map((body) => ana.patch(facts(), { payment: body })));
    expect(saves.map((save) => save.status)).toEqual([200, 200, 200]);
    expect((await ana.get(`${ana.storePath}/knowledge`)).body.data).toHaveLength(1);
  });

  it('are changed by admins only, and no longer than a message', async () => {
    const agent = await aColleague(app, ana, 'agent');
    await agent.get(facts()).expect(200);
    await agent.patch(facts(), { payment: 'cash' }).expect(403);
    const refused = await ana.patch(facts(), { payment: 'x'.repeat(4001) }).expect(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/payment' }]);
  });
});
