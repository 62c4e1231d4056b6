import type { Page } from 'playwright-core';
import { type BrowserWorld, describeInBrowser, isReady, openBrowserWorld, until } from '../support/browser.js';
import { furnish } from '../support/furnished-shop.js';
import { ASSISTANT_PLACES, ASSISTANT_TABS, EVERYWHERE, INBOX, LIST_PLACES, OTHER_PLACES } from '../support/key-places.js';
import { type Place, press, shownKeys } from '../support/keys.js';
import { type Line, openLine } from '../support/shop.js';
import { aTalk } from '../support/talks.js';

jest.setTimeout(240_000);

const COUNT_SUBMITS = `document.addEventListener('submit', () => { document.documentElement.dataset.submitted = 'true'; }, true)`;

describeInBrowser('every key in the list of shortcuts', () => {
  let line: Line;
  let world: BrowserWorld;
  let slug: string;
  let ids: Record<string, string>;
  let everywhere: string[];
  beforeAll(async () => {
    line = await openLine();
    world = await openBrowserWorld(line.t);
    const { owner, account } = line.shop;
    ids = await furnish(line, line.shop, 'zzyzx');
    await owner.post(`${owner.storePath}/orders/${ids['order_id']}/transitions`, { status: 'placed' }).expect(200);
    await owner.post(`${owner.storePath}/templates`, { account_id: account, label: 'zzyzx', language: 'es', category: 'utility', components: { body: 'zzyzx', buttons: [], samples: {} } }).expect(201);
    ids['latest_conversation_id'] = (await aTalk(line)).id;
    slug = String((await owner.get(owner.storePath).expect(200)).body.slug);
    const page = await world.enter(owner, { viewport: { width: 1400, height: 900 } }).then((context) => context.newPage());
    await open(page, EVERYWHERE);
    everywhere = await shownKeys(page);
    await world.leave();
  });
  afterEach(() => world.leave());
  afterAll(async () => {
    await world.close();
    await line.close();
  });

  const open = async (page: Page, { at, ready }: Place): Promise<void> => {
    await page.goto(`/s/${slug}/${at.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? '')}`);
    await isReady(page);
    await ready?.(page);
  };
  const check = async (place: Place, also: readonly string[]): Promise<void> => {
    const context = await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 } });
    await context.addInitScript({ content: COUNT_SUBMITS });
    const page = await context.newPage();
    await place.prepare?.(page);
    await open(page, place);
    // What is shown is what is pressed below: a key that comes without a press here, or goes without its row there, fails.
    const pressed = [...also, ...place.keys.map(({ keys }) => keys)].toSorted();
    let shown: string[] = [];
    await until('all keys are shown', async () => {
      shown = (await shownKeys(page)).toSorted();
      return shown.join() === pressed.join();
    }).catch(() => undefined);
    expect(shown).toEqual(pressed);
    for (const each of place.keys) {
      await open(page, place);
      await each.before?.(page);
      await press(page, each.keys);
      await each.seen(page).catch((error: unknown) => {
        throw new Error(`${each.keys} at ${place.at}: ${String(error)}`);
      });
    }
    await page.goto('about:blank');
  };

  it('works everywhere', () => check(EVERYWHERE, []));
  it('works in the inbox', () => check(INBOX, everywhere));
  it.each(LIST_PLACES)('works on the list $at', (place) => check(place, everywhere));
  it.each(ASSISTANT_PLACES)('works on the page $at', (place) => check(place, [...everywhere, ...ASSISTANT_TABS.keys.map(({ keys }) => keys)]));
  it('works between the tabs of the assistant', () => check(ASSISTANT_TABS, everywhere));
  it.each(OTHER_PLACES)('works on the page $at', (place) => check(place, everywhere));

  it('writes what is typed, and nothing else, in a field', async () => {
    const context = await world.enter(line.shop.owner);
    const page = await context.newPage();
    await page.goto(`/s/${slug}/orders`);
    await isReady(page);
    const search = page.getByLabel('Search by number, customer or product');
    await search.focus();
    await page.keyboard.type('g,cf?/[ jkF123');
    expect(await search.inputValue()).toBe('g,cf?/[ jkF123');
    expect([new URL(page.url()).pathname, await page.getByRole('dialog').count()]).toEqual([`/s/${slug}/orders`, 0]);
  });
});
