import { tellingWords } from './stop-words.js';
import { wordsOf } from './words.js';

describe('the words that say what is meant', () => {
  it.each([
    ['quanto costa la lanterna', 'lanterna'], ['¿Cuánto vale la mochila?', 'mochila'], ['combien vaut la tente', 'tente'], ['was kostet die Laterne', 'die laterne'],
    ['Costa Rica coffee', 'costa rica coffee'], ['vale de regalo', 'vale regalo'], ['die cast car', 'die cast car'], ['price', 'price'], ['quanto costa', 'quanto costa'],
  ])('of "%s" are "%s"', (text, telling) => expect(tellingWords(wordsOf(text)).join(' ')).toBe(telling));
});
