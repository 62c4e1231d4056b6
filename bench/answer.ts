import { DEMO_CURRENCY } from '../apps/api/src/demo/catalog.js';
import { JUDGED_QUERIES } from './judged/index.js';
import { largeCatalog } from './judged/large-catalog.js';
import { answered, calls, quiet } from './support/answers.js';
import { type Installation, openInstallation, statements } from './support/installation.js';
import { memoryMb } from './support/processes.js';
import { countCpu, cpuLine, inMs, percentiles } from './support/report.js';
import { control, customerAt, openLoop, openShop, post, type Shop, textWebhook } from './support/shop.js';

// What an answer of the built-in assistant takes over a large catalog: the answer by itself, and from the webhook to the provider's call.
// After `npm run build`: node dist/bench/answer.js [products] [--statements]

const args = process.argv.slice(2);
const PRODUCTS = Number(args.find((word) => !word.startsWith('--')) ?? 50_000);
const ROWS_OF_A_FILE = 10_000;
const CUSTOMERS = 100;
/** Seldom enough that one answer rarely waits for another one. */
const PER_SECOND = 5;
const WARM_UP = 40;
const TALK = [
  'hello', 'hola', 'How long does shipping take?', '¿cuánto tarda el envío?', 'which payment methods do you accept?', 'show me the menu', 'thank you!', 'do you have it in red?', 'something for camping under 50',
  'What is the weather like today?', 'where is my order?', 'I want two of the first one', 'كم سعر التوصيل؟', 'can I pay cash?', 'do you have a shop in town?',
];
type Kind = 'products' | 'talk';
interface Asked { readonly kind: Kind; readonly text: string }

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** One row a product, with the first of its variants. */
function* files(): Generator<string> {
  const rows = largeCatalog(PRODUCTS).map(({ handle, title, description = '', tags = [], variants = [] }, place) => {
    const amount = (variants[0]?.price?.amount ?? 0) / 100;
    return [handle, cell(title), cell(description), 'active', cell(tags.join(', ')), `SKU-${place}`, amount.toFixed(2), DEMO_CURRENCY, '20'].join(',');
  });
  for (let from = 0; from < rows.length; from += ROWS_OF_A_FILE) yield ['handle,title,description,status,tags,sku,price,currency,stock', ...rows.slice(from, from + ROWS_OF_A_FILE)].join('\n');
}

async function fill({ owner }: Installation, shop: Shop): Promise<void> {
  for (const file of files()) {
    const form = new FormData();
    form.set('file', new Blob([file], { type: 'text/csv' }), 'products.csv');
    await shop.upload('/product-imports', form);
  }
  // What Postgres does by itself within minutes of a large import.
  await owner.query('vacuum analyze');
}

/** Every second of the judged questions about products, in six languages, and every few of them something else that customers write. */
function questions(): Asked[] {
  return JUDGED_QUERIES.filter((_each, place) => place % 2 === 0).flatMap(({ text }, place): Asked[] => [
    { kind: 'products', text }, ...(place % 5 === 0 ? [{ kind: 'talk' as const, text: TALK[(place / 5) % TALK.length] ?? '' }] : []),
  ]);
}

async function ask(installation: Installation, shop: Shop, asked: readonly Asked[]): Promise<void> {
  const { owner, sandbox, app, postgres, appUrl } = installation;
  const webhooks = asked.map(({ text }, index) => textWebhook(customerAt((index * 7) % CUSTOMERS, shop.numberIds), text));
  const stop = countCpu({ app: app.pid, postgres: postgres.pid, sandbox: sandbox.pid });
  const due = await openLoop(webhooks.length, PER_SECOND, (index) => {
    const webhook = webhooks[index];
    return webhook ? post(`${appUrl}/api/webhooks/whatsapp`, webhook) : Promise.resolve();
  });
  const used = stop();
  const ids = webhooks.map(({ externalId }) => externalId);
  const answers = await answered(owner, ids);
  await quiet(installation);
  const called = await calls(sandbox.url);
  const { rows } = await owner.query<{ asked: string; ms: number }>(
    'select m.external_id as asked, r.latency_ms as ms from messages m join turns t on t.store_id = m.store_id and t.id = m.turn_id join runs r on r.store_id = t.store_id and r.id = t.run_id where m.external_id = any($1)', [ids]);
  const kindOf = new Map(ids.map((id, index) => [id, asked[index]?.kind]));
  const dueOf = new Map(ids.map((id, index) => [id, due[index] ?? 0]));
  const all: { kind: Kind | undefined; alone: number; line: number }[] = rows.flatMap((row) => {
    const at = Math.min(...answers.filter((answer) => answer.asked === row.asked).map((answer) => called.get(answer.answered ?? '') ?? Infinity));
    return Number.isFinite(at) ? [{ kind: kindOf.get(row.asked), alone: row.ms, line: at - (dueOf.get(row.asked) ?? 0) }] : [];
  });
  console.log(`${asked.length} questions at ${PER_SECOND}/s, ${all.length} answered; memory of the app at most ${memoryMb(app.pid).peak.toFixed(0)} MB\n  ${cpuLine(used, asked.length)}`);
  for (const [name, some] of [['about products', all.filter(({ kind }) => kind === 'products')], ['anything else', all.filter(({ kind }) => kind === 'talk')], ['all', all]] as const) {
    console.log(`${name.padEnd(16)} ${String(some.length).padStart(4)}   the answer alone ${inMs(percentiles(some.map(({ alone }) => alone)))}   webhook to provider call ${inMs(percentiles(some.map(({ line }) => line)))}`);
  }
}

const withStatements = args.includes('--statements');
const installation = await openInstallation([], { countsStatements: withStatements });
try {
  const shop = await openShop(installation);
  const startedAt = performance.now();
  await fill(installation, shop);
  console.log(`${PRODUCTS} products imported in ${((performance.now() - startedAt) / 1000).toFixed(1)} s; memory of the app at most ${memoryMb(installation.app.pid).peak.toFixed(0)} MB so far`);
  // Everybody writes once through the sandbox, which opens the 24-hour windows.
  await openLoop(CUSTOMERS, 20, (index) => {
    const { waId, numberId } = customerAt(index, shop.numberIds);
    return control(installation.sandbox.url, 'POST', `/sandbox/phones/${waId}/messages?number=${numberId}`, { kind: 'text', text: 'hello' });
  });
  await quiet(installation);
  const asked = questions();
  console.log('to warm up:');
  await ask(installation, shop, asked.slice(0, WARM_UP));
  if (withStatements) await installation.owner.query('select pg_stat_statements_reset()');
  await ask(installation, shop, asked);
  if (withStatements) console.log(await statements(installation.owner, asked.length));
} finally {
  await installation.close();
}
