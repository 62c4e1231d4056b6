// node scripts/pictures.mjs [folder]: starts a demo of its own and takes the README's pictures in a real Chromium.
// With --all it takes every page in every look, to be judged by eye.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { takeAll } from './all-pictures.mjs';
import { ensureInstalled, ensureReady, root } from './ensure.mjs';

const MOST_BYTES = 150_000;
const SIZE = { width: 1440, height: 900 };
const TOWNS = ['Madrid', 'Sevilla', 'Valencia', 'Bilbao', 'Granada'];
const NAMES = ['Lucía Ferrer', 'Omar Haddad', 'Inés Blanco', 'Noor Aziz', 'Pablo Ruiz', 'Carmen Vidal', 'Youssef Amrani', 'Elena Prieto', 'Marta Soler', 'Diego León'];
const numberOf = (place) => `+34611${String(200_000 + place)}`;
let lamp;
const isAll = process.argv.includes('--all');
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? join(root, 'docs/pictures');

ensureInstalled();
ensureReady();
const { chromium } = await import('playwright-core');
const { chromiumPath } = await import('../dist/bench/support/chromium.js');
mkdirSync(folder, { recursive: true });
const demo = await startDemo();
try {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] });
  const light = await browser.newContext({ viewport: SIZE, locale: 'en', timezoneId: 'Europe/Madrid', colorScheme: 'light', reducedMotion: 'reduce' });
  const page = await light.newPage();
  await page.goto(demo.loginLink);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('link', { name: /Hugo Mart/ }).click();
  await page.getByText('Waiting for a human').waitFor();
  await page.locator('article img').first().waitFor();
  await settled(page);
  await take(page, 'inbox');

  const dark = await browser.newContext({ viewport: SIZE, locale: 'en', timezoneId: 'Europe/Madrid', colorScheme: 'dark', reducedMotion: 'reduce', storageState: await light.storageState() });
  const simulator = await dark.newPage();
  const slug = new URL(page.url()).pathname.split('/')[2];
  await simulator.goto(`${demo.origin}/s/${slug}/simulator`);
  await simulator.getByLabel('Message on the phone').fill('Do you have a camping lantern?');
  await simulator.keyboard.press('Enter');
  await simulator.getByRole('region', { name: 'What the store sees' }).getByRole('button', { name: /Assistant/ }).first().waitFor();
  await simulator.locator('[data-bubble] img').first().waitFor();
  await settled(simulator);
  await take(simulator, 'simulator');
  await takeMessaging(page, slug);

  const editor = await light.newPage();
  await writeCarousel(editor, slug);
  await settled(editor);
  await take(editor, 'template-editor');
  if (isAll) await takeAll(browser, { origin: demo.origin, sandbox: demo.sandbox, folder, slug, storageState: await light.storageState(), api: await apiOf(page, slug), settled });
  await browser.close();
} finally {
  await demo.close();
}

/** Messages to many and messages by themselves: the store sends some first, so that the pages have something to show. */
async function takeMessaging(page, slug) {
  const api = await apiOf(page, slug);
  const [account] = (await api('GET', 'accounts?limit=1')).data;
  await api('POST', 'rate-cards', { effective_from: '2026-01-01', currency: 'EUR', csv: 'Market,Currency,Marketing,Utility\nSpain,EUR,0.0509,0.0170' });
  const approved = async (label, category, body, samples) => {
    const { id } = await api('POST', 'templates', { account_id: account.id, label, language: 'en', category, components: { body, footer: 'Casa Lumen', buttons: [], samples } });
    await api('POST', `templates/${id}/submit`, {});
    await until(async () => (await api('GET', `templates/${id}`)).status === 'approved');
    return id;
  };
  const [autumn, news, stock] = await Promise.all([
    approved('Autumn lights', 'marketing', 'Hello {{1}}, our autumn lights have arrived in {{2}}. Come by until eight this week, or answer here.', { 1: 'Inés', 2: 'Madrid' }),
    approved('Order news', 'utility', 'Hello {{1}}, your order has news: {{2}}. We are here for questions.', { 1: 'Inés', 2: 'it is on its way' }),
    approved('Back in stock', 'utility', 'Hello {{1}}, good news: {{2}} is back in stock. Shall we keep one for you?', { 1: 'Inés', 2: 'the lamp' }),
  ]);
  const draft = await manyRecipients(api, autumn);
  await page.goto(`${demo.origin}/s/${slug}/bulk/${draft}?step=values`);
  await page.getByRole('figure', { name: /reads$/ }).nth(2).waitFor();
  await settled(page);
  await page.getByRole('figure', { name: /reads$/ }).first().scrollIntoViewIfNeeded();
  await take(page, 'bulk-composer');
  await rulesAtWork(api, news, stock);
  await api('POST', `bulk-messages/${draft}/start`);
  await until(async () => (await api('GET', `bulk-messages/${draft}`)).progress.delivered > 60);
  await page.goto(`${demo.origin}/s/${slug}/bulk/${draft}`);
  await page.getByRole('region', { name: 'Table of recipients' }).getByRole('link').first().waitFor();
  await settled(page);
  await take(page, 'bulk-live');
  await page.goto(`${demo.origin}/s/${slug}/notifications?view=log`);
  await page.getByRole('region', { name: 'Log of notifications' }).getByText('Delivered').first().waitFor();
  await settled(page);
  await take(page, 'notification-log');
}

/** Gives the id of a draft to many people, some of whom have no town. */
async function manyRecipients(api, template) {
  const { id, own_list_id: list } = await api('POST', 'bulk-messages', { title: 'Autumn lights' });
  const rows = Array.from({ length: 1_200 }, (_item, place) => ({ mobile_number: numberOf(place), recipient_name: NAMES[place % NAMES.length], recipient_data: place % 7 === 0 ? {} : { city: TOWNS[place % TOWNS.length] } }));
  const gone = await api('POST', 'stock-wishes', { customer: numberOf(3), variant_id: await soldOut(api) });
  await api('POST', `customers/${gone.customer_id}/consent-facts`, { allowed: false, reason: 'Said so at the till' });
  for (let from = 0; from < rows.length; from += 500) await api('POST', `recipient-lists/${list}/recipients`, { rows: rows.slice(from, from + 500) });
  await api('PATCH', `bulk-messages/${id}`, { template_id: template, variable_type: 'unique', values: { 1: { column: 'recipient_name', fallback: 'friend' }, 2: { column: 'city', fallback: 'our shop' } } });
  return id;
}

async function soldOut(api) {
  lamp ??= await api('POST', 'products', { title: 'Paper Lantern', status: 'active', variants: [{ price: { amount: 2900, currency: 'EUR' }, stock: 0 }] });
  return lamp.variants[0].id;
}

/** Rules that have told something, and some that had reasons not to. */
async function rulesAtWork(api, news, stock) {
  const rule = (name, more) => api('POST', 'notification-rules', { name, enabled: true, template_id: news, values: { 1: { column: 'customer_name', fallback: 'friend' }, 2: { text: 'it has left our shop' } }, ...more });
  await rule('Order shipped', { trigger: 'custom_event', event_name: 'order.shipped', dedupe_minutes: 1440 });
  await rule('Invoice is due', { trigger: 'custom_event', event_name: 'invoice.due', values: { 1: { column: 'customer_name', fallback: 'friend' }, 2: { column: 'text' } } });
  await rule('Back in stock', { trigger: 'back_in_stock', template_id: stock, values: { 1: { column: 'customer_name', fallback: 'friend' }, 2: { column: 'product_name' } } });
  const { data: customers } = await api('GET', 'customers?limit=9');
  const variant = await soldOut(api);
  for (const { id } of customers.slice(0, 4)) await api('POST', 'stock-wishes', { customer: id, variant_id: variant });
  for (const { id } of [...customers.slice(0, 5), customers[0]]) await api('POST', 'notification-events', { name: 'order.shipped', customer: id });
  for (const { id } of customers.slice(5, 8)) await api('POST', 'notification-events', { name: 'invoice.due', customer: id, data: { text: 'your invoice is due on Friday' } });
  await api('POST', 'notification-events', { name: 'invoice.due', customer: customers[8].id });
  await api('PATCH', `products/${lamp.id}`, { variants: [{ id: variant, price: { amount: 2900, currency: 'EUR' }, stock: 6 }] });
  await until(async () => (await api('GET', 'notifications?limit=50')).data.filter(({ status }) => status === 'delivered').length >= 10);
}

/** The API as the person who is logged in on this page. */
async function apiOf(page, slug) {
  const ask = async (method, path, body, headers = {}) => {
    const answer = await page.request.fetch(`${demo.origin}/api/v1/${path}`, { method, headers, ...(body === undefined || body.multipart ? body : { data: body }) });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.status() === 204 ? undefined : answer.json();
  };
  const { csrf_token: csrf } = await ask('GET', 'me');
  const { store } = (await ask('GET', 'stores')).data.find((one) => one.store.slug === slug);
  return (method, path, body) => ask(method, `stores/${store.id}/${path}`, body, { 'x-csrf-token': csrf, origin: demo.origin });
}

async function until(isSo) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('It did not come to pass within a minute');
}

/** A template with two products of the catalog on cards. */
async function writeCarousel(page, slug) {
  const read = async (path) => (await (await page.request.get(`${demo.origin}/api/v1/${path}`)).json()).data;
  const { store } = (await read('stores')).find((one) => one.store.slug === slug);
  const products = (await read(`stores/${store.id}/products?limit=20`)).filter(({ images }) => images.length > 0).slice(0, 2);
  await page.goto(`${demo.origin}/s/${slug}/templates/new?starter=back_in_stock`);
  await page.getByRole('combobox', { name: 'Layout' }).selectOption('carousel');
  for (const [index, { title, images: [image] }] of products.entries()) {
    await page.getByRole('tab').nth(index).click();
    const card = page.getByRole('tabpanel');
    await card.getByLabel('Text of the card').fill(`${title} is here again, and we keep one for you.`);
    await card.getByRole('textbox', { name: 'Label', exact: true }).fill('I want it');
    const file = await page.request.get(`${demo.origin}/api/v1/stores/${store.id}/media/${image.media_id}/content`);
    await card.locator('input[type=file]').setInputFiles({ name: 'product', mimeType: file.headers()['content-type'], buffer: await file.body() });
    await page.getByRole('figure').locator('img').nth(index).waitFor();
  }
  await page.getByRole('heading', { name: 'Cards' }).scrollIntoViewIfNeeded();
}

/** Pictures and fonts are there, and nothing is on its way. */
async function settled(page) {
  await page.waitForFunction(() => !document.querySelector('.mantine-Skeleton-root, [data-fetching]') && [...document.images].every((image) => image.complete));
  await page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))));
}

/** As WebP, which the browser itself makes of its screenshot; coarser until it is small enough. */
async function take(page, name) {
  await page.mouse.move(0, 0);
  // The bar of a page that is asking for news.
  const png = (await page.screenshot({ style: '[data-busy]::after { display: none }' })).toString('base64');
  const blank = await page.context().newPage();
  for (const quality of [0.9, 0.82, 0.74, 0.66]) {
    const address = await blank.evaluate(async ([data, wanted]) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${data}`;
      await picture.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: picture.naturalWidth, height: picture.naturalHeight });
      canvas.getContext('2d').drawImage(picture, 0, 0);
      return canvas.toDataURL('image/webp', wanted);
    }, [png, quality]);
    const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
    if (bytes.length > MOST_BYTES) continue;
    writeFileSync(join(folder, `${name}.webp`), bytes);
    if (isAll) writeFileSync(join(folder, `${name}.png`), Buffer.from(png, 'base64'));
    process.stdout.write(`${name}.webp: ${Math.round(bytes.length / 1000)} kB\n`);
    await blank.close();
    return;
  }
  throw new Error(`${name} is over ${MOST_BYTES} bytes`);
}

async function startDemo() {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-pictures-'));
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [join(root, 'dist/apps/api/src/main.js')], {
    env: { PATH: process.env.PATH, PORT: String(port), SANDBOX_PORT: String(sandboxPort), DATA_DIR: dataDir, LOG_LEVEL: 'warn' }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  const loginLink = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const link = /Log in:\s+(\S+)/.exec(line)?.[1];
      if (link) resolve(link);
    });
    child.once('exit', () => reject(new Error('The demo ended before it was ready')));
  });
  return {
    loginLink, origin: new URL(loginLink).origin, sandbox: `http://127.0.0.1:${sandboxPort}`,
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
