import { type Http, HttpFailure } from '#providers/contract';
import { PermanentFailure } from '../../../../platform/queue/index.js';
import type { Embedder } from './embedder.js';

export interface HttpEmbedderOptions {
  /** Base address of the API, `https://api.openai.com/v1`. */
  readonly url: string;
  readonly apiKey?: string;
  readonly model: string;
  /** Of the vectors, where the model can shorten them. */
  readonly dimensions?: number;
  readonly leastSimilarity: number;
}

/** A hundred vectors as JSON numbers. */
const LARGEST_ANSWER = 24 * 1024 * 1024;
const MOST_DIMENSIONS = 8_192;
/** Refusals that pass: too early, too many, somebody was busy. */
const PASSING = new Set([408, 409, 425, 429]);

/** The embeddings endpoint of OpenAI, as many other servers have it, too. */
export class HttpEmbedder implements Embedder {
  readonly model: string;
  readonly leastSimilarity: number;

  constructor(private readonly http: Http, private readonly options: HttpEmbedderOptions) {
    this.model = `${options.model}${options.dimensions === undefined ? '' : `/${options.dimensions}`}`;
    this.leastSimilarity = options.leastSimilarity;
  }

  async embed(texts: readonly string[], timeoutMs: number): Promise<Float32Array[]> {
    const { url, apiKey, model, dimensions } = this.options;
    const answer = await this.http.request({
      method: 'POST', url: `${url.replace(/\/+$/, '')}/embeddings`, timeoutMs, maxBytes: LARGEST_ANSWER,
      ...(apiKey === undefined ? {} : { headers: { authorization: `Bearer ${apiKey}` } }),
      json: { model, input: texts, encoding_format: 'float', ...(dimensions === undefined ? {} : { dimensions }) },
    }).catch((error: unknown) => { throw unanswered(error); });
    if (answer.status !== 200) throw refused(answer.status);
    return vectorsIn(answer.body, texts.length);
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
function vectorsIn(body: Buffer, count: number): Float32Array[] {
  const vectors = new Map<unknown, Float32Array>();
  for (const item of itemsIn(body)) {
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

function itemsIn(body: Buffer): object[] {
  let answer: unknown;
  try {
    answer = JSON.parse(body.toString('utf8'));
  } catch {
    throw strange();
  }
  const data: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'data') : undefined;
  if (!Array.isArray(data) || !data.every((item: unknown) => typeof item === 'object' && item !== null)) throw strange();
  return data as object[];
}

function strange(): Error {
  return new Error('The embedding service answers with something else than the vectors that it was asked for');
}
