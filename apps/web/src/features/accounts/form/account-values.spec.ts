import type { Account } from '../api/list-accounts.js';
import type { Provider, ProviderField } from '../../../shared/api/list-providers.js';
import { changesOf, creationOf, isRebound, missingFields, valuesOf } from './account-values.js';

const field = (name: string, over: Partial<ProviderField> = {}): ProviderField => ({
  name, label: name, kind: 'text', required: true, max_length: 100, help: null, default: null, example: null, pattern: null, generated_prefix: null, identifies: null, binds_secrets: false, cautions: [], ...over,
});
const provider = {
  id: 'dove', fields: [field('base', { kind: 'url', default: 'https://api.example', binds_secrets: true }), field('key', { kind: 'secret' }), field('word', { kind: 'token', required: false }), field('note', { required: false })],
} as unknown as Provider;
const account = {
  name: 'Main', status: 'active', labels: ['north'], is_default_outgoing: true, is_default_incoming: false, auto_read_receipt: false, fields: { base: 'https://api.example', note: '' },
  secrets: { key: { set: true, last4: 'abcd', updated_at: null }, word: { set: true, last4: 'efgh', updated_at: null } },
} as unknown as Account;

describe('the values of an account', () => {
  it('R100: are those of its provider, with its defaults; what is sealed begins empty', () => {
    expect(valuesOf(provider).fields).toEqual({ base: 'https://api.example', key: '', word: '', note: '' });
    expect(valuesOf(provider, account)).toMatchObject({ name: 'Main', is_default_outgoing: true, fields: { key: '', word: '' } });
  });

  it('leave the server alone where nothing changed, and empty what was emptied', () => {
    const values = valuesOf(provider, account);
    expect(changesOf(provider, account, values)).toEqual({});
    expect(changesOf(provider, account, { ...values, name: 'Other', labels: [], fields: { ...values.fields, key: 'new' } })).toEqual({ name: 'Other', labels: [], fields: { key: 'new' } });
    expect(creationOf({ ...values, fields: { base: ' ', key: 'k', word: '', note: '' } }).fields).toEqual({ key: 'k' });
  });

  it('R199: need the secret again when the address changes, a slash at its end aside', () => {
    const values = valuesOf(provider, account);
    const at = (base: string) => ({ ...values, fields: { ...values.fields, base } });
    expect([isRebound(provider, account, at('https://api.example/')), isRebound(provider, account, at('')), isRebound(provider, account, at('https://other.example'))]).toEqual([false, false, true]);
    expect([missingFields(provider, account, values), missingFields(provider, account, at('https://other.example'))]).toEqual([[], ['key']]);
  });

  it('may miss anything while the account is inactive', () => {
    const values = valuesOf(provider);
    expect([missingFields(provider, undefined, values), missingFields(provider, undefined, { ...values, status: 'inactive' })]).toEqual([['key'], []]);
  });
});
