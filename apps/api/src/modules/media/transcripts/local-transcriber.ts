import { PermanentFailure } from '../../../platform/queue/index.js';
import { opusSeconds, wholePages } from './opus-length.js';
import { SpeechModel } from './speech-model.js';
import type { Heard, Recording, Transcriber } from './transcriber.js';

/** What a recording sounds like: samples between -1 and 1. */
export interface Sound { readonly samples: Float32Array; readonly sampleRate: number }

/** The part of `ogg-opus-decoder` that is used. */
interface OpusDecoder {
  readonly ready: Promise<void>;
  decodeFile(data: Uint8Array): Promise<{ readonly channelData: readonly Float32Array[]; readonly samplesDecoded: number; readonly sampleRate: number }>;
  free(): void;
}
/** The part of `sherpa-onnx-node` that is used. */
interface Recognizer {
  createStream(): { acceptWaveform(sound: Sound): void };
  decodeAsync(stream: unknown): Promise<{ readonly text: string }>;
}
interface Packages {
  readonly decoder: new () => OpusDecoder;
  readonly recognizer: { createAsync(config: object): Promise<Recognizer> };
}
/** Reads a package by its name. */
export type Load = (name: string) => Promise<unknown>;

/** WhatsApp's voice notes; minutes of speech have some MB. */
const LARGEST_RECORDING = 16 * 1024 * 1024;
/** Longer ones would take too much memory while they are decoded: five minutes are 58 MB. */
const LONGEST_SECONDS = 300;
/** Whisper hears half a minute at once; others need less memory so. */
const PIECE_SECONDS = 28;
const DECODER = 'ogg-opus-decoder';
const RECOGNIZER = 'sherpa-onnx-node';

/** A model of sherpa-onnx on this machine. Neither its package nor what decodes the recordings is a part of Parley: whoever runs it installs both. */
export class LocalTranscriber implements Transcriber {
  readonly maxBytes = LARGEST_RECORDING;
  readonly price = 0;
  #recognizer: Promise<Recognizer> | undefined;

  private constructor(private readonly packages: Packages, private readonly model: SpeechModel) {}

  /**
   * @param folder of the model, as sherpa-onnx hands them out
   * @throws Error that says what is missing: a package, the folder, or files in it
   */
  static async open(folder: string, load: Load = (name) => import(name) as Promise<unknown>): Promise<LocalTranscriber> {
    const model = await SpeechModel.in(folder);
    const decoder = await member<Packages['decoder']>(load, DECODER, 'OggOpusDecoder');
    const recognizer = await member<Packages['recognizer']>(load, RECOGNIZER, 'OfflineRecognizer');
    return new LocalTranscriber({ decoder, recognizer }, model);
  }

  async transcribe({ bytes, mimeType }: Recording): Promise<Heard> {
    if (mimeType !== 'audio/ogg') throw new PermanentFailure('Only voice notes (OGG with Opus) are written down on this machine');
    if (opusSeconds(bytes) > LONGEST_SECONDS) throw new PermanentFailure(`Voice notes of more than ${LONGEST_SECONDS / 60} minutes are not written down on this machine`);
    const { samples, sampleRate } = await this.#decode(bytes);
    const recognizer = await this.#open();
    const texts: string[] = [];
    for (let from = 0; from < samples.length; from += PIECE_SECONDS * sampleRate) {
      const stream = recognizer.createStream();
      stream.acceptWaveform({ samples: samples.slice(from, from + PIECE_SECONDS * sampleRate), sampleRate });
      texts.push((await recognizer.decodeAsync(stream)).text.trim());
    }
    // Postgres keeps no NUL in texts.
    return { text: texts.join(' ').replaceAll('\0', '').trim(), seconds: samples.length / sampleRate };
  }

  async #decode(bytes: Uint8Array): Promise<Sound> {
    const decoder = new this.packages.decoder();
    try {
      await decoder.ready;
      // What it cannot read now it never can.
      const sound = await decoder.decodeFile(wholePages(bytes)).catch(() => undefined);
      if (sound === undefined || sound.samplesDecoded === 0) throw new PermanentFailure('The recording cannot be decoded');
      return { samples: inOneChannel(sound.channelData), sampleRate: sound.sampleRate };
    } finally {
      decoder.free();
    }
  }

  /** Large models take seconds to read: with the first voice note, and again after a failure. */
  #open(): Promise<Recognizer> {
    this.#recognizer ??= this.packages.recognizer.createAsync(this.model.config).catch((error: unknown) => {
      this.#recognizer = undefined;
      throw new Error(`The model in ${this.model.folder} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    });
    return this.#recognizer;
  }
}

/** Voice notes have one; of two, speech may be in either. */
function inOneChannel(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(), ...others] = channels;
  if (others.length === 0) return first;
  return first.map((sample, at) => others.reduce((sum, channel) => sum + (channel[at] ?? 0), sample) / channels.length);
}

/** @throws Error with the command that installs what is missing */
async function member<T>(load: Load, name: string, exported: string): Promise<T> {
  let loaded: unknown;
  try {
    loaded = await load(name);
  } catch (error) {
    throw new Error(`TRANSCRIPTION_MODEL_DIR needs the packages ${RECOGNIZER} and ${DECODER}; ${name} cannot be loaded. Install them: npm install --no-save ${RECOGNIZER} ${DECODER}`, { cause: error });
  }
  const [own, inDefault] = [inside(loaded, exported), inside(inside(loaded, 'default'), exported)];
  const found = own ?? inDefault;
  if (found === undefined) throw new Error(`The package ${name} has no ${exported}: another version than Parley knows`);
  return found as T;
}

function inside(value: unknown, name: string): unknown {
  return (typeof value === 'object' || typeof value === 'function') && value !== null ? Reflect.get(value, name) as unknown : undefined;
}
