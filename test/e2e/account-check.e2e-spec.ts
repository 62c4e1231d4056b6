import { readdir } from 'node:fs/promises';
import { publicId } from '#contracts';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { commandLine } from '../support/command-line.js';
import { type Line, openLine } from '../support/shop.js';

// Each command is a process of its own, which takes as long as the machine is busy.
jest.setTimeout(180_000);

/** The built command line, which asks the sandbox as the app does. */
describe('account check', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  const cli = (...args: string[]) => commandLine(line.t, { OUTBOUND_ALLOW: line.sandbox.url })('account', 'check', ...args);

  it('R34-R40: says whose number it is, and what is wrong with it; the exit code says the same', async () => {
    const { account, owner } = line.shop;
    const good = await cli(account);
    expect([good.code, good.err]).toEqual([0, '']);
    expect(good.out).toMatch(/^Connected: \S/);
    await owner.patch(`${owner.storePath}/accounts/${account}`, { fields: { accessToken: 'a-token-that-nobody-gave-out' } }).expect(200);
    const bad = await cli(account);
    expect([bad.code, bad.out]).toEqual([1, expect.stringMatching(/^Not connected: .*\n- \S/)]);
    const told = await cli(account, '--json');
    expect([told.code, JSON.parse(told.out)]).toEqual([1, expect.objectContaining({ ok: false, problems: [expect.objectContaining({ text: expect.any(String) as string })] })]);
    expect(`${bad.out}${bad.err}${told.out}${told.err}`).not.toContain('a-token-that-nobody-gave-out');
    // Nothing was started beside the database of DATABASE_URL.
    expect(await readdir(line.t.env.DATA_DIR)).not.toContain('postgres');
  });

  it('says how it is called, and which account there is not', async () => {
    expect(await cli(publicId('store', line.shop.storeId))).toMatchObject({ code: 2, err: expect.stringContaining('account check <account id>') as string });
    expect(await cli(publicId('account', newId()))).toMatchObject({ code: 1, out: '', err: expect.stringContaining('There is no such account') as string });
  });
});
