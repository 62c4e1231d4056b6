import { LANGUAGES } from './language.js';
import { orderWordsOf } from './order-words.js';
import { wordsOf } from './words.js';

describe('the words of the assistant', () => {
  it.each(LANGUAGES)('R58: button titles in %s keep WhatsApp\'s 20 characters', (language) => {
    const { menuButton, personButton, orderButton, listButton, otherRow } = wordsOf(language);
    const { remove, checkout, addMore, change, confirm, cancel, back, changeButton, pickupButton, deliveryRow, emptyCart } = orderWordsOf(language);
    for (const row of [deliveryRow, emptyCart, otherRow]) expect(row.length).toBeLessThanOrEqual(24);
    for (const title of [menuButton, personButton, orderButton, listButton, remove, checkout, addMore, change, confirm, cancel, back, changeButton, pickupButton]) expect(title.length).toBeLessThanOrEqual(20);
  });
});
