import { publicId } from '#contracts';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { startApp, TEST_KEYS, type TestApp } from '../support/app.js';
import { aPerson, type Person } from '../support/login.js';

const CLI = join(__dirname, '../../dist/apps/api/src/cli.js');

interface Ended { readonly code: number; readonly out: string; readonly err: string }

/** The built command line beside an app that runs, as an operator calls it. */
describe('plan set', () => {
  let t: TestApp;
  let owner: Person;
  beforeAll(async () => {
    if (!existsSync(CLI)) throw new Error(`There is no ${CLI}: build first (npm run build)`);
    t = await startApp();
    owner = await aPerson(t);
  });
  afterAll(() => t.close());

  const cli = (...args: string[]): Promise<Ended> => new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', SECRET_KEYS: TEST_KEYS, DATA_DIR: t.env.DATA_DIR, DEMO: 'false', PARLEY_ENVIRONMENT: 'test', DATABASE_URL: t.database.url, DATABASE_APP_URL: t.database.appUrl };
    execFile(process.execPath, [CLI, ...args], { env, cwd: t.env.DATA_DIR }, (error, out, err) => { resolve({ code: error === null ? 0 : Number(error.code), out, err }); });
  });
  const billing = async () => (await owner.get(`${owner.storePath}/billing`).expect(200)).body as { plan: { id: string } | null; is_receiving: boolean };
  const store = () => publicId('store', owner.storeId);

  it('R86: gives a store a plan, which its screens show, and takes it away', async () => {
    expect(await cli('plan', 'set', store(), 'growth', '--json')).toMatchObject({ code: 0, out: expect.stringContaining('"plan": "growth"') as string });
    expect(await billing()).toMatchObject({ plan: { id: 'growth' }, is_receiving: true });
    const ended = await cli('plan', 'set', store(), 'none');
    expect([ended.code, ended.out]).toEqual([0, expect.stringMatching(/ has no plan: its messages are kept and wait\.\n$/)]);
    expect(await billing()).toMatchObject({ status: 'inactive', is_receiving: false });
    expect((await cli('plan', 'set', store(), 'trial')).out).toMatch(/ has the plan trial\.\n$/);
    expect(await billing()).toMatchObject({ plan: { id: 'trial' }, is_receiving: true });
  });

  it('says how it is called, and which store there is not; nothing changes', async () => {
    for (const args of [[], [store()], [store(), 'gold'], ['shop', 'growth']]) expect(await cli('plan', 'set', ...args)).toMatchObject({ code: 2, err: expect.stringContaining('plan set <store id> trial|starter|growth|scale|self_hosted|none') as string });
    const unknown = await cli('plan', 'set', publicId('store', newId()), 'growth');
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringMatching(/\S/)]);
    expect(await billing()).toMatchObject({ plan: { id: 'trial' } });
  });

  it('shows how it is called with any command, and where that stands after a word that it does not know', async () => {
    expect(await cli('plan', 'set', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('plan set <store id>') as string });
    expect(await cli('chat', '--phone', '1')).toMatchObject({ code: 2, err: expect.stringContaining('--help shows what there is') as string });
  });
});
