import { formatted } from './marks.js';
import type { Format } from './marks.js';

/** What is chosen stands between bars. */
function by(format: Format, shown: string): string {
  const [before = '', chosen = '', after = ''] = shown.split('|');
  const { text, from, to } = formatted({ text: before + chosen + after, from: before.length, to: before.length + chosen.length }, format);
  return `${text.slice(0, from)}|${text.slice(from, to)}|${text.slice(to)}`;
}

describe('formats of WhatsApp', () => {
  it.each<[Format, string, string]>([
    ['bold', 'a |nice| lamp', 'a *|nice|* lamp'],
    ['italic', 'a| nice |lamp', 'a _|nice|_ lamp'],
    ['strike', 'a ~|nice|~ lamp', 'a |nice| lamp'],
    ['code', 'a || lamp', 'a `||` lamp'],
    ['bold', '|one\n\ntwo|', '|*one*\n\n*two*|'],
    ['list', 'Hello\no|ne\ntw|o', 'Hello\n|- one\n- two|'],
    ['list', '|- one\n- two|', '|one\ntwo|'],
    ['quote', 'said||', '> said||'],
  ])('%s of %j gives %j', (format, shown, expected) => expect(by(format, shown)).toBe(expected));
});
