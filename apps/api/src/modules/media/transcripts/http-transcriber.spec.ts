import type { Http } from '#providers/contract';
import { HttpTranscriber } from './http-transcriber.js';

const transcriber = (answer: unknown, price?: number): HttpTranscriber => {
  const http: Http = { request: () => Promise.resolve({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(answer)) }) };
  return new HttpTranscriber(http, { url: 'http://ears.test/v1', model: 'm', ...(price === undefined ? {} : { price }) });
};
/** One page with one packet of 20 ms (CELT, one frame) fifty times. */
const page = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(22), Buffer.from([50, ...Array<number>(50).fill(1)]), Buffer.alloc(50, 0xf8)]);
/** 255 packets a page that claim 120 ms each, in two bytes. */
const liar = Buffer.concat(Array<Buffer>(600).fill(Buffer.concat([Buffer.from('OggS'), Buffer.alloc(22), Buffer.from([255, ...Array<number>(255).fill(2)]), Buffer.concat(Array<Buffer>(255).fill(Buffer.from([(16 << 3) | 3, 48])))])));
const mp3 = { bytes: Buffer.from('ID3'), mimeType: 'audio/mpeg' };

describe('what a transcription is paid by', () => {
  it.each<[string, unknown, { bytes: Buffer; mimeType: string }, number | null]>([
    ['the seconds that the service tells', { text: 'hi', usage: { type: 'duration', seconds: 9 } }, mp3, 9],
    ['tokens, so that the recording is measured', { text: 'hi', usage: { type: 'tokens', total_tokens: 40 } }, { bytes: page, mimeType: 'audio/ogg' }, 1],
    ['nothing that anybody knows', { text: 'hi' }, mp3, null],
    ['nonsense', { text: 'hi', usage: { seconds: -3 } }, mp3, null],
    ['more than a recording can last, says the service', { text: 'hi', usage: { seconds: 1e12 } }, mp3, null],
    ['more than a recording can last, says the file', { text: 'hi' }, { bytes: liar, mimeType: 'audio/ogg' }, null],
  ])('%s', async (_name, answer, recording, seconds) => expect(await transcriber(answer).transcribe(recording)).toEqual({ text: 'hi', seconds }));

  it('has a price for a minute where the operator gave one', () => {
    expect([transcriber({}).price, transcriber({}, 0.006).price, transcriber({}, 0).price]).toEqual([null, 6_000, 0]);
  });
});
