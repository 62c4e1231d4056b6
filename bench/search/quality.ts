import { findByFullText } from '../judged/full-text.js';
import { JUDGED_PRODUCTS, UNANSWERABLE_QUERIES } from '../judged/index.js';
import { falseAnswers, judge, qualityOf, type Score } from '../judged/measure.js';
import type { SearchWorld } from './world.js';

const POOR = 0.7;

/** Prints what the search is worth on the judged queries, beside full text search over the same products. `showsPoor`: with the tuned half's queries that go wrong. */
export async function printQuality({ db, catalog, newStore, add }: SearchWorld, showsPoor: boolean): Promise<void> {
  const storeId = await newStore();
  await add(storeId, JUDGED_PRODUCTS.map(({ draft }) => draft));
  const search = async (text: string): Promise<string[]> => (await catalog.search(storeId, { text })).hits.map((hit) => hit.product.handle);
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
  const wrong = await falseAnswers(search);
  const plainWrong = await falseAnswers(plainSearch);
  console.log(`shows something for ${wrong.length} / ${plainWrong.length} of ${UNANSWERABLE_QUERIES.length} things that the shop does not have (${((100 * wrong.length) / UNANSWERABLE_QUERIES.length).toFixed(1)} %)`);
  if (!showsPoor) return;
  for (const { query, found, ndcg } of ours.filter((score) => score.half === 'tuned' && score.ndcg < POOR)) console.log(`  ${ndcg.toFixed(2)} ${query.text}: ${found.slice(0, 6).join(', ')} instead of ${[...query.gains.keys()].join(', ')}`);
  for (const { text, found } of wrong) console.log(`  not had: ${text}: ${found.slice(0, 6).join(', ')}`);
}
