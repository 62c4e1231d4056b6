import type { MessageContent } from '#contracts';
import { LONGEST_QUIET_WINDOW_MS, quietWindowMs } from './quiet-window.js';

const START = Date.parse('2026-11-21T10:00:00Z');
const said = (text: string, seconds = 0): { content: MessageContent; at: Date } => ({ content: { kind: 'text', text }, at: new Date(START + seconds * 1000) });

describe('the quiet window', () => {
  it.each([
    ['a closed sentence', [said('Do you have blue shirts?')], 1500],
    ['a sentence without a mark', [said('I am looking for a blue shirt')], 1500],
    ['a comma at the end', [said('I am looking for a blue shirt,')], 3000],
    ['an ellipsis', [said('Let me think about that one...')], 3000],
    ['an Arabic comma', [said('أريد قميصا أزرق،')], 3000],
    ['a conjunction at the end', [said('I want the red shirt and')], 3000],
    ['a short fragment', [said('hi')], 2250],
    ['a short fragment that is closed', [said('Thanks!')], 1500],
    ['a burst', [said('I want the red shirt', 0), said('and the blue one as well please', 2)], 2250],
    ['a burst that is open', [said('hello', 0), said('I want,', 1)], 3750],
    ['slow messages', [said('I want the red shirt', 0), said('Do you have it in large?', 60)], 1500],
    ['a photo without words', [{ content: { kind: 'image', media: {} } as MessageContent, at: new Date(START) }], 1500],
    ['a tapped button', [said('hi'), { content: { kind: 'choice', id: 'action:menu', title: 'View menu', of: 'button' } as MessageContent, at: new Date(START) }], 0],
    ['nothing', [], 0],
  ])('is right for %s', (_name, messages, expected) => expect(quietWindowMs(messages, 1500)).toBe(expected));

  it('is capped', () => expect(quietWindowMs([said('well,', 0), said('so,', 1)], 6000)).toBe(LONGEST_QUIET_WINDOW_MS));
  it('is never shorter than a setting above the cap', () => expect(quietWindowMs([said('well,')], 20_000)).toBe(20_000));
  it('stays zero when the setting is zero', () => expect(quietWindowMs([said('well,')], 0)).toBe(0));
});
