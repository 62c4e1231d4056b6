import { createHash } from 'node:crypto';
import { StandIn } from './stand-in.js';

/** A request that passed the check. */
export interface UnderstoodRequest { readonly model: string; readonly input: readonly string[]; readonly dimensions: number; readonly apiKey: string }

/** Dimensions of the models, and whether they can be asked for fewer. */
export const EMBEDDING_MODELS: Readonly<Record<string, { readonly dimensions: number; readonly isShortened: boolean }>> = {
  'text-embedding-3-small': { dimensions: 1536, isShortened: true }, 'text-embedding-3-large': { dimensions: 3072, isShortened: true }, 'text-embedding-ada-002': { dimensions: 1536, isShortened: false },
};
/** What belongs together although the words differ: the little that the stand-in understands. */
const FIELDS: readonly RegExp[] = [
  /\b(?:rain\w*|umbrella\w*|wet|storm\w*|drizzle|waterproof|shower|lluvia|mojar\w*|paraguas|pluie|chuva)\b|مطر|مظلة/giu,
  /\b(?:dark\w*|light\w*|lamp\w*|lantern\w*|glow\w*|lit|torch|candle\w*|luz|oscur\w*|noche|night|lumi[eè]re)\b|ضوء|مصباح/giu,
  /\b(?:sleep\w*|bed\w*|blanket\w*|pillow\w*|nap|cozy|warm|dormir|manta\w*|fr[ií]o|cold)\b|نوم|بطانية/giu,
  /\b(?:drink\w*|thirst\w*|bottle\w*|mug\w*|cup\w*|coffee|tea|sip|bebida\w*|sed|taza\w*|beber)\b|شرب|كوب/giu,
  /\b(?:cook\w*|kitchen|pan|skillet|fry\w*|bowl\w*|meal|chef|cocina\w*|sart[eé]n)\b|مطبخ/giu,
];
const OF_A_FIELD = 1;
const OF_A_WORD = 0.25;

/** Stand-in for OpenAI's embeddings: texts are near each other when they share words, or fields of meaning that it knows. */
export class Embeddings extends StandIn<UnderstoodRequest> {
  constructor() {
    super('requests');
  }

  /** One vector of length 1 for each text. @throws Refusal with the error body of OpenAI's API */
  understand(request: UnderstoodRequest): number[][] {
    this.demandWorking();
    this.requests.push(request);
    return request.input.map((text) => vectorOf(text, request.dimensions));
  }
}

function vectorOf(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  const add = (name: string, weight: number): void => {
    const seed = createHash('sha256').update(name).digest();
    for (let at = 0; at < dimensions; at += 1) vector[at] = (vector[at] ?? 0) + weight * ((((seed[at % 32] ?? 0) * 7 + at * 31 + (seed[(at * 5) % 32] ?? 0) * at) % 256) - 127.5);
  };
  FIELDS.forEach((field, place) => { if (text.search(field) >= 0) add(`field ${place}`, OF_A_FIELD); });
  for (const word of new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [''])) add(word, OF_A_WORD);
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
