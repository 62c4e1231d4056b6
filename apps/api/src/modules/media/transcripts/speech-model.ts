import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Of the recogniser, not of the machine: voice notes are short, and customers' messages want the other core. */
const THREADS = 2;
/** What every model of sherpa-onnx hears. */
const FEATURES = { sampleRate: 16_000, featureDim: 80 } as const;

/** A model of sherpa-onnx in a folder, told by the names of its files. */
export class SpeechModel {
  private constructor(readonly folder: string, /** As `OfflineRecognizer.createAsync` wants it. */ readonly config: object) {}

  /** @throws Error that says what is missing */
  static async in(folder: string): Promise<SpeechModel> {
    let files: string[];
    try {
      files = await readdir(folder);
    } catch {
      throw new Error(`TRANSCRIPTION_MODEL_DIR: there is no folder ${folder}`);
    }
    const path = (name: string): string => join(folder, name);
    // The smaller form of a file is as good and twice as fast.
    const find = (part: string): string | undefined => {
      const found = files.filter((name) => new RegExp(`(?:^|[-_.])${part}(?:[-_.].*)?\\.onnx$`).test(name)).toSorted();
      return found.find((name) => name.includes('int8')) ?? found[0];
    };
    const tokens = files.find((name) => /(?:^|-)tokens\.txt$/.test(name));
    const [encoder, decoder, joiner, whole] = [find('encoder'), find('decoder'), find('joiner'), find('model')];
    const kind = encoder !== undefined && decoder !== undefined
      ? joiner === undefined
        ? { whisper: { encoder: path(encoder), decoder: path(decoder), language: '', task: 'transcribe', tailPaddings: -1 } }
        : { transducer: { encoder: path(encoder), decoder: path(decoder), joiner: path(joiner) } }
      : whole === undefined ? undefined : { senseVoice: { model: path(whole), language: '', useInverseTextNormalization: 1 } };
    if (kind === undefined || tokens === undefined) {
      throw new Error(`TRANSCRIPTION_MODEL_DIR: ${folder} holds no model of sherpa-onnx that is known here: tokens.txt with encoder and decoder (Whisper), encoder, decoder and joiner (transducer), or model (SenseVoice)`);
    }
    return new SpeechModel(folder, { featConfig: FEATURES, modelConfig: { ...kind, tokens: path(tokens), numThreads: THREADS, provider: 'cpu', debug: 0 } });
  }
}
