import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PermanentFailure } from '../../../platform/queue/index.js';
import { LocalTranscriber, type Sound } from './local-transcriber.js';
import { opusSeconds } from './opus-length.js';

const SOUNDS = join(import.meta.dirname, '../../../../../../test/support/sounds');
/** `voice-note`: "Two blue mugs, please", mono, made by espeak-ng and opusenc; `tone-stereo`: one second of 440 Hz. */
const sound = (name: 'voice-note' | 'tone-stereo'): Promise<Buffer> => readFile(join(SOUNDS, `${name}.ogg`));
const PAGE = Buffer.from('OggS');

/** Real files through the real `ogg-opus-decoder`; only who understands the words is a stand-in. */
describe('R60: a voice note on this machine', () => {
  let folder: string;
  let local: LocalTranscriber;
  let heard: Sound[];
  beforeEach(async () => {
    heard = [];
    folder = await mkdtemp(join(tmpdir(), 'parley-model-'));
    for (const name of ['model.onnx', 'tokens.txt']) await writeFile(join(folder, name), '');
    const recognizer = { createStream: () => ({ acceptWaveform: (piece: Sound) => void heard.push(piece) }), decodeAsync: async () => ({ text: 'two blue mugs' }) };
    local = await LocalTranscriber.open(folder, async (name) => (name === 'sherpa-onnx-node' ? { OfflineRecognizer: { createAsync: async () => recognizer } } : await import(name) as unknown));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const transcribe = (bytes: Uint8Array) => local.transcribe({ bytes, mimeType: 'audio/ogg' });
  const pagesOf = (file: Buffer): Buffer[] => {
    const starts: number[] = [];
    for (let at = file.indexOf(PAGE); at !== -1; at = file.indexOf(PAGE, at + 1)) starts.push(at);
    return starts.map((start, index) => file.subarray(start, starts[index + 1]));
  };
  const loudness = ({ samples }: Sound): number => Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length);

  it('is decoded as it was spoken: one channel of 48 kHz, as long as the note', async () => {
    expect(await transcribe(await sound('voice-note'))).toEqual({ text: 'two blue mugs', seconds: 101_046 / 48_000 });
    expect(heard).toMatchObject([{ sampleRate: 48_000 }]);
    expect(heard[0]!.samples).toHaveLength(101_046);
    expect(loudness(heard[0]!)).toBeGreaterThan(0.01);
  });

  it('of two channels is heard as one, at its own pitch', async () => {
    expect((await transcribe(await sound('tone-stereo'))).seconds).toBe(1);
    const { samples } = heard[0]!;
    const crossings = samples.reduce((count, sample, at) => count + Number(at > 0 && sample >= 0 !== (samples[at - 1] ?? 0) >= 0), 0);
    expect(crossings).toBeGreaterThan(870);
    expect(crossings).toBeLessThan(890);
    expect(loudness(heard[0]!)).toBeCloseTo(12_000 / 32_768 / Math.SQRT2, 1);
  });

  it.each([2600, 3000, 3500, 3700])('that was cut off behind %s bytes is heard up to there, once', async (length) => {
    const whole = await sound('voice-note');
    const { seconds } = await transcribe(whole.subarray(0, length));
    expect(seconds).toBeGreaterThan(0.9);
    expect(seconds).toBeLessThanOrEqual(101_046 / 48_000);
  });

  it.each<[string, (file: Buffer) => Buffer]>([
    ['nothing', () => Buffer.alloc(0)], ['words', () => Buffer.from('this is no sound at all '.repeat(200))], ['a head', (file) => file.subarray(0, 60)], ['half a head', (file) => file.subarray(0, 20)],
    ['names without sound', (file) => Buffer.concat(pagesOf(file).slice(0, 2))], ['a page of another codec', () => Buffer.concat([PAGE, Buffer.alloc(22), Buffer.from([1, 30]), Buffer.from('\u0001vorbis'), Buffer.alloc(23)])], ['an MP3', () => Buffer.concat([Buffer.from('ID3'), Buffer.alloc(3000, 0xff)])],
  ])('that holds %s is refused for good', async (_what, damaged) => {
    await expect(transcribe(damaged(await sound('voice-note')))).rejects.toThrow(new PermanentFailure('The recording cannot be decoded'));
    expect(heard).toEqual([]);
  });

  it('with broken bytes in it ends, whatever can be heard of it', async () => {
    const broken = Buffer.from((await sound('voice-note')).map((byte, at) => (at > 300 && at % 7 === 0 ? byte ^ 0xff : byte)));
    const outcome = await transcribe(broken).then(({ seconds }) => Number(seconds) < 3, (error: unknown) => error instanceof PermanentFailure);
    expect(outcome).toBe(true);
  });

  it('of an hour is refused before any of it is decoded', async () => {
    const [head, names, second] = pagesOf(await sound('voice-note')) as [Buffer, Buffer, Buffer];
    const hour = Buffer.concat([head, names, ...Array.from({ length: 3600 }, () => second)]);
    expect(opusSeconds(hour)).toBe(3600);
    await expect(transcribe(hour)).rejects.toThrow(/more than 5 minutes/);
    expect(heard).toEqual([]);
  });
});
