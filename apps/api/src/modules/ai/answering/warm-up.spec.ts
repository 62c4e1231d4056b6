import { NO_EVIDENCE } from '../guard/evidence.js';
import { Guard } from '../guard/guard.js';
import { NO_SECRETS } from '../guard/leaks.js';
import { SENTENCES, WarmUp } from './warm-up.js';

describe('the rules before the first customer', () => {
  it('are all asked, since none of them holds the sentences back', async () => {
    const guard = new Guard();
    const asked = jest.spyOn(guard, 'findBlocked');
    await new WarmUp(guard).run();
    expect(new Set(asked.mock.calls.map(([texts]) => texts[0]))).toEqual(new Set(SENTENCES));
    expect(asked.mock.results.map(({ value }) => value as unknown)).toEqual(asked.mock.results.map(() => undefined));
  });

  it('read one sentence as Latin letters and one as wider ones', () => {
    const [latin, wide] = SENTENCES.map((text) => new Guard().findBlocked([text], NO_EVIDENCE, NO_SECRETS) ?? Math.max(...Buffer.from(text, 'utf16le').filter((_byte, index) => index % 2 === 1)));
    expect(latin).toBe(0);
    expect(wide).toBeGreaterThan(0);
  });
});
