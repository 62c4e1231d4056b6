import { type Http, HttpFailure, type HttpResponse } from '#providers/contract';
import { PermanentFailure } from '../../../platform/queue/index.js';
import { opusSeconds } from './opus-length.js';
import type { Heard, Recording, Transcriber } from './transcriber.js';

export interface HttpTranscriberOptions {
  /** Base address of the API, `https://api.openai.com/v1`. */
  readonly url: string;
  readonly apiKey?: string;
  readonly model: string;
  /** US dollars for a minute of sound, where it is known. */
  readonly price?: number;
}

const USD = 1_000_000;
/** Longer than any recording of that size. Who sends one that claims more does not decide what it costs the store: it counts as not known. */
const MOST_SECONDS = 4 * 3600;

/** A recording of some minutes takes a hosted model seconds, a model on a small machine longer. */
const TIMEOUT_MS = 30_000;
/** What the API of OpenAI takes. */
const LARGEST_RECORDING = 25 * 1024 * 1024;
/** The API tells the format by the name's ending. */
const ENDINGS: Readonly<Record<string, string>> = { 'audio/ogg': 'ogg', 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a', 'audio/aac': 'aac', 'audio/amr': 'amr' };
/** Refusals that pass: too early, too many, somebody was busy. */
const PASSING = new Set([408, 409, 425, 429]);

/** The transcription endpoint of OpenAI, as many other servers have it, too. */
export class HttpTranscriber implements Transcriber {
  readonly maxBytes = LARGEST_RECORDING;
  readonly price: number | null;

  constructor(private readonly http: Http, private readonly options: HttpTranscriberOptions) {
    this.price = options.price === undefined ? null : options.price * USD;
  }

  async transcribe({ bytes, mimeType }: Recording): Promise<Heard> {
    const { url, apiKey, model } = this.options;
    const answer = await this.http.request({
      method: 'POST', url: `${url.replace(/\/+$/, '')}/audio/transcriptions`, timeoutMs: TIMEOUT_MS,
      ...(apiKey === undefined ? {} : { headers: { authorization: `Bearer ${apiKey}` } }),
      form: [
        { name: 'file', filename: `voice.${ENDINGS[mimeType] ?? 'ogg'}`, mimeType, bytes },
        { name: 'model', value: model }, { name: 'response_format', value: 'json' },
      ],
    }).catch((error: unknown) => { throw unanswered(error); });
    if (answer.status !== 200) throw refused(answer);
    const heard = objectIn(answer);
    return { text: textIn(heard), seconds: secondsIn(heard) ?? believable(opusSeconds(bytes)) };
  }
}

function unanswered(error: unknown): unknown {
  return error instanceof HttpFailure ? new Error(error.reason === 'timeout' ? 'The transcription service did not answer in time' : 'The transcription service cannot be reached') : error;
}

/** What the service says of a refusal may repeat the key, so only its status is told. */
function refused({ status }: HttpResponse): Error {
  if (status === 401 || status === 403) return new PermanentFailure('The transcription service refuses the key');
  if (status === 413) return new PermanentFailure('The recording is too long for the transcription service');
  const said = `The transcription service answers with HTTP ${status}`;
  return status >= 500 || PASSING.has(status) ? new Error(said) : new PermanentFailure(said);
}

function objectIn({ body }: HttpResponse): object {
  try {
    const answer: unknown = JSON.parse(body.toString('utf8'));
    if (typeof answer === 'object' && answer !== null) return answer;
  } catch {
    // Told below.
  }
  throw strange();
}

/** What it is paid by, where the service says so; else the recording itself is measured. */
function secondsIn(answer: object): number | null {
  const usage: unknown = Reflect.get(answer, 'usage');
  const seconds: unknown = typeof usage === 'object' && usage !== null ? Reflect.get(usage, 'seconds') : undefined;
  return typeof seconds === 'number' ? believable(seconds) : null;
}

function believable(seconds: number): number | null {
  return seconds > 0 && seconds <= MOST_SECONDS ? seconds : null;
}

function strange(): Error {
  return new Error('The transcription service answers with something else than a transcript');
}

function textIn(answer: object): string {
  const text: unknown = Reflect.get(answer, 'text');
  if (typeof text !== 'string') throw strange();
  // Postgres keeps no NUL in texts.
  return text.replaceAll('\0', '').trim();
}
