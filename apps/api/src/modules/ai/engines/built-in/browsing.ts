import { publicId } from '#contracts';
import { browseCatalog } from '../../tools/browse-catalog.js';
import { showOptions } from '../../tools/show-options.js';
import { ACTION_HAND_OFF, OPTION_BROWSE, OPTION_LOOSE, OPTION_PARTS } from '../../tools/suggest-actions.js';
import type { ProductShelf } from '../../sources.js';
import type { ServerOption } from '../../composition/draft.js';
import type { ToolBox } from '../../tools/tool-box.js';
import type { Words } from '../../wording/words.js';

/** One row of the ten of a list is the way to a person. */
const ROWS = 9;

/** Which part of the catalog; category '' is all of it. `of` what stands there `offset` is skipped: its products, its parts, or its products that are in no part. */
export interface Place { readonly category: string; readonly offset: number; readonly of: 'products' | 'parts' | 'loose' }
export const MENU: Place = { category: '', offset: 0, of: 'products' };

/**
 * Shows a part of the catalog as a list: its categories where there are more products than rows, else the products, with a row that goes on.
 * Products that are in no category are the last of the categories. False when nothing is there (any more).
 */
export async function browse(place: Place, tools: ToolBox, words: Words): Promise<boolean> {
  const isOfLoose = place.of === 'loose';
  const shelf = await tools.use(browseCatalog, {
    limit: ROWS, skip: place.of === 'parts' ? 0 : place.offset, ...(place.category === '' ? {} : { category: place.category }), ...(isOfLoose ? { loose_only: true } : {}),
  });
  if (shelf.products.length === 0) return false;
  const { draft } = tools;
  const parts = partsOf(shelf, place.category, words);
  // A tap on a list of long ago may ask for parts that are no more.
  const offset = place.of === 'parts' && parts.length <= 1 ? 0 : place.offset;
  if ((place.of === 'parts' && parts.length > 1) || (place.of === 'products' && offset === 0 && isSplit(shelf, parts))) {
    draft.options = onePage(parts, place.of === 'parts' ? offset : 0, place.category, words);
    draft.listButton = words.listButton;
  } else {
    const total = isOfLoose ? shelf.loose : shelf.total;
    const goesOn = total > offset + ROWS;
    const shown = goesOn ? shelf.products.slice(0, ROWS - 1) : shelf.products;
    await tools.use(showOptions, { product_ids: shown.map(({ id }) => publicId('product', id)), button: words.listButton });
    if (goesOn) draft.options.push(more(isOfLoose ? OPTION_LOOSE : OPTION_BROWSE, place.category, offset + shown.length, total, words));
  }
  const title = [lastPart(place.category), isOfLoose ? words.otherRow : ''].filter((part) => part !== '').join(' · ');
  draft.text = title === '' ? words.menu : `*${title}*`;
  tools.quote(draft.text);
  draft.actions = [{ id: ACTION_HAND_OFF, title: words.personButton }];
  return true;
}

function partsOf({ categories, loose }: ProductShelf, inside: string, words: Words): ServerOption[] {
  const rows: ServerOption[] = categories.map(({ category, count }) => ({ kind: 'server', id: `${OPTION_BROWSE}0:${category}`, title: lastPart(category), description: String(count) }));
  return loose === 0 ? rows : [...rows, { kind: 'server', id: `${OPTION_LOOSE}0:${inside}`, title: words.otherRow, description: String(loose) }];
}

/** Where a list of the parts is shorter than one of the products. */
function isSplit({ total }: ProductShelf, parts: readonly ServerOption[]): boolean {
  return total > ROWS && parts.length > 1 && (parts.length <= ROWS || parts.length * 2 <= total);
}

function onePage(parts: readonly ServerOption[], offset: number, category: string, words: Words): ServerOption[] {
  const rest = offset < parts.length ? parts.slice(offset) : parts;
  if (rest.length <= ROWS) return rest.slice();
  const next = parts.length - rest.length + ROWS - 1;
  return [...rest.slice(0, ROWS - 1), more(OPTION_PARTS, category, next, parts.length, words)];
}

function more(of: string, category: string, next: number, total: number, words: Words): ServerOption {
  return { kind: 'server', id: `${of}${next}:${category}`, title: words.moreButton, description: `${next} / ${total}` };
}

function lastPart(category: string): string {
  return category.split('>').at(-1)?.trim() ?? category;
}
