import { FAILURE_ACTIONS } from '#contracts';
import { META_ERRORS, OWN_ERRORS } from './error-table.js';
import { explain, kindOf, redact } from './errors.js';

describe('the error table', () => {
  // Kinds as Meta documents them: retry after a while, refuse for good, or park the account.
  it.each([
    ['reject', [100, 130403, 130472, 130497, 131008, 131009, 131021, 131026, 131047, 131049, 131050, 131051, 131053, 131062, 132000, 132001, 132005, 132007, 132012, 132015, 132016, 132018, 132068, 135000, 139100, 147001, 2388293, 2593109, 131201]],
    ['retry', [1, 2, 4, 80007, 130429, 131000, 131016, 131048, 131052, 131056, 131057, 131059, 131064, 131208, 132069, 133004, 2494100]],
    ['account', [0, 3, 10, 33, 190, 200, 299, 368, 131005, 131031, 131037, 131042, 131045, 131063, 133000, 133010, 133016, 134100]],
  ])('treats as %s the codes %p', (kind, codes) => {
    expect(codes.filter((code) => kindOf(`meta.${code}`) !== kind)).toEqual([]);
  });

  it('has words and a known action for every code', () => {
    for (const rule of [...META_ERRORS.values(), ...Object.values(OWN_ERRORS)]) {
      expect(rule.text).toMatch(/^[A-Z].*\.$/);
      expect(FAILURE_ACTIONS).toContain(rule.action);
    }
  });

  it.each([
    ['131047', 'send_template'], ['131026', 'check_number'], ['190', 'fix_credentials'], ['131005', 'fix_credentials'], ['131042', 'open_billing'],
    ['368', 'open_provider'], ['131053', 'replace_file'], ['132000', 'edit'], ['130403', 'unblock'], ['131056', 'wait'], ['131049', 'wait_a_day'], ['132015', 'open_template'], ['131000', 'retry'], ['no_answer', 'retry'],
  ])('offers one fix for %s: %s', (code, action) => {
    expect(explain(`meta.${code}`).action).toBe(action);
  });

  it('keeps the code and the words of Meta where it has none of its own', () => {
    expect(explain('meta.424242', 'Strange thing')).toEqual({ code: 'meta.424242', text: 'WhatsApp refused this message (code 424242).', action: 'none', detail: 'Strange thing' });
  });
});

describe('redaction', () => {
  it('removes values and tokens in addresses, and leaves the rest', () => {
    expect(redact('GET /x?input_token=abc&y=1 with s3cret and s3cret', ['s3cret', ''])).toBe('GET /x?input_token=***&y=1 with *** and ***');
  });
});
