import type { Page } from 'playwright-core';
import { address, asking, changing, dialog, focus, focused, inField, key, type Key, type Place, press, submitted, visible } from './keys.js';
import { until } from './until.js';

const SAVE = key('$mod+s', submitted);
const ROW = '[data-row] a';
const secondRow = async (page: Page): Promise<void> => {
  await press(page, 'j');
  await page.locator(`${ROW}:focus`).waitFor();
};
/** From row to row; into the table from the heading. */
const WALK = [key('j', focused(ROW)), key('ArrowDown', focused(ROW)), key('k', focused(ROW), secondRow), key('ArrowUp', focused(ROW), secondRow)];
const isUnfiltered = (page: Page): Promise<unknown> => until('nothing is filtered', async () => new URL(page.url()).search === '');
const EXPORT = asking('Shift+e', (request) => new URL(request.url()).pathname.endsWith('-exports'));
const listed = (text: string) => (page: Page): Promise<unknown> => page.locator('[data-action]', { hasText: text }).first().waitFor();
const openBar = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.getByLabel('Command bar').waitFor();
};
const NAVIGATION = {
  'g i': 'inbox', 'g u': 'customers', 'g o': 'orders', 'g p': 'catalog', 'g t': 'templates', 'g b': 'bulk', 'g n': 'notifications', 'g a': 'assistant', 'g ,': 'settings/store', 'g m': 'settings/team', 'g c': 'settings/channels', 'g h': 'settings/health',
};

/** A page that has no keys of its own. */
export const EVERYWHERE: Place = {
  at: 'settings/message-costs',
  keys: [
    key('$mod+k', (page) => page.getByLabel('Command bar').waitFor()), key('?', dialog('Shortcuts')),
    key('[', visible('[data-narrow]')),
    key('g s', (page) => page.getByRole('menuitem', { name: 'New store' }).waitFor()),
    key('$mod+Enter', submitted, async (page) => {
      await page.getByRole('button', { name: 'Add a rate card' }).click();
      await page.getByRole('dialog').locator('form input').first().focus();
    }),
    key('>', listed('Dark appearance'), openBar), key('@', listed('zzyzx Customer'), openBar), key('#', listed('#1'), openBar), key('/', listed('API keys'), openBar),
    ...Object.entries(NAVIGATION).map(([keys, path]) => key(keys, address(new RegExp(`/${path}$`)))),
  ],
};

const REPLY = 'textarea[aria-label="Reply"]';
const NOTE = '[role="tabpanel"]:not([hidden]) textarea';
const inReply = (page: Page): Promise<void> => typed('')(page);
const typed = (text: string) => async (page: Page): Promise<void> => {
  // What an earlier test wrote there is kept.
  await page.locator(REPLY).fill('');
  await page.keyboard.type(text);
};
const replyIs = (text: string) => (page: Page): Promise<unknown> => until(`the reply is ${text}`, async () => (await page.locator(REPLY).inputValue()) === text);
const chosen = async (page: Page): Promise<void> => {
  await typed('word')(page);
  await page.keyboard.press('Control+a');
};
const otherConversation = (page: Page): Promise<unknown> => until('another conversation is open', async () => !page.url().includes(OPENED.get(page) ?? ''));
const OPENED = new WeakMap<Page, string>();
const TABS = ['waiting', 'mine', 'unassigned', 'ai', 'all'];
const panel = (state: 'visible' | 'hidden') => (page: Page): Promise<unknown> => page.locator('aside[aria-label="Customer"]').waitFor({ state });

export const INBOX: Place = {
  at: 'inbox?c={latest_conversation_id}',
  ready: async (page) => {
    await page.locator(REPLY).waitFor();
    await page.locator('[data-conversation]').first().waitFor();
    OPENED.set(page, new URL(page.url()).search);
  },
  keys: [
    key('j', focused('[data-conversation]')), key('k', focused('[data-conversation]')),
    key('ArrowDown', focused('[data-place]:nth-child(2) [data-conversation]'), focus('[data-conversation]')), key('ArrowUp', focused('[data-place]:nth-child(1) [data-conversation]'), focus('[data-place]:nth-child(2) [data-conversation]')),
    key('x', visible('[data-chosen]')), key('Shift+x', visible('[data-chosen]')),
    ...TABS.map((tab, index) => key(String(index + 1), address(new RegExp(`tab=${tab}`)))),
    key('/', inField('Search names, numbers, messages')),
    key('f', (page) => page.getByRole('menu').waitFor()),
    key('Shift+f', (page) => until('nothing is filtered', async () => !page.url().includes('failed')), async (page) => {
      await page.goto(`${page.url()}&failed=true`);
      await page.getByRole('button', { name: 'Remove filter: Failed' }).waitFor();
    }),
    key('r', focused(REPLY)), key('n', focused(NOTE)), key('l', (page) => page.getByLabel('Find or make a label').waitFor()), key('m', dialog('Send template')), key('o', dialog(/order/i)),
    key('a', (page) => page.getByRole('menu').waitFor()), key('.', (page) => page.getByRole('menu').waitFor()), key('i', panel('hidden')), key(']', panel('visible')),
    changing('t', /take-over$/), key('Shift+t', dialog('Return to AI')),
    key('u', (page) => until('none is open', async () => !page.url().includes('c=conv_'))),
    changing('Enter', /messages$/, typed('Thank you')), key('Shift+Enter', replyIs('one\n'), typed('one')),
    key('$mod+b', replyIs('*word*'), chosen), key('$mod+i', replyIs('_word_'), chosen),
    key('/', (page) => page.getByRole('listbox', { name: 'Canned replies' }).waitFor(), inReply), key(':', (page) => page.keyboard.type('smile').then(() => page.getByRole('listbox').waitFor()), inReply),
    key('@', (page) => page.getByRole('listbox').waitFor(), async (page) => {
      await press(page, 'n');
      await page.locator(`${NOTE}:focus`).waitFor();
    }),
    key('ArrowUp', replyIs('was not sent'), async (page) => {
      await page.route('**/messages', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 422, contentType: 'application/problem+json', json: { code: 'validation.failed', title: 'Refused', status: 422, errors: [] } }) : route.fallback()));
      await typed('was not sent')(page);
      await page.keyboard.press('Enter');
      // It stands there while it is being sent, too.
      await page.getByRole('button', { name: 'Discard' }).first().waitFor();
    }),
    fileChooser('$mod+Shift+a'),
    key('Alt+ArrowDown', otherConversation), key('Alt+ArrowUp', otherConversation, async (page) => {
      await press(page, 'Alt+ArrowDown');
      await otherConversation(page);
      OPENED.set(page, new URL(page.url()).search);
    }),
    changing('z', /\/undo$/, async (page) => {
      await press(page, 'e');
      await page.getByRole('button', { name: /Undo/ }).waitFor();
    }),
    changing('e', /conversations\/conv_\w+$/),
  ],
};

function fileChooser(keys: string): Key {
  let asked: Promise<unknown> | undefined;
  return key(keys, () => asked ?? Promise.reject(new Error('was not pressed')), (page) => {
    asked = page.waitForEvent('filechooser');
    return inReply(page);
  });
}

/** Pages that are one long table. */
export const LIST_PLACES: readonly Place[] = [
  { at: 'orders?show=new', ready: visible(ROW), keys: [...WALK, key('/', inField('Search by number, customer or product')), key('c', dialog('New order')), EXPORT, key('f', focused('a[href]')), key('Shift+f', isUnfiltered)] },
  { at: 'catalog?status=active', ready: visible(ROW), keys: [
    ...WALK, key('/', inField('Search by name, tag or SKU')), key('c', address(/catalog\/new$/)), key('Shift+i', address(/catalog\/import$/)), EXPORT, key('f', (page) => page.locator('header :focus').waitFor()), key('Shift+f', isUnfiltered),
    key('Space', visible('[data-selected]'), secondRow),
  ] },
  { at: 'customers?q=zzyzx', ready: visible(ROW), keys: [...WALK, key('/', inField('Search by name, number or user name')), EXPORT, key('f', inField('Only who wants no marketing')), key('Shift+f', isUnfiltered)] },
  { at: 'templates?category=utility', ready: visible(ROW), keys: [
    ...WALK, key('/', inField('Search by name or text')), key('c', dialog('New template')), changing('s', /templates\/sync$|sync/), key('f', inField('Status')), key('Shift+f', isUnfiltered),
  ] },
  { at: 'bulk', ready: visible(ROW), keys: [...WALK, key('c', address(/bulk\/bulk_/))] },
];

const TAB_PATHS = ['', '/behaviour', '/facts', '/knowledge', '/playground', '/tests', '/cost'];
export const ASSISTANT_TABS: Place = { at: 'assistant/tests', keys: TAB_PATHS.map((path, index) => key(String(index + 1), address(new RegExp(`/assistant${path}$`)))) };
export const ASSISTANT_PLACES: readonly Place[] = [
  ...['assistant', 'assistant/behaviour', 'assistant/facts', 'assistant/knowledge/new', 'assistant/tests/new', 'assistant/cost'].map((at): Place => ({ at, ready: visible('form'), keys: [SAVE] })),
  { at: 'assistant/playground', ready: visible('textarea'), keys: [
    changing('Enter', /playground/, async (page) => {
      await page.locator('textarea').first().focus();
      await page.keyboard.type('Do you have a chair?');
    }),
    key('$mod+Shift+r', (page) => page.getByText('What do you cost?').waitFor({ state: 'detached' }), sayInPlayground), key('$mod+Shift+s', address(/tests\/new|dialog/), sayInPlayground),
  ] },
];
async function sayInPlayground(page: Page): Promise<void> {
  await page.locator('textarea').first().focus();
  await page.keyboard.type('What do you cost?');
  await page.keyboard.press('Enter');
  await page.getByText('What do you cost?').first().waitFor();
}

/** A bulk message that a person paused, with some that may be tried again. */
async function pausedBulk(page: Page): Promise<void> {
  await page.route(/bulk-messages\/bulk_\w+$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...await response.json() as object, status: 'paused', pause_reason: 'person' } });
  });
  await page.route(/bulk-messages\/bulk_\w+\/report$/, (route) => route.fulfill({ json: { reasons: [], replied: 0, orders: 0, ordered: [], retryable: 3 } }));
}

export const OTHER_PLACES: readonly Place[] = [
  { at: 'catalog/new', ready: visible('form'), keys: [SAVE] },
  { at: 'catalog/words', keys: [key('c', dialog('Add synonyms'))] },
  { at: 'orders/{order_id}', keys: [key('s', (page) => page.getByRole('menu').waitFor())] },
  { at: 'customers/{customer_id}', ready: visible('form'), keys: [SAVE] },
  { at: 'templates/{template_id}', ready: visible('[aria-label="Languages"] a:nth-of-type(2)'), keys: [
    key('Alt+1', visible('[aria-label="Languages"] a:nth-of-type(1)[aria-current]')), key('Alt+2', visible('[aria-label="Languages"] a:nth-of-type(2)[aria-current]')), changing('$mod+Enter', /templates/),
  ] },
  { at: 'bulk/{bulk_message_id}', prepare: pausedBulk, keys: [key('Space', dialog('zzyzx')), changing('Shift+r', /retry-failed$/)] },
  { at: 'notifications', ready: visible('li a'), keys: [key('c', address(/notifications\/new$/)), changing('Space', /notification-rules\/nrul_\w+$/, focus('li [href*="nrul_"]'))] },
  { at: 'notifications/{notification_rule_id}', ready: (page) => page.getByRole('button', { name: 'Run it over the past' }).waitFor(), keys: [
    changing('d', /dry-run$/), changing('$mod+s', /notification-rules/, async (page) => {
      await page.locator('main input[type="text"], main input:not([type])').first().fill('Another name');
    }),
  ] },
  { at: 'settings/store', ready: visible('form'), keys: [SAVE] },
  { at: 'settings/team', keys: [key('c', dialog('Invite somebody'))] },
  { at: 'settings/api-keys', keys: [key('c', dialog('Create a key'))] },
  { at: 'settings/security-events', keys: [asking('r', (request) => request.url().includes('security-events'))] },
  { at: 'settings/health', keys: [asking('r', (request) => request.url().includes('health'))] },
  { at: 'settings/accounts', keys: [key('c', address(/accounts\/new$/))] },
  { at: 'settings/accounts/{account_id}', ready: visible('form'), keys: [SAVE] },
  { at: 'settings/channels/numbers/{account_id}', ready: (page) => page.getByRole('button', { name: 'Test Connection' }).first().waitFor(), keys: [changing('r', /check|test/)] },
  { at: 'settings/channels/meta/setup?step=2', ready: visible('#setup-step'), keys: [key('$mod+Enter', submitted), key('Alt+ArrowLeft', (page) => page.getByRole('button', { name: "Let's Get Started" }).waitFor())] },
];
