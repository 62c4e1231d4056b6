import { FAILURE_ACTIONS } from '#contracts';
import type { RetryAdvice } from '#providers/contract';
import { META_ERRORS, OWN_ERRORS } from './error-table.js';
import { explain, failureOf, redact, sendErrorOf } from './errors.js';

describe('the error table', () => {
  // All codes of the reference (part 10) by kind, as Meta documents them: retry after a while, refuse for good, or park the account.
  const from = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const kinds: readonly (readonly [kind: string, codes: readonly number[]])[] = [
    ['reject', [
      100, 130403, 130472, 130497, 130501, 131008, 131009, 131020, 131021, 131026, 131035, 131036, 131041, 131047, 131049, 131050, 131051, 131053, 131055, 131060, 131062, ...from(131201, 131207), ...from(131209, 131215),
      132000, 132001, 132005, 132007, 132012, 132015, 132016, 132018, 132068, 135000, ...from(139100, 139102), ...from(147001, 147005), 2388019, 2388039, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299, ...from(2593107, 2593109),
    ]],
    ['retry', [1, 2, 4, 80007, 130429, 131000, 131016, 131048, 131052, 131056, 131057, 131059, 131064, 131208, 132069, 133004, 139103, 2494100]],
    ['account', [0, 3, 10, 33, 190, ...from(200, 299), 368, 131005, 131031, 131037, 131042, 131045, 131063, 133000, 133005, 133006, 133008, 133009, 133010, 133015, 133016, 134011, ...from(134100, 134102)]],
  ];
  it.each(kinds)('treats as %s the codes %p', (kind, codes) => {
    expect(codes.filter((code) => failureOf(`meta.${code}`).kind !== kind)).toEqual([]);
  });
  it('knows these codes and no other', () => {
    expect([...META_ERRORS.keys()].toSorted()).toEqual(kinds.flatMap(([, codes]) => codes).toSorted());
  });

  // How long and how often, as Meta's table says: "2 times" is two further tries. What it leaves open has the usual waits.
  const tried: readonly (readonly [codes: readonly number[], advice: RetryAdvice])[] = [
    [[2, 131016, 131059, 131208, 133004, 139103], {}],
    [[1], { tries: 3 }],
    [[131000], { tries: 4 }],
    [[131052], { afterMs: 5_000, tries: 2 }],
    [[131056], { afterMs: 4_000, factor: 4 }],
    [[131057, 2494100], { afterMs: 60_000 }],
    [[132069], { afterMs: 600_000 }],
    [[131048, 131064], { afterMs: 3_600_000 }],
    [[130429], { afterMs: 1_000, holdsNumber: true }],
    [[4, 80007], { afterMs: 300_000, holdsNumber: true }],
  ];
  it.each(tried)('tries %p again as Meta asks, after an answer and after a report: %p', (codes, advice) => {
    for (const code of codes) {
      expect(failureOf(`meta.${code}`).retry).toEqual(advice);
      expect(sendErrorOf({ status: 400, headers: {}, body: Buffer.from(JSON.stringify({ error: { code } })) }, 'message', []).retry).toEqual(advice);
    }
  });
  it('says so for every code that passes, and for no other', () => {
    expect([...META_ERRORS].filter(([, rule]) => rule.kind === 'retry').map(([code]) => code).toSorted()).toEqual(tried.flatMap(([codes]) => codes).toSorted());
    expect([...META_ERRORS.values()].filter((rule) => rule.kind !== 'retry' && rule.retry !== undefined)).toEqual([]);
  });
  it('tries what it does not know three times more when the server failed', () => {
    expect(sendErrorOf({ status: 500, headers: {}, body: Buffer.from('{"error":{"code":424242}}') }, 'message', [])).toMatchObject({ kind: 'retry', retry: { tries: 4 } });
  });

  it('has words and a known action for every code', () => {
    for (const rule of [...META_ERRORS.values(), ...Object.values(OWN_ERRORS)]) {
      expect(rule.text).toMatch(/^[A-Z].*\.$/);
      expect(FAILURE_ACTIONS).toContain(rule.action);
    }
  });

  it.each([
    ['131047', 'send_template'], ['131026', 'check_number'], ['190', 'fix_credentials'], ['131005', 'fix_credentials'], ['131042', 'open_billing'],
    ['368', 'open_provider'], ['131053', 'replace_file'], ['132000', 'edit'], ['130403', 'unblock'], ['131056', 'wait'], ['131049', 'wait_a_day'], ['132015', 'open_template'], ['131000', 'retry'], ['no_answer', 'retry'], ['refused_before', 'retry'],
  ])('offers one fix for %s: %s', (code, action) => {
    expect(explain(`meta.${code}`).action).toBe(action);
  });

  it('what never got to Meta can be tried again as it is; what got no answer cannot', () => {
    expect(['meta.refused_before', 'meta.no_answer'].map((code) => failureOf(code).kind)).toEqual(['retry', 'unknown']);
    expect(explain('meta.refused_before').text).not.toMatch(/no answer/);
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
