import { type AccountTemplates, OpenAccount } from '../../apps/api/src/modules/accounts/index.js';
import { HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { type Line, openLine, type Shop } from '../support/shop.js';

describe('what is told of a template while it is being handed in', () => {
  let line: Line;
  let shop: Shop;
  const at = (path = ''): string => `${shop.owner.storePath}/templates${path}`;
  beforeAll(async () => {
    line = await openLine();
    shop = line.shop;
  });
  afterAll(() => line.close());
  afterEach(() => { jest.restoreAllMocks(); });

  const components = { body: 'The lamps are here.', footer: 'Lamps', buttons: [], samples: {} };
  const create = async (label: string): Promise<string> => (await shop.owner.post(at(), { account_id: shop.account, label, language: 'en_US', category: 'utility', components }).expect(201)).body.id as string;
  const submit = async (id: string, change: object = {}) => (await shop.owner.post(at(`/${id}/submit`), change).expect(200)).body as { status: string; version: number };
  const decide = async (name: string, verdict: Parameters<typeof line.sandbox.meta.reviewTemplate>[1]): Promise<void> => {
    // Webhooks tell times in seconds.
    line.sandbox.advance(2_000);
    const found = [...line.sandbox.meta.templatesOf(shop.businessId)].find((template) => template.name === name);
    await line.sandbox.meta.reviewTemplate(found?.id ?? '', verdict);
    await line.settled();
  };
  /** What happens after Meta has answered and before its answer is kept. */
  const meanwhile = (happens: () => Promise<void>): void => {
    const read = Object.getOwnPropertyDescriptor(OpenAccount.prototype, 'templates')?.get;
    jest.spyOn(OpenAccount.prototype, 'templates', 'get').mockImplementation(function (this: OpenAccount) {
      const power = read?.call(this) as AccountTemplates;
      const andThen = <Args extends unknown[], T>(call: (...args: Args) => Promise<T>) => async (...args: Args): Promise<T> => {
        const answer = await call(...args);
        await happens();
        return answer;
      };
      return { ...power, create: andThen(power.create), edit: andThen(power.edit) };
    });
  };

  it('approved before the answer was kept, it is approved', async () => {
    const id = await create('Fast lamps');
    meanwhile(() => decide('fast_lamps', { status: 'APPROVED' }));
    expect(await submit(id)).toMatchObject({ status: 'approved', version: 1 });
  });

  it('a change that is judged before the answer was kept is judged; what was told before the change is over', async () => {
    const id = await create('Fast changes');
    await submit(id);
    await decide('fast_changes', { status: 'APPROVED' });
    meanwhile(() => decide('fast_changes', { status: 'REJECTED', reason: 'PROMOTIONAL' }));
    expect(await submit(id, { components: { ...components, footer: 'More lamps' } })).toMatchObject({ status: 'rejected', version: 2, reason: { code: 'PROMOTIONAL' }, components: { footer: 'More lamps' } });
    jest.restoreAllMocks();
    line.sandbox.advance(25 * HOUR);
    expect(await submit(id, { components: { ...components, footer: 'Fewer lamps' } })).toMatchObject({ status: 'pending', version: 3, reason: null });
  });
});
