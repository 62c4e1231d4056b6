import { standsIn } from './stands-in.js';

describe('words in a text', () => {
  it.each([['Ana Lima, 5 Main Street', 'ana lima', true], ['5 Main Street, for Ana', 'Ana', true], ['Calle Banana 3', 'Ana', false], ['Leonard Street 5', 'Leo', false], ['أحمد علي، شارع التحرير', 'أحمد', true], ['5 Main Street', '', true]])('"%s" and "%s": %s', (text, part, isThere) => {
    expect(standsIn(text, part)).toBe(isThere);
  });
});
