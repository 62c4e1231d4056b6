import { type Http, HttpFailure, type HttpResponse } from '#providers/contract';
import { AppError } from '../../../platform/errors/app-error.js';
import { type ImageService, NothingPainted } from './image-service.js';

export interface HttpImageOptions {
  /** Base address of the API, `https://api.openai.com/v1`. */
  readonly url: string;
  readonly apiKey?: string;
  readonly model: string;
  /** US dollars for a picture, where it is known. */
  readonly price?: number;
}

const USD = 1_000_000;

/** Painting takes a hosted model up to a minute. */
const TIMEOUT_MS = 90_000;
/** Of the answer: a picture in base64. */
const LARGEST_ANSWER = 24 * 1024 * 1024;

/** The image endpoint of OpenAI, as many other servers have it, too. */
export class HttpImageService implements ImageService {
  readonly price: number | null;

  constructor(private readonly http: Http, private readonly options: HttpImageOptions) {
    this.price = options.price === undefined ? null : options.price * USD;
  }

  async paint(prompt: string): Promise<Buffer> {
    const { url, apiKey, model } = this.options;
    const answer = await this.http.request({
      method: 'POST', url: `${url.replace(/\/+$/, '')}/images/generations`, timeoutMs: TIMEOUT_MS, maxBytes: LARGEST_ANSWER,
      ...(apiKey === undefined ? {} : { headers: { authorization: `Bearer ${apiKey}` } }),
      // Models of the name gpt-image give base64 only, and refuse to be asked for it.
      json: { model, prompt, n: 1, size: '1024x1024', ...(model.startsWith('gpt-image') ? {} : { response_format: 'b64_json' }) },
    }).catch((error: unknown) => { throw error instanceof HttpFailure ? failureOf(error) : error; });
    if (answer.status !== 200) throw isRefusal(answer) ? new NothingPainted(refusalOf(answer)) : failed(refusalOf(answer));
    return pictureIn(answer);
  }
}

function failed(detail: string): AppError {
  return new AppError('picture.failed', { detail });
}

function failureOf({ reason, requestWritten }: HttpFailure): AppError {
  const detail = reason === 'timeout' ? 'The image service did not answer in time' : 'The image service cannot be reached';
  return requestWritten ? failed(detail) : new NothingPainted(detail);
}

/** Nothing was painted. What stands between, and gave up waiting (502, 504), knows nothing of that. */
function isRefusal({ status }: HttpResponse): boolean {
  return (status >= 400 && status < 500) || status === 500 || status === 503;
}

/** What the service says of a refusal may repeat the key, so only its status is told. */
function refusalOf({ status }: HttpResponse): string {
  if (status === 401 || status === 403) return 'The image service refuses the key';
  if (status === 400) return 'The image service refuses to paint this';
  if (status === 429) return 'The image service is busy or its limit is reached';
  return `The image service answers with HTTP ${status}`;
}

function pictureIn({ body }: HttpResponse): Buffer {
  let answer: unknown;
  try {
    answer = JSON.parse(body.toString('utf8'));
  } catch {
    answer = undefined;
  }
  const data: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'data') : undefined;
  const first: unknown = Array.isArray(data) ? data[0] : undefined;
  const base64: unknown = typeof first === 'object' && first !== null ? Reflect.get(first, 'b64_json') : undefined;
  if (typeof base64 !== 'string' || base64 === '') throw failed('The image service answers with something else than a picture');
  return Buffer.from(base64, 'base64');
}
