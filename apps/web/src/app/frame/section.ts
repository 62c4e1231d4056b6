/** The part of a path pattern that every store has. */
const STORE = '/s/$storeSlug';

/**
 * Where another store opens from a page of this one: the same page, and from the page of one thing the list it belongs to, as the thing is no other store's.
 * @param here pattern of the page's path, for example `/s/$storeSlug/orders/$orderId`
 */
export function sectionOf(here: string, isPage: (pattern: string) => boolean): string {
  if (!here.startsWith(`${STORE}/`)) return STORE;
  const [common = ''] = here.slice(STORE.length).split('/$');
  for (let parts = common; parts !== ''; parts = parts.slice(0, parts.lastIndexOf('/'))) {
    if (isPage(STORE + parts)) return STORE + parts;
  }
  return STORE;
}
