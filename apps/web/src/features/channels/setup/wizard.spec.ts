import type { Setup } from '../api/get-channel-setup.js';
import { cleanPasted, reachableStep } from './wizard.js';

const steps = ['introduction', 'preparation', 'credentials', 'webhook', 'test', 'done'].map((kind) => ({ kind }));
const setup = (step: string, account: object | null = null): Setup => ({ guide: { steps }, step, account }) as unknown as Setup;

describe('the step that the wizard shows', () => {
  it('is where people were last, unless the address says another', () => {
    expect(reachableStep(setup('preparation'), undefined)).toBe('preparation');
    expect(reachableStep(setup('preparation'), 1)).toBe('introduction');
    expect(reachableStep(setup('preparation'), 9)).toBe('preparation');
  });

  it('lies not behind the form before there is an account, and is not the last one before the number was confirmed', () => {
    expect(reachableStep(setup('webhook'), undefined)).toBe('credentials');
    expect(reachableStep(setup('introduction'), 6)).toBe('credentials');
    expect(reachableStep(setup('done', { number_confirmed_at: null }), undefined)).toBe('test');
    expect(reachableStep(setup('webhook', { number_confirmed_at: '2026-01-01T00:00:00Z' }), 6)).toBe('done');
  });
});

describe('pasted values', () => {
  it.each([
    [' 106540352242922\n', '106540352242922'], ['"EAAB abc\r\ndef"', 'EAABabcdef'], ['“secret”', 'secret'], ["'a'b'", "a'b"], ['Bearer 4f2a\n', '4f2a'], ['', ''],
  ])('%j becomes %j', (pasted, clean) => {
    expect(cleanPasted(pasted)).toBe(clean);
  });
});
