import { aColleague, aPerson, type Person } from '../support/login.js';
import { type Line, openLine } from '../support/shop.js';

describe('what a new store still has to do', () => {
  let line: Line;
  beforeAll(async () => {
    line = await openLine();
  });
  afterAll(() => line.close());
  const doneBy = async (who: Person): Promise<string[]> => {
    const { body } = await who.get(`${who.storePath}/onboarding`).expect(200);
    return (body.steps as { step: string; done: boolean }[]).filter(({ done }) => done).map(({ step }) => step);
  };

  it('is seen from what is there, step by step', async () => {
    const owner = await aPerson(line.t);
    const at = (rest: string): string => `${owner.storePath}/${rest}`;
    const { body } = await owner.get(at('onboarding')).expect(200);
    expect(body).toEqual({ dismissed: false, steps: ['channel', 'products', 'facts', 'playground', 'message', 'team'].map((step) => ({ step, done: false })) });

    const { body: product } = await owner.post(at('products'), { title: 'Lamp', status: 'draft', variants: [{ price: { amount: 1250, currency: 'EUR' } }] }).expect(201);
    expect(await doneBy(owner)).toEqual([]);
    await owner.patch(at(`products/${product.id}`), { status: 'active' }).set('if-match', '*').expect(200);
    expect(await doneBy(owner)).toEqual(['products']);

    await owner.patch(at('knowledge/facts'), { opening_hours: 'Every day.', shipping: 'Three days.' }).expect(200);
    expect(await doneBy(owner)).toEqual(['products']);
    await owner.patch(at('knowledge/facts'), { returns: 'Within 30 days.' }).expect(200);
    expect(await doneBy(owner)).toEqual(['products', 'facts']);

    for (const text of ['Do you have a lamp?', 'And two?']) await owner.post(at('assistant/playground'), { messages: [{ author: 'customer', text }] }).expect(200);
    expect(await doneBy(owner)).toEqual(['products', 'facts', 'playground']);

    await owner.post(at('invitations'), { email: 'ben@example.com', role: 'agent' }).expect(201);
    expect(await doneBy(owner)).toEqual(['products', 'facts', 'playground', 'team']);
  });

  it('knows a number that is connected, and the first message of a customer', async () => {
    const { owner, numberId } = await line.openShop();
    expect(await doneBy(owner)).toEqual(['channel', 'products']);
    await line.sandbox.phone({ waId: '34600111333', name: 'Sol' }).with(numberId).text('hello');
    await line.settled();
    expect(await doneBy(owner)).toEqual(['channel', 'products', 'message']);
  });

  it('is dismissed by one person for that person, and comes back', async () => {
    const owner = await aPerson(line.t);
    const [admin, agent] = [await aColleague(line.t, owner, 'admin'), await aColleague(line.t, owner, 'agent')];
    const path = `${owner.storePath}/onboarding`;
    const isDismissed = async (who: Person): Promise<boolean> => (await who.get(path).expect(200)).body.dismissed as boolean;
    for (const dismissed of [true, true]) expect((await owner.patch(path, { dismissed }).expect(200)).body.dismissed).toBe(true);
    expect([await isDismissed(owner), await isDismissed(admin)]).toEqual([true, false]);
    await owner.patch(path, { dismissed: false }).expect(200);
    expect(await isDismissed(owner)).toBe(false);
    await agent.get(path).expect(403);
    await owner.patch(path, { dismissed: 'yes' }).expect(422);
  });
});
