import { parsePublicId } from '#contracts';
import type { Client } from 'pg';
import { newId } from '../apps/api/src/platform/database/ids.js';
import { type Installation, openInstallation, statements } from './support/installation.js';
import { memoryMb } from './support/processes.js';
import { countCpu, cpuLine } from './support/report.js';
import { customerAt, openShop, post, type Shop, textWebhook } from './support/shop.js';

// From raw events to messages in the inbox. First a backlog that the app finds at its start, then signed webhooks posted as fast as they are taken.
// The assistant is switched off; its turns are still closed with their reason. After `npm run build`: node dist/bench/ingest.js [events] [--statements] [arguments of the app's Node]

const args = process.argv.slice(2);
const EVENTS = Math.ceil(Number(args.find((arg) => /^\d+$/.test(arg)) ?? 20_000) / 1000) * 1000;
const CUSTOMERS = EVENTS / 4;
const CONNECTIONS = 64;
const BARE_ROWS = 3_000;

/** Raw events as intake would have stored them a minute ago. */
async function fill(owner: Client, shop: Shop): Promise<void> {
  const storeId = parsePublicId('store', shop.storeId) ?? '';
  const { rows } = await owner.query<{ id: string; number: string }>('select id, number_external_id as number from accounts');
  const accountOf = new Map(rows.map((row) => [row.number, row.id]));
  for (let from = 0; from < EVENTS; from += 1000) {
    const webhooks = Array.from({ length: 1000 }, (_each, index) => {
      const customer = customerAt((from + index) % CUSTOMERS, shop.numberIds);
      return { id: newId(), accountId: accountOf.get(customer.numberId), body: textWebhook(customer, `Message ${from + index}`).body };
    });
    await owner.query(
      `insert into webhook_events (store_id, id, account_id, received_at, body)
       select $1, id, account_id, date_trunc('second', now()) - interval '1 minute', body from unnest($2::uuid[], $3::uuid[], $4::bytea[]) as n (id, account_id, body)`,
      [storeId, webhooks.map(({ id }) => id), webhooks.map(({ accountId }) => accountId), webhooks.map(({ body }) => body)]);
  }
}

async function visible(owner: Client): Promise<number> {
  const { rows } = await owner.query<{ count: string }>(`select count(*) from messages where direction = 'in'`);
  return Number(rows[0]?.count);
}

/** Counting takes Postgres longer the more there is: often until the first message is visible, then rarely. */
const LOOKED_EVERY_MS = { first: 25, later: 250 };

/** Seconds from the first to the last of `wanted` messages becoming visible, and how many were visible in between. */
async function emptied(owner: Client, before: number, wanted: number): Promise<{ seconds: number; count: number }> {
  let first = { at: 0, count: before };
  for (;;) {
    const count = await visible(owner);
    const at = performance.now();
    if (count === before) first = { at, count };
    if (count >= before + wanted) return { seconds: (at - first.at) / 1000, count: count - first.count };
    await new Promise((resolve) => { setTimeout(resolve, count === before ? LOOKED_EVERY_MS.first : LOOKED_EVERY_MS.later); });
  }
}

/** Rows a second that one connection commits one by one: what the disk and Postgres give at this moment. */
async function bareInserts(owner: Client): Promise<number> {
  await owner.query('create table if not exists bare_messages (id bigserial primary key, body text not null)');
  const startedAt = performance.now();
  for (let index = 0; index < BARE_ROWS; index += 1) await owner.query('insert into bare_messages (body) values ($1)', [`Message ${index}`]);
  return BARE_ROWS / ((performance.now() - startedAt) / 1000);
}

function say(name: string, { seconds, count }: { seconds: number; count: number }, bare: number): void {
  console.log(`${name}: ${Math.round(count / seconds)} messages/s visible in the inbox (${count} in ${seconds.toFixed(1)} s), ${(count / seconds / bare).toFixed(2)} x bare inserts`);
}

async function backlog(installation: Installation, shop: Shop, bare: number, withStatements: boolean): Promise<void> {
  const { owner } = installation;
  await installation.stopApp();
  await fill(owner, shop);
  if (withStatements) await owner.query('select pg_stat_statements_reset()');
  const before = await visible(owner);
  const done = emptied(owner, before, EVENTS);
  const app = await installation.startApp();
  const stop = countCpu({ app: app.pid, postgres: installation.postgres.pid });
  const result = await done;
  say('a backlog of raw events', result, bare);
  console.log(`  ${cpuLine(stop(), result.count)}   memory ${memoryMb(app.pid).peak.toFixed(0)} MB`);
  if (withStatements) console.log(await statements(owner, EVENTS));
}

async function posted({ owner, postgres, app, appUrl }: Installation, shop: Shop, bare: number): Promise<void> {
  const webhooks = Array.from({ length: EVENTS }, (_each, index) => textWebhook(customerAt(index % CUSTOMERS, shop.numberIds), `Message ${index}`));
  const before = await visible(owner);
  const done = emptied(owner, before, EVENTS);
  const stop = countCpu({ app: app.pid, postgres: postgres.pid });
  const startedAt = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    for (let webhook = webhooks[next]; webhook; webhook = webhooks[next]) {
      next += 1;
      const status = await post(`${appUrl}/api/webhooks/whatsapp`, webhook);
      if (status !== 200) throw new Error(`a webhook was answered with ${status}`);
    }
  }));
  const acceptedIn = (performance.now() - startedAt) / 1000;
  const result = await done;
  console.log(`accepted ${Math.round(EVENTS / acceptedIn)} webhooks/s on ${CONNECTIONS} connections while reading them`);
  say('posted webhooks', result, bare);
  console.log(`  ${cpuLine(stop(), EVENTS)}   memory ${memoryMb(app.pid).peak.toFixed(0)} MB`);
}

async function main(): Promise<void> {
  const installation = await openInstallation(args.filter((arg) => arg !== '--statements' && !/^\d+$/.test(arg)), { countsStatements: args.includes('--statements') });
  try {
    const shop = await openShop(installation);
    await shop.call('PATCH', '/assistant', { enabled: false });
    const bare = await bareInserts(installation.owner);
    console.log(`bare reference: ${Math.round(bare)} single inserts a second, each committed, on one connection`);
    await backlog(installation, shop, bare, args.includes('--statements'));
    await posted(installation, shop, bare);
  } finally {
    await installation.close();
  }
}

await main();
