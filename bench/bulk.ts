import type { Client } from 'pg';
import { setTimeout as after } from 'node:timers/promises';
import { type Installation, openInstallation } from './support/installation.js';
import { watchMemory } from './support/memory-watch.js';
import { memoryMb } from './support/processes.js';
import { BUSINESS_ID, control, openShop, type Shop } from './support/shop.js';

// A bulk message to many people against the sandbox with Meta's limits on: announced against real time, refusals, memory; how soon a pause counts; then while
// a worker is killed at random moments: who got it twice, who not at all; and the memory with a very long list, sent for so many seconds (0: to the end).
// After `npm run build`: node dist/bench/bulk.js [recipients] [kills] [workers beside the app] [recipients of the long list] [seconds]

const [RECIPIENTS = 2_000, KILLS = 5, WORKERS = 0, MANY = 0, MANY_SECONDS = 60, WHOLE = 0] = process.argv.slice(2).map(Number);
const CHUNK = 1_000;
const BODY = 'Hello {{1}}, everything is on sale until Sunday';

interface Bulk { readonly id: string; readonly own_list_id: string }
interface Progress { readonly status: string; readonly progress: { readonly recipients: number; readonly pending: number; readonly sending: number; readonly undecided: number; readonly failed: number; readonly skipped: number } }

async function approvedTemplate({ owner, sandbox }: Installation, shop: Shop): Promise<string> {
  const { data } = await shop.call('GET', '/accounts') as { data: { id: string }[] };
  const made = await shop.call('POST', '/templates', { account_id: data[0]?.id, label: 'Sale', language: 'en_US', category: 'marketing', components: { body: BODY, buttons: [], samples: { 1: 'Lina' } } });
  const there = await control(sandbox.url, 'POST', '/sandbox/templates', { business_account_id: BUSINESS_ID, name: made['name'], category: 'MARKETING', components: [{ type: 'BODY', text: BODY }] });
  // By the id it has over there: a sync that does not find it would call it deleted.
  await owner.query(`update templates set status = 'approved', external_id = $1`, [there['id']]);
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
  const counts = new Map<string, number>();
  for (const { customer } of await sentTo(sandboxUrl, prefix)) counts.set(customer, (counts.get(customer) ?? 0) + 1);
  return counts;
}
/** When messages reached it, in milliseconds since the epoch. */
async function sendTimes(sandboxUrl: string, prefix: string): Promise<number[]> {
  return (await sentTo(sandboxUrl, prefix)).map(({ at }) => at).toSorted((a, b) => a - b);
}
async function sentTo(sandboxUrl: string, prefix: string): Promise<{ customer: string; type: string; at: number }[]> {
  const { sent } = await control(sandboxUrl, 'GET', '/sandbox/sent') as { sent: { customer: string; type: string; at: number }[] };
  return sent.filter(({ customer, type }) => type === 'template' && customer.startsWith(prefix));
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
  console.log(`${RECIPIENTS} recipients${WORKERS > 0 ? `, ${WORKERS + 1} processes` : ''}: announced ${seconds} s at ${perSecond}/s, took ${took.toFixed(1)} s (${((took / seconds - 1) * 100).toFixed(1)} %), ${last.status}, failed ${last.progress.failed}`);
  console.log(`  written to ${counts.size}, twice ${[...counts.values()].filter((count) => count > 1).length}; refused tries: ${await refusals(installation.owner)}`);
  console.log(`  memory of the app ${before.toFixed(0)} MB before, ${now.toFixed(0)} MB after, at most ${peak.toFixed(0)} MB`);
}

/** What still leaves after somebody has asked for a pause. */
async function paused({ sandbox }: Installation, shop: Shop, templateId: string): Promise<void> {
  const bulk = await draft(shop, templateId, '34633', 1_000);
  await shop.call('POST', `/bulk-messages/${bulk.id}/start`);
  while ((await writtenTo(sandbox.url, '34633')).size < 250) await after(200);
  const askedAt = Date.now();
  await shop.call('POST', `/bulk-messages/${bulk.id}/pause`);
  const answeredAt = Date.now();
  await after(4_000);
  const times = await sendTimes(sandbox.url, '34633');
  const late = times.filter((at) => at > answeredAt).length;
  console.log(`paused after ${times.filter((at) => at <= askedAt).length} messages: answered in ${answeredAt - askedAt} ms, the last message left ${Math.max(0, (times.at(-1) ?? 0) - askedAt)} ms after somebody asked, ${late} after the answer`);
  const { progress } = await shop.call('POST', `/bulk-messages/${bulk.id}/cancel`) as unknown as Progress;
  console.log(`  cancelled: ${progress.skipped} left out, ${progress.sending} on their way`);
}

/** A list as long as it may be, out of one file; report and export while it is sent. */
async function veryMany(installation: Installation, shop: Shop, templateId: string): Promise<void> {
  const memory = (): { now: number; peak: number } => memoryMb(installation.app.pid);
  const before = memory();
  const watch = watchMemory(installation.app.pid, 'the app');
  const bulk = await shop.call('POST', '/bulk-messages', { title: 'Bench long list' }) as unknown as Bulk;
  const form = new FormData();
  form.append('file', new Blob([`Mobile,Name,City\n${Array.from({ length: MANY }, (_each, at) => `+34644${String(100_000 + at)},Person ${at},Jaén`).join('\n')}`], { type: 'text/csv' }), 'people.csv');
  const readAt = performance.now();
  const report = await shop.upload(`/recipient-lists/${bulk.own_list_id}/files`, form);
  const read = memory();
  await shop.call('PATCH', `/bulk-messages/${bulk.id}`, { template_id: templateId, variable_type: 'unique', values: { 1: { column: 'recipient_name', fallback: 'you' } } });
  console.log(`${MANY} recipients from a file in ${((performance.now() - readAt) / 1000).toFixed(1)} s (${JSON.stringify(report)}); memory ${before.now.toFixed(0)} MB before, ${read.now.toFixed(0)} MB after, at most ${read.peak.toFixed(0)} MB`);
  const { seconds, per_second: perSecond } = await shop.call('GET', `/bulk-messages/${bulk.id}/estimate`) as { seconds: number; per_second: number };
  const startedAt = performance.now();
  await shop.call('POST', `/bulk-messages/${bulk.id}/start`);
  console.log(`  started in ${((performance.now() - startedAt) / 1000).toFixed(1)} s; announced ${seconds} s at ${perSecond}/s`);
  const until = MANY_SECONDS === 0 ? Number.POSITIVE_INFINITY : performance.now() + MANY_SECONDS * 1000;
  let last: Progress;
  do {
    await after(5_000);
    last = await shop.call('GET', `/bulk-messages/${bulk.id}`) as unknown as Progress;
    await shop.call('GET', `/bulk-messages/${bulk.id}/report`);
  } while (!isOver(last) && performance.now() < until);
  const exported = await shop.download(`/bulk-messages/${bulk.id}/export`);
  watch.stop();
  const { now, peak } = memory();
  const counts = await writtenTo(installation.sandbox.url, '34644');
  console.log(`  ${last.progress.recipients - last.progress.pending} written to in ${((performance.now() - startedAt) / 1000).toFixed(0)} s, ${last.status} ${JSON.stringify(last.progress)}; the sandbox saw ${counts.size}, twice ${[...counts.values()].filter((count) => count > 1).length}; refused tries: ${await refusals(installation.owner)}`);
  console.log(`  exported ${exported.split('\n').length - 1} lines; memory at most by minute ${watch.minutes.map((most) => most.toFixed(0)).join(' ')} MB, ${now.toFixed(0)} MB at the end, at most ${peak.toFixed(0)} MB`);
  if (!isOver(last)) await shop.call('POST', `/bulk-messages/${bulk.id}/cancel`);
}

async function killed(installation: Installation, shop: Shop, templateId: string, whole: boolean): Promise<void> {
  // Long enough that none of the kills comes when the list is over.
  const recipients = 500 * KILLS;
  const prefix = whole ? '34655' : '34622';
  await installation.stopApp();
  await installation.startApp(whole ? undefined : 'api');
  let worker = whole ? undefined : await installation.startWorker();
  const bulk = await draft(shop, templateId, prefix, recipients);
  await shop.call('POST', `/bulk-messages/${bulk.id}/start`);
  let kills = 0;
  while (kills < KILLS && !isOver(await shop.call('GET', `/bulk-messages/${bulk.id}`) as unknown as Progress)) {
    await after(500 + Math.random() * 2500);
    process.kill(worker?.pid ?? installation.app.pid, 'SIGKILL');
    if (whole) await installation.startApp();
    else worker = await installation.startWorker();
    kills += 1;
  }
  let last = await untilOver(shop, bulk, 1_800_000);
  const { undecided } = last.progress;
  if (undecided > 0) {
    console.log(`  of ${undecided} WhatsApp told nothing: before anybody presses "Send again" ${await onceEach(installation, prefix, recipients)}`);
    await shop.call('POST', `/bulk-messages/${bulk.id}/retry-undecided`);
    last = await untilOver(shop, bulk, 900_000);
  }
  console.log(`${whole ? 'the whole app' : 'worker'} killed ${kills} times at random moments: ${recipients} recipients, ${await onceEach(installation, prefix, recipients)}; ${last.status} ${JSON.stringify(last.progress)}`);
  const { reasons } = await shop.call('GET', `/bulk-messages/${bulk.id}/report`) as { reasons: { code: string; text: string; count: number }[] };
  for (const { code, text, count } of reasons) console.log(`  ${count} did not get it: ${code} ${text}`);
  await explain(installation, prefix, recipients);
}

async function untilOver(shop: Shop, bulk: Bulk, ms: number): Promise<Progress> {
  const deadline = performance.now() + ms;
  for (;;) {
    const last = await shop.call('GET', `/bulk-messages/${bulk.id}`) as unknown as Progress;
    if (isOver(last) || performance.now() > deadline) return last;
    await after(1000);
  }
}

async function onceEach({ sandbox }: Installation, prefix: string, recipients: number): Promise<string> {
  const counts = await writtenTo(sandbox.url, prefix);
  return `written to ${counts.size}, twice ${[...counts.values()].filter((count) => count > 1).length}, not at all ${recipients - counts.size}`;
}

interface Tried { readonly phone: string; readonly status: string; readonly attempts: readonly { readonly id: string; readonly number: number; readonly state: string; readonly started_at: string; readonly settled_at: string | null }[] }
interface Delivery { readonly body: string; readonly state: string; readonly attempts: readonly { readonly at: number; readonly status: number | null }[] }

/** Those who got it twice, or not: what was tried, and when the reports about it were posted and taken. */
async function explain({ sandbox, owner }: Installation, prefix: string, recipients: number): Promise<void> {
  const counts = await writtenTo(sandbox.url, prefix);
  const wrong = Array.from({ length: recipients }, (_each, at) => `${prefix}${String(100_000 + at)}`).filter((number) => counts.get(number) !== 1);
  if (wrong.length === 0) return;
  const { rows } = await owner.query<Tried>(`select r.phone, m.status, json_agg(json_build_object('id', a.id, 'number', a.number, 'state', a.state, 'started_at', a.started_at, 'settled_at', a.settled_at) order by a.number) as attempts
    from bulk_recipients r join messages m on m.store_id = r.store_id and m.id = r.message_id join attempts a on a.store_id = m.store_id and a.message_id = m.id where r.phone = any($1) group by 1, 2`, [wrong.map((number) => `+${number}`)]);
  const { deliveries } = await control(sandbox.url, 'GET', '/sandbox/deliveries') as unknown as { deliveries: readonly Delivery[] };
  for (const { phone, status, attempts } of rows) {
    const from = Date.parse(attempts[0]?.started_at ?? '');
    const seconds = (at: number): string => ((at - from) / 1000).toFixed(1);
    console.log(`  ${phone} reached ${counts.get(phone.slice(1)) ?? 0} times, ${status}`);
    for (const attempt of attempts) {
      const reports = deliveries.filter(({ body }) => body.includes(attempt.id)).map(({ state, attempts: posts }) => `${state} (${posts.map((post) => `${seconds(post.at)} s: ${post.status ?? 'no answer'}`).join(', ')})`);
      console.log(`    try ${attempt.number} at ${seconds(Date.parse(attempt.started_at))} s, ${attempt.state} at ${attempt.settled_at === null ? '-' : seconds(Date.parse(attempt.settled_at))} s; reports: ${reports.join('; ') || 'none'}`);
    }
  }
}

const installation = await openInstallation([], { countsStatements: false });
try {
  const shop = await openShop(installation, 1);
  const templateId = await approvedTemplate(installation, shop);
  for (let worker = 0; worker < WORKERS; worker += 1) await installation.startWorker();
  if (RECIPIENTS > 0) {
    await undisturbed(installation, shop, templateId);
    await paused(installation, shop, templateId);
  }
  if (KILLS > 0) {
    if (WHOLE !== 1) await killed(installation, shop, templateId, false);
    await killed(installation, shop, templateId, true);
  }
  if (MANY > 0) await veryMany(installation, shop, templateId);
} finally {
  await installation.close();
}
