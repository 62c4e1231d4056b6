import { dateNameOf } from './date-name.js';

describe('names of dates', () => {
  it.each([['Birthday', 'birthday'], ['  Fin de  la garantía ', 'fin de la garantía'], ['عيد الميلاد', 'عيد الميلاد'], ['end_of-2', 'end_of-2']])('%p is kept as %p', (text, name) => expect(dateNameOf(text)).toBe(name));
  it.each(['', ' ', 'a/b', '=1+1', '-x', 'x'.repeat(61)])('%p is no name', (text) => expect(dateNameOf(text)).toBeUndefined());
});
