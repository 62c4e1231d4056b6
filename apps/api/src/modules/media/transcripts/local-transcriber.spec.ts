import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Load, LocalTranscriber } from './local-transcriber.js';
import { SpeechModel } from './speech-model.js';

describe('R60: a model of sherpa-onnx on this machine', () => {
  let folder: string;
  beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'parley-model-')); });
  afterEach(() => rm(folder, { recursive: true }));
  const holding = (...names: readonly string[]) => Promise.all(names.map((name) => writeFile(join(folder, name), '')));
  const WHISPER = ['tiny-encoder.onnx', 'tiny-encoder.int8.onnx', 'tiny-decoder.int8.onnx', 'tiny-tokens.txt', 'test_wavs'] as const;

  it.each([
    ['Whisper', WHISPER, (at: (name: string) => string) => ({ whisper: expect.objectContaining({ encoder: at('tiny-encoder.int8.onnx'), decoder: at('tiny-decoder.int8.onnx'), task: 'transcribe' }) as object, tokens: at('tiny-tokens.txt') })],
    ['transducer', ['encoder-epoch-99-avg-1.onnx', 'decoder-epoch-99-avg-1.onnx', 'joiner-epoch-99-avg-1.int8.onnx', 'tokens.txt'], (at: (name: string) => string) => ({ transducer: { encoder: at('encoder-epoch-99-avg-1.onnx'), decoder: at('decoder-epoch-99-avg-1.onnx'), joiner: at('joiner-epoch-99-avg-1.int8.onnx') }, tokens: at('tokens.txt') })],
    ['SenseVoice', ['model.int8.onnx', 'model.onnx', 'tokens.txt'], (at: (name: string) => string) => ({ senseVoice: expect.objectContaining({ model: at('model.int8.onnx') }) as object, tokens: at('tokens.txt') })],
  ] as const)('a %s model is told by its files', async (_kind, names, expected) => {
    await holding(...names);
    const { config } = await SpeechModel.in(folder);
    expect(config).toMatchObject({ featConfig: { sampleRate: 16_000 }, modelConfig: expected((name) => join(folder, name)) });
  });

  it.each([['nothing', []], ['no tokens', ['a-encoder.onnx', 'a-decoder.onnx']], ['no decoder', ['a-encoder.onnx', 'tokens.txt']]])('a folder with %s is refused in words', async (_name, names) => {
    await holding(...names);
    await expect(SpeechModel.in(folder)).rejects.toThrow(/holds no model of sherpa-onnx/);
  });
  it('a folder that is not there is refused in words', () => expect(SpeechModel.in(join(folder, 'nowhere'))).rejects.toThrow(/there is no folder/));

  /** Sounds of so many seconds, and a recogniser that tells how much it hears. */
  const packages = (seconds: number, createAsync = jest.fn()): Load => {
    createAsync.mockImplementation(async () => ({
      createStream: () => ({ acceptWaveform(this: { heard?: number }, { samples, sampleRate }: { samples: Float32Array; sampleRate: number }) { this.heard = samples.length / sampleRate; } }),
      decodeAsync: async ({ heard }: { heard: number }) => ({ text: ` ${heard} s ` }),
    }));
    class OggOpusDecoder {
      readonly ready = Promise.resolve();
      readonly free = (): void => undefined;
      readonly decodeFile = async () => ({ channelData: seconds === 0 ? [] : [new Float32Array(seconds * 48_000)], samplesDecoded: seconds * 48_000, sampleRate: 48_000 });
    }
    return async (name) => (name === 'ogg-opus-decoder' ? { OggOpusDecoder } : { default: { OfflineRecognizer: { createAsync } } });
  };
  const note = { bytes: new Uint8Array(4), mimeType: 'audio/ogg' };

  it('hears a long note in pieces, with a model that is read once', async () => {
    await holding(...WHISPER);
    const createAsync = jest.fn();
    const local = await LocalTranscriber.open(folder, packages(60, createAsync));
    expect(await local.transcribe(note)).toEqual({ text: '28 s 28 s 4 s', seconds: 60 });
    await local.transcribe(note);
    expect(createAsync).toHaveBeenCalledTimes(1);
  });

  it('refuses for good what it cannot decode', async () => {
    await holding(...WHISPER);
    const local = await LocalTranscriber.open(folder, packages(0));
    await expect(local.transcribe(note)).rejects.toThrow('cannot be decoded');
    await expect(local.transcribe({ ...note, mimeType: 'audio/mpeg' })).rejects.toThrow(/Only voice notes/);
    const page = Buffer.concat([Buffer.from('OggS', 'latin1'), Buffer.alloc(22), Buffer.from([255]), Buffer.alloc(255, 2), Buffer.alloc(510, Buffer.from([(16 << 3) | 3, 48]))]);
    await expect(local.transcribe({ ...note, bytes: Buffer.concat(Array.from({ length: 10 }, () => page)) })).rejects.toThrow(/more than 5 minutes/);
  });

  it('says which package is missing, and how to get it', async () => {
    await holding(...WHISPER);
    await expect(LocalTranscriber.open(folder, (name) => (name === 'sherpa-onnx-node' ? Promise.reject(new Error('Cannot find package')) : packages(1)(name)))).rejects.toThrow(/sherpa-onnx-node cannot be loaded. Install them: npm install --no-save sherpa-onnx-node ogg-opus-decoder/);
    await expect(LocalTranscriber.open(folder, async () => ({}))).rejects.toThrow(/has no OggOpusDecoder/);
  });

  it('says that a model cannot be read, and tries again with the next note', async () => {
    await holding(...WHISPER);
    const createAsync = jest.fn();
    const local = await LocalTranscriber.open(folder, packages(1, createAsync));
    createAsync.mockRejectedValueOnce(new Error('bad file'));
    await expect(local.transcribe(note)).rejects.toThrow(/cannot be read: bad file/);
    expect(await local.transcribe(note)).toEqual({ text: '1 s', seconds: 1 });
  });
});
