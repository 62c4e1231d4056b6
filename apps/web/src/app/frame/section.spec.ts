import { sectionOf } from './section.js';

const PAGES = new Set(['inbox', 'orders', 'orders/$orderId', 'assistant', 'assistant/knowledge', 'assistant/knowledge/sources/$sourceId', 'settings/channels', 'settings/channels/$provider/setup', 'settings/accounts/new'].map((page) => `/s/$storeSlug/${page}`));

describe('the section that another store opens', () => {
  it.each([
    ['orders', 'orders'], ['orders/$orderId', 'orders'], ['assistant/', 'assistant'], ['assistant/knowledge/sources/$sourceId', 'assistant/knowledge'],
    ['settings/channels/$provider/setup', 'settings/channels'], ['settings/accounts/new', 'settings/accounts/new'],
  ])('from %s is %s', (here, section) => {
    expect(sectionOf(`/s/$storeSlug/${here}`, (page) => PAGES.has(page))).toBe(`/s/$storeSlug/${section}`);
  });

  it('is the start of the store from pages of no store', () => {
    expect(sectionOf('/me', () => true)).toBe('/s/$storeSlug');
    expect(sectionOf('/s/$storeSlug/', (page) => PAGES.has(page))).toBe('/s/$storeSlug');
    expect(sectionOf('/s/$storeSlug/gone/$id', (page) => PAGES.has(page))).toBe('/s/$storeSlug');
  });
});
