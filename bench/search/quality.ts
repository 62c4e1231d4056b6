import { findByFullText } from '../judged/full-text.js';
import { JUDGED_PRODUCTS, UNANSWERABLE_QUERIES } from '../judged/index.js';
import { falseDenials, judge, qualityOf, type Score, shownForNothing } from '../judged/measure.js';
import type { SearchWorld } from './world.js';

const POOR = 0.7;

/** Prints what the search is worth on the judged queries, beside full text search over the same products. `showsPoor`: with the tuned half's queries that go wrong. */
export async function printQuality({ db, catalog, newStore, add }: SearchWorld, showsPoor: boolean): Promise<void> {
  const storeId = await newStore();
  await add(storeId, JUDGED_PRODUCTS.map(({ draft }) => draft));
  const honestly = async (text: string): Promise<{ found: string[]; isOnlyNear: boolean }> => {
    const { hits, isOnlyNear } = await catalog.search(storeId, { text });
    return { found: hits.map((hit) => hit.product.handle), isOnlyNear };
  };
  const search = async (text: string): Promise<string[]> => (await honestly(text)).found;
  const plainSearch = (text: string): Promise<string[]> => db.inStore(storeId, (tx) => findByFullText(tx, storeId, text));
  const ours = await judge(search);
  const plain = await judge(plainSearch);
  console.log(`${ours.length} judged queries over ${JUDGED_PRODUCTS.length} products, each number: search / full text that wants every word`);
  const groups = [...new Set(ours.map(({ query }) => query.group))];
  const parts: [string, (score: Score) => boolean][] = [
    ...groups.map((group): [string, (score: Score) => boolean] => [group, ({ query }) => query.group === group]),
    ['English', ({ query }) => query.group.startsWith('en')], ['other languages', ({ query }) => !query.group.startsWith('en')],
    ['tuned half', ({ half }) => half === 'tuned'], ['held out half', ({ half }) => half === 'held out'], ['all', () => true],
  ];
  for (const [name, some] of parts) {
    const [mine, theirs] = [qualityOf(ours.filter(some)), qualityOf(plain.filter(some))];
    const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
    console.log(`${name.padEnd(22)} ${String(mine.queries).padStart(4)}   nDCG@10 ${mine.ndcg.toFixed(3)} / ${theirs.ndcg.toFixed(3)}   success@5 ${share(mine.success)} / ${share(theirs.success)}   empty ${share(mine.empty)} / ${share(theirs.empty)}`);
  }
  const shown = await shownForNothing(honestly);
  const plainShown = await shownForNothing(async (text) => ({ found: await plainSearch(text), isOnlyNear: false }));
  const wrong = shown.filter(({ isOnlyNear }) => !isOnlyNear);
  const denied = await falseDenials(honestly);
  console.log(`of ${UNANSWERABLE_QUERIES.length} things that the shop does not have: nothing shown for ${UNANSWERABLE_QUERIES.length - shown.length}, the nearest shown as such for ${shown.length - wrong.length}, something shown as if it were had for ${wrong.length} / ${plainShown.length}`);
  console.log(`what is meant shown as no more than the nearest: ${denied.length} of ${ours.length} (${((100 * denied.length) / ours.length).toFixed(1)} %)`);
  if (!showsPoor) return;
  for (const { query, found, ndcg } of ours.filter((score) => score.half === 'tuned' && score.ndcg < POOR)) console.log(`  ${ndcg.toFixed(2)} ${query.text}: ${found.slice(0, 6).join(', ')} instead of ${[...query.gains.keys()].join(', ')}`);
  for (const { text, found, isOnlyNear } of [...shown, ...denied]) console.log(`  ${isOnlyNear ? 'nearest' : 'not had'}: ${text}: ${found.slice(0, 6).join(', ')}`);
}
