import { LANGUAGES } from './language.js';
import { wordsOf } from './words.js';

describe('the words of the assistant', () => {
  it.each(LANGUAGES)('R58: button titles in %s keep WhatsApp\'s 20 characters', (language) => {
    const { menuButton, personButton, orderButton, listButton } = wordsOf(language);
    for (const title of [menuButton, personButton, orderButton, listButton]) expect(title.length).toBeLessThanOrEqual(20);
  });
});
