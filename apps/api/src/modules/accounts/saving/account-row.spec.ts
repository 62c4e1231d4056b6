import { secret, type Provider } from '#providers/contract';
import { Keyring } from '../../../platform/crypto/keyring.js';
import type { Account } from '../account.entity.js';
import { AccountVault } from '../secrets/account-vault.js';
import { changedRow, type AccountInput } from './account-row.js';

const now = new Date('2026-01-01T12:00:00Z');
const vault = new AccountVault(new Keyring(`test:${'0'.repeat(64)}`));
/** One whose numbers are linked phones, and one without. */
const [phones, cloud] = [{ session: {} }, {}].map((powers) => ({ label: 'Drum', fields: { apiKey: secret('Key') }, ...powers }) as unknown as Provider);
const account = (over: Partial<Account> = {}): Account => ({
  status: 'active', settings: {}, pausedAt: null, pausedCode: null, pausedText: null, sessionState: 'connected', linkedPhone: '+12025550100', linkageId: null, phoneDueAt: null, phoneTries: 3, ...over,
}) as Account;
const saved = (before: Account, input: AccountInput, { provider = phones!, apiKey }: { provider?: Provider; apiKey?: string } = {}): Account => {
  const secrets = new Map(apiKey === undefined ? [] : [['apiKey', apiKey]]);
  return changedRow(before, input, { settings: {}, secrets, rebound: false }, { provider, environment: 'test', now, vault });
};
const COMPARING = { pausedAt: now, pausedCode: 'session.comparing', phoneDueAt: now, phoneTries: 0 };

describe('an account that hangs on a linked phone, after saving', () => {
  it('compares the phone when it is used again: another one may have been linked meanwhile', () => {
    const used = saved(account({ status: 'inactive' }), { status: 'active' });
    expect(used).toMatchObject({ status: 'active', ...COMPARING, linkageId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const before = account({ status: 'inactive', linkageId: 'the one before', pausedAt: new Date(0), pausedCode: 'phone.other_number' });
    const again = saved(before, { status: 'active' });
    expect(again).toMatchObject({ ...COMPARING, pausedAt: new Date(0) });
    expect(again.linkageId).not.toBe('the one before');
  });
  it('goes on when it was in use, was set inactive, or hangs on no phone', () => {
    for (const [before, input, provider] of [
      [account(), { status: 'active' }, phones!], [account(), { status: 'inactive' }, phones!], [account({ status: 'inactive' }), { name: 'Another name' }, phones!], [account({ status: 'inactive' }), { status: 'active' }, cloud!],
    ] as const) expect(saved(before, input, { provider })).toMatchObject({ pausedAt: null, phoneDueAt: null, linkageId: null });
  });
  it('is compared anew with other credentials while the phone is not proven, which may be of another session than the one with another phone', () => {
    const other = saved(account({ linkageId: 'another phone', pausedAt: new Date(0), pausedCode: 'phone.other_number' }), {}, { apiKey: 'a new key' });
    expect(other).toMatchObject({ ...COMPARING, pausedAt: new Date(0), sessionState: null, linkedPhone: null });
    expect(other.linkageId).not.toBe('another phone');
    expect(saved(account({ linkageId: 'nobody knows', pausedAt: new Date(0), pausedCode: 'token.invalid' }), {}, { apiKey: 'a new key' })).toMatchObject({ pausedCode: 'session.comparing', linkageId: 'nobody knows' });
    expect(saved(account({ pausedAt: new Date(0), pausedCode: 'wasender.unauthorized' }), {}, { apiKey: 'a new key' })).toMatchObject({ pausedAt: null, phoneDueAt: null });
  });
});
