// Every page of the demo in every look, for scripts/pictures.mjs --all.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure.mjs';

const SIZE = { width: 1440, height: 900 };
const TALLEST = 4_000;
const LOOKS = {
  light: { colorScheme: 'light', locale: 'en', viewport: SIZE }, dark: { colorScheme: 'dark', locale: 'en', viewport: SIZE },
  arabic: { colorScheme: 'light', locale: 'ar', viewport: SIZE }, phone: { colorScheme: 'dark', locale: 'es', viewport: { width: 320, height: 640 } },
  'arabic-phone': { colorScheme: 'light', locale: 'ar', viewport: { width: 320, height: 640 } }, 'arabic-dark': { colorScheme: 'dark', locale: 'ar', viewport: SIZE },
};

/**
 * Every page of the demo that a person may judge: light, dark, right to left, on a phone.
 * @throws Error naming the pages of the app that have no picture
 */
export async function takeAll(browser, { origin, sandbox, folder, slug, storageState, api, settled }) {
  await furnish(api, sandbox);
  const member = Object.entries(await pagesOfStore(api)).map(([name, path]) => [name, `/s/${slug}/${path}`]).concat([['me', '/me'], ['stores', '/stores'], ['stores-new', '/stores?new=true']]);
  const stranger = Object.entries(await pagesBeforeLogin(api));
  await nothingForgotten([...member, ...stranger].map(([, path]) => path.split('?')[0]));
  for (const [look, options] of Object.entries(LOOKS)) {
    for (const [pages, state] of [[member, storageState], [stranger, undefined]]) {
      const context = await browser.newContext({ ...options, reducedMotion: 'reduce', timezoneId: 'Europe/Madrid', ...(state === undefined ? {} : { storageState: state }) });
      const page = await context.newPage();
      for (const [name, path] of pages) {
        await page.setViewportSize(options.viewport);
        await page.goto(`${origin}${path}`);
        // On a phone that of the inbox is behind the thread.
        await page.locator('h1').first().waitFor({ state: 'attached' });
        if (name !== 'gallery') await settled(page);
        await asTallAsItsPage(page, options.viewport);
        writeFileSync(join(folder, `${name}-${look}.png`), await page.screenshot({ style: '[data-busy]::after { display: none }' }));
      }
      await context.close();
    }
  }
}

/** Makes the window as tall as what is in it, so that the whole page is on its picture. */
async function asTallAsItsPage(page, { width, height }) {
  const more = await page.evaluate(() => {
    const areas = [...document.querySelectorAll('main')].filter((each) => each.scrollHeight > each.clientHeight && ['auto', 'scroll'].includes(getComputedStyle(each).overflowY));
    return Math.max(0, document.documentElement.scrollHeight - innerHeight, ...areas.map((each) => each.scrollHeight - each.clientHeight));
  });
  if (more > 0) await page.setViewportSize({ width, height: Math.min(height + more, TALLEST) });
}

/** What the demo does not have: orders, a key, words, and a second number on its way through the wizard. */
async function furnish(api, sandbox) {
  const talks = (await api('GET', 'conversations?limit=5')).data;
  const products = (await api('GET', 'products?limit=20')).data.filter(({ variants }) => variants[0].stock > 3);
  const order = async (place, note) => (await api('POST', 'orders', { conversation_id: talks[place].id, lines: products.slice(place, place + 2).map(({ variants }) => ({ variant_id: variants[0].id, quantity: place + 1 })), note })).id;
  await order(1, '');
  await api('POST', `orders/${await order(0, 'Please wrap the lamp')}/transitions`, { status: 'placed' });
  await api('POST', 'api-keys', { name: 'Web shop', scopes: ['conversations:read', 'messages:send', 'catalog:read'] });
  await api('POST', 'synonyms', { words: ['farol', 'lantern', 'فانوس'] });
  const number = await (await fetch(`${sandbox}/sandbox/numbers`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json();
  const fields = { url: sandbox, phoneNumberId: number.phone_number_id, businessAccountId: number.business_account_id, accessToken: number.access_token, appSecret: number.app_secret };
  await api('POST', 'channels/meta/setup/credentials', { fields });
}

/** A route of the app without a picture is an error: nobody would look at it. */
async function nothingForgotten(paths) {
  const { pageRoutes, routeOf } = await import('../dist/bench/support/page-routes.js');
  const routes = pageRoutes(root);
  const taken = new Set(paths.map((path) => routeOf(path, routes)));
  const forgotten = routes.filter((route) => !taken.has(route));
  if (forgotten.length > 0) throw new Error(`scripts/all-pictures.mjs takes no picture of ${forgotten.join(', ')}`);
}

/** Name and path of each page of a store, with the first thing of its kind where a page shows one. */
async function pagesOfStore(api) {
  const first = async (kind) => (await api('GET', `${kind}?limit=1`)).data[0]?.id;
  const [customer, order, product, account, template, bulk, rule] = await Promise.all(['customers', 'orders', 'products', 'accounts', 'templates', 'bulk-messages', 'notification-rules'].map(first));
  return {
    'getting-started': 'getting-started', inbox: 'inbox', ...await threads(api), customers: 'customers', customer: `customers/${customer}`, orders: 'orders', order: `orders/${order}`,
    catalog: 'catalog', product: `catalog/${product}`, 'product-new': 'catalog/new', import: 'catalog/import', 'import-questions': 'assistant/knowledge/import', words: 'catalog/words',
    templates: 'templates', 'template-new': 'templates/new?starter=order_shipped', template: `templates/${template}`,
    bulk: 'bulk', 'bulk-message': `bulk/${bulk}`, lists: 'bulk/lists', list: `bulk/lists/${await aList(api)}`,
    notifications: 'notifications', 'notification-log': 'notifications?view=log', 'rule-new': 'notifications/new?starter=cart', rule: `notifications/${rule}`,
    ...await pagesOfAssistant(api), simulator: 'simulator', 'simulator-known': 'simulator?customer=34622518830', gallery: 'gallery',
    store: 'settings/store', team: 'settings/team', channels: 'settings/channels', number: `settings/channels/numbers/${account}`,
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((step) => [`wizard-${step}`, `settings/channels/meta/setup?step=${step}`])),
    accounts: 'settings/accounts', account: `settings/accounts/${account}`, 'account-new': 'settings/accounts/new',
    'api-keys': 'settings/api-keys', billing: 'settings/billing', 'message-costs': 'settings/message-costs', 'security-events': 'settings/security-events', health: 'settings/health',
    nowhere: 'nothing-here',
  };
}

/** Conversations in each pair of hands, and one with a message that failed. */
async function threads(api) {
  const one = async (search) => (await api('GET', `conversations?limit=1&${search}`)).data[0]?.id;
  const [waiting, ai, human, resolved] = await Promise.all(['handler=waiting', 'handler=ai', 'handler=human', 'state=resolved'].map(one));
  const failed = (await api('GET', 'conversations?state=open&limit=20')).data.find(({ last_message: last }) => last?.status === 'failed')?.id;
  return { waiting: `inbox?tab=waiting&c=${waiting}`, ai: `inbox?tab=ai&c=${ai}`, human: `inbox?tab=all&c=${human}`, failed: `inbox?tab=all&c=${failed}`, resolved: `inbox?tab=resolved&c=${resolved}` };
}

async function pagesOfAssistant(api) {
  const entry = (await api('GET', 'knowledge?limit=1')).data[0]?.id;
  const source = (await api('GET', 'knowledge/sources')).data[0]?.id ?? await aSource(api);
  const test = await api('POST', 'assistant/tests', { title: 'Lantern', messages: [{ author: 'customer', text: 'Do you have a camping lantern?' }], expectations: [{ kind: 'says', text: 'Aurora' }] });
  return {
    assistant: 'assistant', behaviour: 'assistant/behaviour', versions: 'assistant/versions', facts: 'assistant/facts', cost: 'assistant/cost', playground: 'assistant/playground',
    knowledge: 'assistant/knowledge', entry: `assistant/knowledge/${entry}`, 'entry-new': 'assistant/knowledge/new', source: `assistant/knowledge/sources/${source}`,
    tests: 'assistant/tests', 'test-new': 'assistant/tests/new', test: `assistant/tests/${test.id}`,
  };
}

async function aSource(api) {
  const buffer = Buffer.from('# Care of our lamps\n\nDust the shade with a dry brush.\n\n## Bulbs\n\nEvery lamp takes an E27 bulb of at most 60 W.\n');
  return (await api('POST', 'knowledge/sources/documents', { multipart: { file: { name: 'Care of our lamps.md', mimeType: 'text/markdown', buffer } } })).id;
}

async function aList(api) {
  const { id } = await api('POST', 'recipient-lists', { name: 'Regulars' });
  await api('POST', `recipient-lists/${id}/recipients`, { rows: [{ mobile_number: '+34611200001', recipient_name: 'Omar Haddad', recipient_data: { city: 'Sevilla' } }, { mobile_number: '+34611200002', recipient_name: 'Inés Blanco' }] });
  return id;
}

async function pagesBeforeLogin(api) {
  const { link } = await api('POST', 'invitations', { email: 'ben@example.com', role: 'agent' });
  return { login: '/login', 'login-link': '/login/unknown', signup: '/signup', setup: '/setup/unknown', invite: new URL(link).pathname, 'invite-gone': '/invite/unknown', reset: '/reset', 'reset-link': '/reset/unknown' };
}
