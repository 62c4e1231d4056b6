import { KeySequence } from './key-sequence.js';

/** For each press, `key@milliseconds`, whether it belongs to the `g` before it. */
function heard(...presses: string[]): boolean[] {
  const sequence = new KeySequence();
  return presses.map((press) => {
    const [key = '', at] = press.split('@');
    sequence.press({ key, timeStamp: Number(at), shiftKey: /^[A-Z]$/.test(key), ctrlKey: false, altKey: false, metaKey: false });
    return sequence.goesOn;
  });
}

describe('a letter after g', () => {
  it('is no shortcut of its own, with or without Shift, for a second', () => {
    expect([heard('g@0', 't@900'), heard('g@0', 'Shift@100', 'T@200')]).toEqual([[false, true], [false, false, true]]);
  });
  it('is one again later, after another key, and after a second g', () => {
    expect([heard('g@0', 't@1100'), heard('g@0', 'o@100', 't@200'), heard('g@0', 'g@100', 't@200'), heard('G@0', 't@100')]).toEqual([[false, false], [false, true, false], [false, true, false], [false, false]]);
  });
});
