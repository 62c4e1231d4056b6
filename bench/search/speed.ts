import { JUDGED_QUERIES } from '../judged/index.js';
import { largeCatalog, pick, random } from '../judged/large-catalog.js';
import type { SearchWorld } from './world.js';

const WARM_UP = 100;

function misspelt(text: string): string {
  const at = 1 + random(Math.max(1, text.length - 2));
  return `${text.slice(0, at)}${text.slice(at + 1)}`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}
function report(name: string, times: readonly number[], more = ''): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  console.log(`${name.padEnd(34)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   p99 ${at(0.99)} ms${more}`);
}

/** Prints how long searches take, one client. */
export async function printSpeed({ db, catalog, understanding, understand, newStore, add, settle }: SearchWorld, products: number): Promise<void> {
  const storeId = await newStore();
  const drafts = largeCatalog(products);
  const titles = drafts.map(({ title }) => title);
  const writing = await timed(() => add(storeId, drafts));
  console.log(`${products} products written and indexed in ${(writing / 1000).toFixed(1)} s (${Math.round(products / (writing / 1000))}/s)`);
  await settle();
  const bare: number[] = [];
  for (let i = 0; i < 400; i += 1) bare.push(await timed(() => db.inStore(storeId, (tx) => tx.query('select 1'))));
  report('select 1 in a store', bare);
  const some = (count: number, make: () => string): string[] => Array.from({ length: count }, make);
  const words = (): string => pick(titles).split(' ').slice(0, 1 + random(4)).join(' ');
  const sets: [string, readonly string[]][] = [
    ['judged queries', JUDGED_QUERIES.map(({ text }) => text)], ['words of a title', some(400, words)], ['words of a title, all misspelt', some(400, () => words().split(' ').map(misspelt).join(' '))],
  ];
  const all: number[] = [];
  for (const [name, texts] of sets) {
    for (const text of texts.slice(0, WARM_UP)) await catalog.search(storeId, { text });
    let found = 0;
    const times: number[] = [];
    for (const text of texts) times.push(await timed(async () => { if ((await catalog.search(storeId, { text })).hits.length > 0) found += 1; }));
    report(name, times, `   found something: ${((100 * found) / texts.length).toFixed(1)} %`);
    all.push(...times);
  }
  report('all of them', all);
  await understand(storeId);
  await settle();
  // Each word alone is known to no product: all of it is found by meaning.
  const unknown = some(400, () => `zzq${random(1_000_000)}`);
  for (const text of unknown.slice(0, WARM_UP)) await understanding.search(storeId, { text });
  const near: number[] = [];
  for (const text of unknown) near.push(await timed(() => understanding.search(storeId, { text })));
  report('by meaning, without the service', near);
}
