import { defineProvider, secret, text, token, url, type Provider } from '#providers/contract';
import { readFields, type StoredFields } from './account-fields.js';

const provider = {
  label: 'Drum',
  fields: {
    number: text('Number', { identifies: 'number', bindsSecrets: true, pattern: '^\\d+$', maxLength: 5 }), base: url('Base', { bindsSecrets: true, default: 'https://drum.example' }),
    key: secret('Key'), extra: secret('Extra key', { required: false }), verify: token('Verify token', { required: false }), note: text('Note', { required: false }),
  },
} satisfies Partial<Parameters<typeof defineProvider>[0]> as unknown as Provider;

const stored: StoredFields = { settings: { number: '1', base: 'https://drum.example', note: 'n' }, last4: { key: 'abcd', verify: 'wxyz' } };
const read = (given: Record<string, unknown>, from?: StoredFields, complete = true) => readFields(provider, given, from, { complete, allow: new Set() });
const codesOf = (work: () => unknown): [string, string][] => {
  try {
    work();
  } catch (error) {
    return (error as { errors: { pointer: string; code: string }[] }).errors.map(({ pointer, code }) => [pointer, code]);
  }
  return [];
};

describe('fields of a provider', () => {
  it('fill what was left out with the stored value, the empty text with the default', () => {
    expect(read({ number: '1', key: 'k' })).toEqual({ settings: { number: '1', base: 'https://drum.example', note: '' }, secrets: new Map([['key', 'k']]), rebound: false });
    expect(read({ base: '' }, stored)).toMatchObject({ settings: { base: 'https://drum.example', note: 'n' }, rebound: false });
    expect(read({ note: null }, stored).settings).toMatchObject({ note: '' });
  });

  it('R199: keep a sealed value for the empty text and for white space; null removes an optional one only', () => {
    expect(read({ key: '', verify: '  ' }, stored).secrets.size).toBe(0);
    expect(read({ verify: null }, stored).secrets).toEqual(new Map([['verify', null]]));
    expect(codesOf(() => read({ key: null }, stored))).toEqual([['/fields/key', 'account.field_missing']]);
  });

  it('R199: ask for every secret that is set when an address or id changes, and for no token', () => {
    expect(codesOf(() => read({ number: '2' }, stored))).toEqual([['/fields/key', 'account.secret_required']]);
    expect(codesOf(() => read({ base: 'https://evil.example', key: 'k' }, { ...stored, last4: { ...stored.last4, extra: 'efgh' } }))).toEqual([['/fields/extra', 'account.secret_required']]);
    expect(read({ base: 'https://evil.example', key: 'k' }, stored)).toMatchObject({ rebound: true });
    expect(read({ base: 'https://drum.example/' }, stored)).toMatchObject({ rebound: false });
    // An incomplete draft is no way around it.
    expect(codesOf(() => read({ base: 'https://evil.example' }, stored, false))).toEqual([['/fields/key', 'account.secret_required']]);
  });

  it('are all required ones only when the account is to be used', () => {
    expect(codesOf(() => read({}))).toEqual([['/fields/number', 'account.field_missing'], ['/fields/key', 'account.field_missing']]);
    expect(codesOf(() => read({}, undefined, false))).toEqual([]);
  });

  it('are checked for kind, length, pattern, mask and address, and unknown names are told', () => {
    expect(codesOf(() => read({ number: 12, base: 'http://drum.example', key: '••••', note: 'x'.repeat(600), colour: 'red', 'a/b': 1 }))).toEqual([
      ['/fields/colour', 'unknown_field'], ['/fields/a~1b', 'unknown_field'], ['/fields/number', 'not_a_text'], ['/fields/base', 'account.address_refused'], ['/fields/key', 'account.token_masked'], ['/fields/note', 'too_long'],
    ]);
    expect(codesOf(() => read({ number: '123456', key: 'k' }))).toEqual([['/fields/number', 'too_long']]);
    expect(codesOf(() => read({ number: '12a', key: 'k' }))).toEqual([['/fields/number', 'invalid']]);
  });
});
