import { setImmediate as othersFirst } from 'node:timers/promises';
import { loadEnv } from '../../../platform/config/env.js';
import { NO_EVIDENCE } from '../guard/evidence.js';
import { Guard } from '../guard/guard.js';
import { NO_SECRETS } from '../guard/leaks.js';
import { SENTENCES, WarmUp } from './warm-up.js';

describe('the rules before the first customer', () => {
  it('are all asked, since none of them holds the sentences back', async () => {
    const guard = new Guard();
    const asked = jest.spyOn(guard, 'findBlocked');
    await new WarmUp(guard, loadEnv({})).run();
    expect(new Set(asked.mock.calls.map(([texts]) => texts[0]))).toEqual(new Set(SENTENCES));
    expect(asked.mock.results.map(({ value }) => value as unknown)).toEqual(asked.mock.results.map(() => undefined));
  });

  it.each([['all', true], ['worker', true], ['api', false]])('are asked in a process of role %s: %s', async (ROLE, isAsked) => {
    const guard = new Guard();
    const asked = jest.spyOn(guard, 'findBlocked');
    new WarmUp(guard, loadEnv({ ROLE })).onApplicationBootstrap();
    for (let turn = 0; turn < 50; turn += 1) await othersFirst();
    expect(asked.mock.calls.length > 0).toBe(isAsked);
  });

  it('read one sentence as Latin letters and one as wider ones', () => {
    const [latin, wide] = SENTENCES.map((text) => new Guard().findBlocked([text], NO_EVIDENCE, NO_SECRETS) ?? Math.max(...Buffer.from(text, 'utf16le').filter((_byte, index) => index % 2 === 1)));
    expect(latin).toBe(0);
    expect(wide).toBeGreaterThan(0);
  });
});
