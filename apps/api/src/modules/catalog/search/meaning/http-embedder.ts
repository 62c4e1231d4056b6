import { type Http, HttpFailure } from '#providers/contract';
import { PermanentFailure } from '../../../../platform/queue/index.js';
import type { Embedder, Understood } from './embedder.js';

export interface HttpEmbedderOptions {
  /** Base address of the API, `https://api.openai.com/v1`. */
  readonly url: string;
  readonly apiKey?: string;
  readonly model: string;
  /** Of the vectors, where the model can shorten them. */
  readonly dimensions?: number;
  readonly leastSimilarity: number;
  /** US dollars for one million tokens, where it is another model than those of OpenAI. */
  readonly price?: number;
}

const USD = 1_000_000;
/** OpenAI's price list of July 2026, in micro-USD for one million tokens. */
const PRICES: Readonly<Record<string, number>> = { 'text-embedding-3-small': 0.02 * USD, 'text-embedding-3-large': 0.13 * USD, 'text-embedding-ada-002': 0.1 * USD };

/** A hundred vectors as JSON numbers. */
const LARGEST_ANSWER = 24 * 1024 * 1024;
const MOST_DIMENSIONS = 8_192;
/** More than a hundred products can hold. */
const MOST_TOKENS = 10_000_000;
/** Refusals that pass: too early, too many, somebody was busy. */
const PASSING = new Set([408, 409, 425, 429]);

/** The embeddings endpoint of OpenAI, as many other servers have it, too. */
export class HttpEmbedder implements Embedder {
  readonly model: string;
  readonly leastSimilarity: number;
  readonly price: number | null;

  constructor(private readonly http: Http, private readonly options: HttpEmbedderOptions) {
    this.model = `${options.model}${options.dimensions === undefined ? '' : `/${options.dimensions}`}`;
    this.leastSimilarity = options.leastSimilarity;
    this.price = options.price === undefined ? PRICES[options.model] ?? null : options.price * USD;
  }

  async embed(texts: readonly string[], timeoutMs: number): Promise<Understood> {
    const { url, apiKey, model, dimensions } = this.options;
    const answer = await this.http.request({
      method: 'POST', url: `${url.replace(/\/+$/, '')}/embeddings`, timeoutMs, maxBytes: LARGEST_ANSWER,
      ...(apiKey === undefined ? {} : { headers: { authorization: `Bearer ${apiKey}` } }),
      json: { model, input: texts, encoding_format: 'float', ...(dimensions === undefined ? {} : { dimensions }) },
    }).catch((error: unknown) => { throw unanswered(error); });
    if (answer.status !== 200) throw refused(answer.status);
    const understood = objectIn(answer.body);
    return { vectors: vectorsIn(understood, texts.length), tokens: tokensIn(understood) };
  }
}

function unanswered(error: unknown): unknown {
  return error instanceof HttpFailure ? new Error(error.reason === 'timeout' ? 'The embedding service did not answer in time' : 'The embedding service cannot be reached') : error;
}

/** What the service says of a refusal may repeat the key, so only its status is told. */
function refused(status: number): Error {
  if (status === 401 || status === 403) return new PermanentFailure('The embedding service refuses the key');
  const said = `The embedding service answers with HTTP ${status}`;
  return status >= 500 || PASSING.has(status) ? new Error(said) : new PermanentFailure(said);
}

/** @throws Error when it is something else than `count` vectors of one length */
function vectorsIn(answer: object, count: number): Float32Array[] {
  const vectors = new Map<unknown, Float32Array>();
  for (const item of itemsIn(answer)) {
    const [index, embedding]: [unknown, unknown] = [Reflect.get(item, 'index'), Reflect.get(item, 'embedding')];
    if (!Array.isArray(embedding) || embedding.length === 0 || embedding.length > MOST_DIMENSIONS || !embedding.every((value) => typeof value === 'number' && Number.isFinite(value))) throw strange();
    vectors.set(index, Float32Array.from(embedding as number[]));
  }
  const inOrder = Array.from({ length: count }, (_, index) => vectors.get(index));
  const [first] = inOrder;
  return inOrder.map((vector) => {
    if (vector === undefined || vector.length !== first?.length || vector.every((value) => value === 0)) throw strange();
    return vector;
  });
}

function itemsIn(answer: object): object[] {
  const data: unknown = Reflect.get(answer, 'data');
  if (!Array.isArray(data) || !data.every((item: unknown) => typeof item === 'object' && item !== null)) throw strange();
  return data as object[];
}

/** What it is paid by; servers of one's own often do not say. */
function tokensIn(answer: object): number {
  const usage: unknown = Reflect.get(answer, 'usage');
  const tokens: unknown = typeof usage === 'object' && usage !== null ? Reflect.get(usage, 'total_tokens') : undefined;
  return typeof tokens === 'number' && Number.isSafeInteger(tokens) && tokens > 0 ? Math.min(tokens, MOST_TOKENS) : 0;
}

function objectIn(body: Buffer): object {
  try {
    const answer: unknown = JSON.parse(body.toString('utf8'));
    if (typeof answer === 'object' && answer !== null) return answer;
  } catch {
    // Told below.
  }
  throw strange();
}

function strange(): Error {
  return new Error('The embedding service answers with something else than the vectors that it was asked for');
}
