import { isSealed, type Provider } from '../contract/index.js';
import type { ProviderSample } from './describe-provider.js';

/** The settings are usable as form, as validation and for finding accounts. */
export function describeFields(provider: Provider, { credentials }: ProviderSample): void {
  describe('fields', () => {
    it.each(Object.entries(provider.fields))('%s has a label and help, and takes its default, example and sample', (name, field) => {
      expect(field.label).not.toBe('');
      expect(field.help ?? '').not.toBe('');
      const pattern = new RegExp(field.pattern ?? '');
      for (const value of [field.default, field.example, credentials[name] || undefined]) {
        if (value === undefined) continue;
        expect(value).toMatch(pattern);
        expect(value.length).toBeLessThanOrEqual(field.maxLength);
      }
    });

    it('has a sample for every required field and no field twice', () => {
      const required = Object.entries(provider.fields).filter(([, field]) => field.required).map(([name]) => name);
      expect(required.filter((name) => !credentials[name])).toEqual([]);
      expect(Object.keys(credentials).filter((name) => !(name in provider.fields))).toEqual([]);
      const labels = Object.values(provider.fields).map((field) => field.label);
      expect(new Set(labels).size).toBe(labels.length);
    });

    it('tidies its own values into themselves, and says why it refuses one', () => {
      for (const [name, field] of Object.entries(provider.fields)) {
        for (const value of [field.default, field.example, credentials[name]]) if (value !== undefined) expect(field.tidy?.(value) ?? value).toBe(value);
        for (const { pattern, text } of field.refused ?? []) {
          expect(`${field.default ?? ''} ${credentials[name] ?? ''}`).not.toMatch(new RegExp(pattern, 'u'));
          expect(text).toMatch(/^[A-Z].*\.$/);
        }
      }
    });

    it('warns of values that its field takes, by patterns that can be read', () => {
      for (const field of Object.values(provider.fields)) {
        for (const caution of field.cautions ?? []) {
          expect(() => new RegExp(caution.pattern, 'u')).not.toThrow();
          expect(field.default ?? '').not.toMatch(new RegExp(caution.pattern, 'u'));
          expect(Number.isNaN(Date.parse(caution.from ?? '2020-01-01'))).toBe(false);
        }
      }
    });

    it.each(Object.entries(provider.words ?? {}))('says all of its form and every failure in %s, and nothing that is not there', (_language, words) => {
      const failures = provider.failureCodes.map((code) => provider.explain(code).text);
      const texts = [...failures, provider.label, provider.section, ...Object.values(provider.fields).flatMap(({ label, help }) => [label, ...(help === undefined ? [] : [help])])];
      expect(texts.filter((text) => !words[text])).toEqual([]);
      expect(words['failure.unknown']).toContain('{code}');
      const cautions = Object.values(provider.fields).flatMap(({ cautions = [], refused = [] }) => [...cautions, ...refused].map(({ code }) => code));
      expect(cautions.filter((code) => !words[code])).toEqual([]);
      expect(Object.keys(words).filter((key) => !texts.includes(key) && !/^[a-z_]+\.[a-z_]+$/.test(key))).toEqual([]);
    });

    it('names exactly one field for the receiving number', () => {
      expect(Object.values(provider.fields).filter((field) => field.identifies === 'number')).toHaveLength(1);
    });

    it('gives no secret a default or an example', () => {
      const shown = Object.values(provider.fields).filter((field) => isSealed(field) && (field.default ?? field.example) !== undefined);
      expect(shown).toEqual([]);
    });

    it('says which secret verification lacks, and nothing when it is there', () => {
      expect(provider.missingVerifySecret(credentials)).toBeUndefined();
      const empty = Object.fromEntries(Object.keys(provider.fields).map((name) => [name, '']));
      expect(Object.keys(provider.fields)).toContain(provider.missingVerifySecret(empty));
    });
  });
}

/** Addresses and ids decide where the secrets are sent and whom they act for. */
export function describeBinding({ fields }: Provider): void {
  it('R199: asks for the secrets again with every address and every id of the provider\'s', () => {
    const deciding = Object.entries(fields).filter(([, field]) => field.kind === 'url' || field.identifies !== undefined || /\bID$/.test(field.label));
    expect(deciding.filter(([, field]) => field.bindsSecrets !== true).map(([name]) => name)).toEqual([]);
  });
}
