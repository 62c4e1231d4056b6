// Every page of the demo in every look, for scripts/pictures.mjs --all.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure.mjs';

const SIZE = { width: 1440, height: 900 };
const LOOKS = {
  light: { colorScheme: 'light', locale: 'en', viewport: SIZE }, dark: { colorScheme: 'dark', locale: 'en', viewport: SIZE },
  arabic: { colorScheme: 'light', locale: 'ar', viewport: SIZE }, phone: { colorScheme: 'dark', locale: 'es', viewport: { width: 360, height: 740 } },
};

/**
 * Every page of the demo that a person may judge: light, dark, right to left, on a phone.
 * @throws Error naming the pages of the app that have no picture
 */
export async function takeAll(browser, { origin, folder, slug, storageState, api, settled }) {
  const member = Object.entries(await pagesOfStore(api)).map(([name, path]) => [name, `/s/${slug}/${path}`]).concat([['me', '/me'], ['stores', '/stores'], ['stores-new', '/stores?new=true']]);
  const stranger = Object.entries(await pagesBeforeLogin(api));
  await nothingForgotten([...member, ...stranger].map(([, path]) => path.split('?')[0]));
  for (const [look, options] of Object.entries(LOOKS)) {
    for (const [pages, state] of [[member, storageState], [stranger, undefined]]) {
      const context = await browser.newContext({ ...options, reducedMotion: 'reduce', timezoneId: 'Europe/Madrid', ...(state === undefined ? {} : { storageState: state }) });
      const page = await context.newPage();
      for (const [name, path] of pages) {
        await page.goto(`${origin}${path}`);
        await page.locator('h1').first().waitFor();
        if (name !== 'gallery') await settled(page);
        writeFileSync(join(folder, `${name}-${look}.png`), await page.screenshot());
      }
      await context.close();
    }
  }
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
    inbox: 'inbox', 'inbox-all': 'inbox?tab=all', customers: 'customers', customer: `customers/${customer}`, orders: 'orders', order: `orders/${order}`,
    catalog: 'catalog', product: `catalog/${product}`, 'product-new': 'catalog/new', import: 'catalog/import', words: 'catalog/words',
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
