import { type Half, halfOf, JUDGED_QUERIES, type JudgedQuery, UNANSWERABLE_QUERIES } from './index.js';

/** Handles of what a search shows for a text, best first. */
export type Search = (text: string) => Promise<readonly string[]>;
export interface Score { readonly query: JudgedQuery; readonly half: Half; readonly found: readonly string[]; readonly ndcg: number; readonly isSuccess: boolean; readonly ms: number }
/** Means over some scores; shares from 0 to 1. */
export interface Quality { readonly queries: number; readonly ndcg: number; readonly success: number; readonly empty: number }

const SHOWN = 10;
const TOP = 5;

/** Asks every judged query, in order. */
export async function judge(search: Search): Promise<Score[]> {
  const scores: Score[] = [];
  const placeIn = new Map<string, number>();
  for (const query of JUDGED_QUERIES) {
    const place = placeIn.get(query.group) ?? 0;
    placeIn.set(query.group, place + 1);
    const start = process.hrtime.bigint();
    const found = await search(query.text);
    const ms = Number(process.hrtime.bigint() - start) / 1e6;
    scores.push({ query, half: halfOf(place), found, ndcg: ndcgOf(found, query.gains), isSuccess: found.slice(0, TOP).some((handle) => query.gains.get(handle) === 1), ms });
  }
  return scores;
}

export interface Shown { readonly text: string; readonly found: readonly string[]; /** Said to be no more than the nearest. */ readonly isOnlyNear: boolean }
/** As `Search`, with whether the customer hears that it is not what was asked for. */
export type HonestSearch = (text: string) => Promise<Omit<Shown, 'text'>>;

/** The unanswerable queries for which a search shows something all the same. */
export async function shownForNothing(search: HonestSearch): Promise<Shown[]> {
  return shownFor(UNANSWERABLE_QUERIES, search);
}

/** The answerable queries for which a search shows something that is meant, and says that it is not had. */
export async function falseDenials(search: HonestSearch): Promise<Shown[]> {
  const gains = new Map(JUDGED_QUERIES.map((query) => [query.text, query.gains]));
  return (await shownFor([...gains.keys()], search)).filter(({ text, found, isOnlyNear }) => isOnlyNear && found.some((handle) => gains.get(text)?.get(handle) === 1));
}

async function shownFor(texts: readonly string[], search: HonestSearch): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const text of texts) {
    const { found, isOnlyNear } = await search(text);
    if (found.length > 0) shown.push({ text, found, isOnlyNear });
  }
  return shown;
}

export function qualityOf(scores: readonly Score[]): Quality {
  const mean = (value: (score: Score) => number): number => scores.reduce((sum, score) => sum + value(score), 0) / Math.max(1, scores.length);
  return { queries: scores.length, ndcg: mean(({ ndcg }) => ndcg), success: mean(({ isSuccess }) => Number(isSuccess)), empty: mean(({ found }) => Number(found.length === 0)) };
}

/** Gains discounted by place, over those of the best possible order. */
function ndcgOf(found: readonly string[], gains: ReadonlyMap<string, number>): number {
  const discounted = (list: readonly number[]): number => list.slice(0, SHOWN).reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
  const best = discounted([...gains.values()].toSorted((a, b) => b - a));
  return discounted(found.map((handle) => gains.get(handle) ?? 0)) / best;
}
