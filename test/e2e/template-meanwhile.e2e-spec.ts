import { type AccountTemplates, OpenAccount } from '../../apps/api/src/modules/accounts/index.js';
import { HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { type Line, openLine, rows, type Shop } from '../support/shop.js';

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

  it('what was handed in and never arrived is a draft again, as lists by time and the event log tell', async () => {
    const id = await create('Lost lamps');
    const [{ before } = { before: '' }] = await rows<{ before: string }>(line.t, `update templates set status = 'pending', submitted_at = now() - interval '1 day', updated_at = date_trunc('second', now() - interval '1 hour') where name = 'lost_lamps' returning to_json(updated_at)#>>'{}' as before`);
    await shop.owner.post(at('/sync'), {}).expect(200);
    const { data } = (await shop.owner.get(at('?name=lost_lamps')).query({ updated_after: before }).expect(200)).body as { data: object[] };
    expect(data).toMatchObject([{ id, status: 'draft', submitted_at: null }]);
    const log = (await shop.owner.get(`${shop.owner.storePath}/events/log?types=template.status_changed`).expect(200)).body.data as { data: object }[];
    expect(log.at(-1)?.data).toMatchObject({ template: { id, status: 'draft' }, previous_status: 'pending' });
  });
});
