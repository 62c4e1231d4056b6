import { publicId } from '#contracts';
import { browseCatalog } from '../../tools/browse-catalog.js';
import { showOptions } from '../../tools/show-options.js';
import { ACTION_HAND_OFF, OPTION_BROWSE } from '../../tools/suggest-actions.js';
import type { ToolBox } from '../../tools/tool-box.js';
import type { Words } from '../../wording/words.js';

/** One row of the ten of a list is the way to a person. */
const ROWS = 9;

/** Which part of the catalog; '' is all of it. */
export interface Place { readonly category: string; readonly offset: number }

/**
 * Shows a part of the catalog as a list: its categories where there are more products than rows, else the products, with a row that goes on.
 * False when nothing is there (any more).
 */
export async function browse(place: Place, tools: ToolBox, words: Words): Promise<boolean> {
  const shelf = await tools.use(browseCatalog, { limit: ROWS, skip: place.offset, ...(place.category === '' ? {} : { category: place.category }) });
  if (shelf.products.length === 0) return false;
  const { draft } = tools;
  const isSplit = place.offset === 0 && shelf.total > ROWS && shelf.loose === 0 && shelf.categories.length > 1 && shelf.categories.length <= ROWS;
  if (isSplit) {
    draft.options = shelf.categories.map(({ category, count }) => ({ kind: 'server', id: `${OPTION_BROWSE}0:${category}`, title: lastPart(category), description: String(count) }));
    draft.listButton = words.listButton;
  } else {
    const goesOn = shelf.total > place.offset + ROWS;
    const shown = goesOn ? shelf.products.slice(0, ROWS - 1) : shelf.products;
    await tools.use(showOptions, { product_ids: shown.map(({ id }) => publicId('product', id)), button: words.listButton });
    if (goesOn) draft.options.push({ kind: 'server', id: `${OPTION_BROWSE}${place.offset + shown.length}:${place.category}`, title: words.moreButton, description: `${place.offset + shown.length} / ${shelf.total}` });
  }
  draft.text = place.category === '' ? words.menu : `*${lastPart(place.category)}*`;
  tools.quote(draft.text);
  draft.actions = [{ id: ACTION_HAND_OFF, title: words.personButton }];
  return true;
}

function lastPart(category: string): string {
  return category.split('>').at(-1)?.trim() ?? category;
}
