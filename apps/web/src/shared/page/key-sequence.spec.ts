import { KeySequence } from './key-sequence.js';

/** For each press, `meaning@milliseconds`, whether it belongs to the `g` before it. */
function heard(...presses: string[]): boolean[] {
  const sequence = new KeySequence();
  return presses.map((press) => {
    const [meaning = '', at] = press.split('@');
    sequence.press(meaning === '' ? [] : [meaning], Number(at));
    return sequence.goesOn;
  });
}

describe('a letter after g', () => {
  it('is no shortcut of its own, with or without Shift, for a second', () => {
    expect([heard('g@0', 't@900'), heard('g@0', '@100', 'Shift+t@200')]).toEqual([[false, true], [false, false, true]]);
  });
  it('is one again later, after another key, and after a second g', () => {
    expect([heard('g@0', 't@1100'), heard('g@0', 'o@100', 't@200'), heard('g@0', 'g@100', 't@200'), heard('Shift+g@0', 't@100')]).toEqual([[false, false], [false, true, false], [false, true, false], [false, false]]);
  });
});
