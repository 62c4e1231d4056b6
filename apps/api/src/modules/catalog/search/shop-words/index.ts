import { entriesIn, Thesaurus, whenAsked } from '../../../../platform/search/thesaurus.js';
import { CLOTHING } from './clothing.js';
import { HOME } from './home.js';
import { KITCHEN } from './kitchen.js';
import { LIVING } from './living.js';
import { QUALITIES } from './qualities.js';

/** What shops sell, and how customers call it: a customer's word finds the catalog's, in whichever of these languages either is. */
export const SHOP_WORDS = whenAsked(() => new Thesaurus([
  ...[CLOTHING, HOME, KITCHEN, LIVING].flatMap((lines) => entriesIn(lines, false)),
  ...entriesIn(QUALITIES, true),
]));
