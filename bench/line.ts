import { answered, calls, quiet } from './support/answers.js';
import { openInstallation, statements } from './support/installation.js';
import { memoryMb, startProgram } from './support/processes.js';
import { countCpu, cpuLine, inMs, percentiles } from './support/report.js';
import { control, customerAt, openLoop, openShop, post, type Shop, textWebhook } from './support/shop.js';
import type { Installation } from './support/installation.js';

// The line: from the time a webhook is due to the provider's call, measured where the call arrives. Built-in assistant, quiet window 0, four numbers,
// Meta's pace limits on. After `npm run build`: node dist/bench/line.js [--statements] [arguments of the app's Node, for example --cpu-prof]

const CUSTOMERS = 400;
const SLOWEST = 8;
const ROUNDS = [{ perSecond: 20, seconds: 20 }, { perSecond: 100, seconds: 30 }];
const TEXTS = ['Do you have an enamel mug?', 'watter bottel', 'How long does shipping take?', 'hello', 'something for camping', 'show me the menu', 'wool blanket', 'which payment methods do you accept?'];

async function round(installation: Installation, shop: Shop, { perSecond, seconds }: (typeof ROUNDS)[number], bareP50: number, withStatements: boolean): Promise<void> {
  const { owner, sandbox, app, postgres, appUrl } = installation;
  const webhooks = Array.from({ length: perSecond * seconds }, (_each, index) => textWebhook(customerAt((index * 7) % CUSTOMERS, shop.numberIds), TEXTS[index % TEXTS.length] ?? ''));
  const before = await calls(sandbox.url);
  if (withStatements) await owner.query('select pg_stat_statements_reset()');
  const stop = countCpu({ app: app.pid, postgres: postgres.pid, sandbox: sandbox.pid });
  let refused = 0;
  const due = await openLoop(webhooks.length, perSecond, async (index) => {
    const webhook = webhooks[index];
    if (webhook && await post(`${appUrl}/api/webhooks/whatsapp`, webhook) !== 200) refused += 1;
  });
  const used = stop();
  const asked = webhooks.map((webhook) => webhook.externalId);
  const answers = await answered(owner, asked);
  await quiet(installation);
  const called = await calls(sandbox.url);
  const dueOf = new Map(asked.map((id, index) => [id, due[index] ?? 0]));
  const turns = new Set(answers.map((row) => row.turn_id));
  const timed = answers.flatMap((row) => {
    const [at, dueAt] = [called.get(row.answered ?? ''), dueOf.get(row.asked) ?? 0];
    return at === undefined ? [] : [{ latency: at - dueAt, dueAt, text: TEXTS[asked.indexOf(row.asked) % TEXTS.length] ?? '' }];
  });
  const latencies = timed.map(({ latency: ms }) => ms);
  const lost = asked.filter((id) => !answers.some((row) => row.asked === id && called.has(row.answered ?? ''))).length;
  const doubled = called.size - before.size - turns.size;
  const latency = percentiles(latencies);
  console.log(`\n${perSecond} messages/s for ${seconds} s: ${inMs(latency)}   p50 is ${(latency.p50 / bareP50).toFixed(1)} x the bare reference`);
  console.log(`  ${asked.length} messages, refused ${refused}, lost ${lost}, doubled ${doubled}, answered together with another ${asked.length - turns.size}`);
  console.log(`  ${cpuLine(used, asked.length)}`);
  const slowest = timed.toSorted((a, b) => b.latency - a.latency).slice(0, SLOWEST);
  console.log(`  slowest: ${slowest.map(({ latency: ms, dueAt, text }) => `${ms.toFixed(0)} ms at ${((dueAt - (due[0] ?? 0)) / 1000).toFixed(1)} s "${text}"`).join(', ')}`);
  const memory = memoryMb(app.pid);
  console.log(`  memory of the app ${memory.now.toFixed(0)} MB, at most ${memory.peak.toFixed(0)} MB`);
  if (withStatements) console.log(await statements(owner, asked.length));
}

/** One HTTP round trip and one committed row, beside the same idle processes. */
async function bareReference(url: string): Promise<number> {
  const bare = await startProgram('bench/support/bare-server.js', { until: /listening/, env: {}, args: [url] });
  const address = /http:\S+/.exec(bare.line)?.[0] ?? '';
  const webhook = textWebhook({ waId: '34600000000', numberId: '1' }, 'bare');
  const times: number[] = [];
  await openLoop(200, 20, () => post(address, webhook));
  const done: number[] = [];
  const due = await openLoop(400, 20, async (index) => {
    await post(address, webhook);
    done[index] = performance.timeOrigin + performance.now();
  });
  for (const [index, at] of due.entries()) times.push((done[index] ?? 0) - at);
  await bare.stop();
  const reference = percentiles(times);
  console.log(`bare reference (HTTP round trip, signature, one committed row) at 20/s: ${inMs(reference)}`);
  return reference.p50;
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const withStatements = args.includes('--statements');
  const installation = await openInstallation(args.filter((arg) => arg !== '--statements'), { countsStatements: withStatements });
  try {
    const shop = await openShop(installation);
    console.log(`start of the app on an empty database ${installation.app.readyMs.toFixed(0)} ms`);
    await installation.stopApp();
    const again = await installation.startApp();
    console.log(`second start ${again.readyMs.toFixed(0)} ms, memory ${memoryMb(again.pid).now.toFixed(0)} MB`);
    const bareP50 = await bareReference(installation.postgres.url);
    // Everybody writes once through the sandbox, which opens its 24-hour windows and warms the app up.
    await openLoop(CUSTOMERS, 50, (index) => {
      const { waId, numberId } = customerAt(index, shop.numberIds);
      return control(installation.sandbox.url, 'POST', `/sandbox/phones/${waId}/messages?number=${numberId}`, { kind: 'text', text: 'hello' });
    });
    await quiet(installation);
    for (const wanted of ROUNDS) await round(installation, shop, wanted, bareP50, withStatements);
  } finally {
    await installation.close();
  }
}

await main();
