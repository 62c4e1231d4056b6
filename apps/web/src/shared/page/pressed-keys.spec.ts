import { meaningsOf } from './pressed-keys.js';

/** `Shift+Digit7 /`: what is held, the place of the key, and what the layout writes with it. */
function press(text: string, isMac = false): string[] {
  const [chord = '', key = ''] = text.split(' ');
  const held = chord.split('+');
  const code = held.pop() ?? '';
  const is = (name: string): boolean => held.includes(name);
  // As Windows tells of it; Firefox on a Mac tells of Option so, without Ctrl.
  const isAltGr = is('AltGr');
  return meaningsOf({
    key: key === '␣' ? ' ' : key, code, shiftKey: is('Shift'), ctrlKey: is('Ctrl') || (isAltGr && !isMac), altKey: is('Alt') || isAltGr, metaKey: is('Meta'), getModifierState: (name) => name === 'AltGraph' && isAltGr,
  }, isMac);
}

describe('what a press means', () => {
  it.each([
    ['KeyT t', 't'], ['Shift+KeyT T', 'Shift+t'], ['KeyT T', 't'], ['Ctrl+KeyK k', '$mod+k'], ['Ctrl+Shift+KeyR R', '$mod+Shift+r'], ['Alt+ArrowLeft ArrowLeft', 'Alt+ArrowLeft'],
    ['Ctrl+Enter Enter', '$mod+Enter'], ['Space ␣', 'Space'], ['Shift+Slash ?', '?'], ['Slash /', '/'], ['Digit3 3', '3'], ['Numpad3 3', '3'], ['Alt+Digit2 2', 'Alt+2'],
  ])('%s is %s', (pressed, meaning) => expect(press(pressed)[0]).toBe(meaning));

  it.each([
    ['German: / with Shift', 'Shift+Digit7 /', '/'], ['German: [ with AltGr', 'AltGr+Digit8 [', '['], ['Spanish: ? with Shift', 'Shift+Minus ?', '?'], ['French: . with Shift', 'Shift+Comma .', '.'],
    ['French: 3 without Shift', 'Digit3 "', '3'], ['French: 2 is a letter', 'Digit2 é', '2'], ['French: 3 with Shift', 'Shift+Digit3 3', '3'], ['French: a by its letter', 'KeyQ a', 'a'],
    ['Arabic: the place of j', 'KeyJ ت', 'j'], ['Arabic: Ctrl and the place of k', 'Ctrl+KeyK ن', '$mod+k'], ['Arabic: ؟', 'Shift+Slash ؟', '?'], ['Arabic: the place of /', 'Slash ظ', '/'], ['Arabic: a mark with Shift', 'Shift+KeyE ُ', 'Shift+e'], ['Arabic: two letters on the place of b', 'KeyB لا', 'b'],
    ['Arabic: two letters with Shift', 'Shift+KeyT لإ', 'Shift+t'], ['Arabic: a comma with Shift', 'Shift+KeyK ،', 'Shift+k'], ['Arabic: the line that stretches a word', 'Shift+KeyJ ـ', 'Shift+j'], ['Arabic: its digits', 'Digit3 ٣', '3'],
    ['only the place is known', 'KeyG Unidentified', 'g'], ['Russian: the place of [', 'BracketLeft х', '['],
  ])('%s', (_layout, pressed, meaning) => expect(press(pressed)).toContain(meaning));

  it.each([
    ['Option and 1', 'Alt+Digit1 ¡', ['Alt+1', '¡']], ['[ with Option', 'Alt+Digit5 [', ['Alt+5', '[']], ['Option and 1 in Firefox', 'AltGr+Digit1 ¡', ['Alt+1', '¡']], ['Option and ↓ in Firefox', 'AltGr+ArrowDown ArrowDown', ['Alt+ArrowDown']], ['Command and K', 'Meta+KeyK k', ['$mod+k']], ['Control and K', 'Ctrl+KeyK k', []],
  ] as const)('on a Mac: %s', (_name, pressed, meanings) => expect(press(pressed, true)).toEqual(meanings));

  it('is nothing while a key is only held, and with what belongs to the system', () => {
    expect([press('Shift+ShiftLeft Shift'), press('Meta+KeyK k'), press('AltGr+KeyE €')]).toEqual([[], [], ['€']]);
  });
  it('is no sign where the layout has a Latin letter', () => {
    expect(press('BracketLeft ü')).toEqual(['ü']);
  });
});
