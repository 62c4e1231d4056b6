import type { Client } from 'pg';
import { setTimeout as after } from 'node:timers/promises';
import { type Installation, openInstallation } from './support/installation.js';
import { memoryMb } from './support/processes.js';
import { BUSINESS_ID, control, openShop, type Shop } from './support/shop.js';

// A bulk message to many people against the sandbox with Meta's limits on: announced against real time, refusals, memory; and once more while the app is
// killed at random moments: who got it twice, who not at all. After `npm run build`: node dist/bench/bulk.js [recipients] [kills]

const RECIPIENTS = Number(process.argv[2] ?? 2_000);
const KILLS = Number(process.argv[3] ?? 5);
const CHUNK = 1_000;
const BODY = 'Hello {{1}}, everything is on sale until Sunday';

interface Bulk { readonly id: string; readonly own_list_id: string }
interface Progress { readonly status: string; readonly progress: { readonly recipients: number; readonly pending: number; readonly sending: number; readonly failed: number; readonly skipped: number } }

async function approvedTemplate({ owner, sandbox }: Installation, shop: Shop): Promise<string> {
  const { data } = await shop.call('GET', '/accounts') as { data: { id: string }[] };
  const made = await shop.call('POST', '/templates', { account_id: data[0]?.id, label: 'Sale', language: 'en_US', category: 'marketing', components: { body: BODY, buttons: [], samples: { 1: 'Lina' } } });
  await owner.query(`update templates set status = 'approved', external_id = '990001'`);
  await control(sandbox.url, 'POST', '/sandbox/templates', { business_account_id: BUSINESS_ID, name: made['name'], category: 'MARKETING', components: [{ type: 'BODY', text: BODY }] });
  return String(made['id']);
}

/** @param prefix of their numbers, so that each round has people of its own */
async function draft(shop: Shop, templateId: string, prefix: string, recipients: number): Promise<Bulk> {
  const bulk = await shop.call('POST', '/bulk-messages', { title: `Bench ${prefix}` }) as unknown as Bulk;
  for (let first = 0; first < recipients; first += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, recipients - first) }, (_each, at) => ({ mobile_number: `+${prefix}${String(100_000 + first + at)}`, recipient_name: `Person ${first + at}` }));
    await shop.call('POST', `/recipient-lists/${bulk.own_list_id}/recipients`, { rows });
  }
  await shop.call('PATCH', `/bulk-messages/${bulk.id}`, { template_id: templateId, variable_type: 'unique', values: { 1: { column: 'recipient_name', fallback: 'you' } } });
  return bulk;
}

const isOver = ({ status, progress }: Progress): boolean => status !== 'in_progress' && status !== 'queued' && progress.pending + progress.sending === 0;

/** How often each number was written to, as the sandbox saw it. */
async function writtenTo(sandboxUrl: string, prefix: string): Promise<Map<string, number>> {
  const { sent } = await control(sandboxUrl, 'GET', '/sandbox/sent') as { sent: { customer: string; type: string }[] };
  const counts = new Map<string, number>();
  for (const { customer, type } of sent) if (type === 'template' && customer.startsWith(prefix)) counts.set(customer, (counts.get(customer) ?? 0) + 1);
  return counts;
}

async function refusals(owner: Client): Promise<string> {
  const { rows } = await owner.query<{ error_code: string; count: string }>(`select error_code, count(*) from attempts where error_code is not null group by 1 order by 2 desc`);
  return rows.map(({ error_code: code, count }) => `${code} ${count}`).join(', ') || 'none';
}

async function undisturbed(installation: Installation, shop: Shop, templateId: string): Promise<void> {
  const bulk = await draft(shop, templateId, '34611', RECIPIENTS);
  const { seconds, per_second: perSecond } = await shop.call('GET', `/bulk-messages/${bulk.id}/estimate`) as { seconds: number; per_second: number };
  const before = memoryMb(installation.app.pid).now;
  const startedAt = performance.now();
  await shop.call('POST', `/bulk-messages/${bulk.id}/start`);
  let last: Progress;
  do {
    await after(500);
    last = await shop.call('GET', `/bulk-messages/${bulk.id}`) as unknown as Progress;
  } while (!isOver(last));
  const took = (performance.now() - startedAt) / 1000;
  const { now, peak } = memoryMb(installation.app.pid);
  const counts = await writtenTo(installation.sandbox.url, '34611');
  console.log(`${RECIPIENTS} recipients: announced ${seconds} s at ${perSecond}/s, took ${took.toFixed(1)} s (${((took / seconds - 1) * 100).toFixed(1)} %), ${last.status}, failed ${last.progress.failed}`);
  console.log(`  written to ${counts.size}, twice ${[...counts.values()].filter((count) => count > 1).length}; refused tries: ${await refusals(installation.owner)}`);
  console.log(`  memory of the app ${before.toFixed(0)} MB before, ${now.toFixed(0)} MB after, at most ${peak.toFixed(0)} MB`);
}

async function killed(installation: Installation, shop: Shop, templateId: string): Promise<void> {
  const recipients = Math.min(RECIPIENTS, 200 * KILLS);
  const bulk = await draft(shop, templateId, '34622', recipients);
  await shop.call('POST', `/bulk-messages/${bulk.id}/start`);
  for (let kill = 0; kill < KILLS; kill += 1) {
    await after(500 + Math.random() * 2500);
    process.kill(installation.app.pid, 'SIGKILL');
    await installation.startApp();
  }
  const deadline = performance.now() + 140_000;
  let last: Progress;
  do {
    await after(1000);
    last = await shop.call('GET', `/bulk-messages/${bulk.id}`) as unknown as Progress;
  } while (!isOver(last) && performance.now() < deadline);
  const counts = await writtenTo(installation.sandbox.url, '34622');
  console.log(`killed ${KILLS} times at random moments: ${recipients} recipients, written to ${counts.size}, twice ${[...counts.values()].filter((count) => count > 1).length}, not at all ${recipients - counts.size}; ${last.status} ${JSON.stringify(last.progress)}`);
}

const installation = await openInstallation([], { countsStatements: false });
try {
  const shop = await openShop(installation, 1);
  const templateId = await approvedTemplate(installation, shop);
  await undisturbed(installation, shop, templateId);
  if (KILLS > 0) await killed(installation, shop, templateId);
} finally {
  await installation.close();
}
