import { sha256Of } from '../meta/media-library.js';
import { silentVoiceNote } from '../phone/voice-note.js';
import { type Sandbox, startSandbox } from '../sandbox.js';

const VOICE = silentVoiceNote(1, 'Haben Sie rote Schuhe? '.repeat(40));

// 25 MB take their time where other tests run beside.
jest.setTimeout(30_000);

describe('the stand-in for transcriptions', () => {
  let sandbox: Sandbox;
  beforeAll(async () => { sandbox = await startSandbox(); });
  beforeEach(() => { sandbox.transcriptions.clear(); });
  afterAll(() => sandbox.close());

  const form = (bytes: Buffer = VOICE, filename = 'voice.ogg', fields: Readonly<Record<string, string>> = { model: 'whisper-1', response_format: 'json' }): FormData => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)], { type: 'audio/ogg' }), filename);
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return body;
  };
  const ask = async (body: FormData | string, headers: Record<string, string> = { authorization: 'Bearer key' }) => {
    const response = await fetch(`${sandbox.openaiUrl}/audio/transcriptions`, { method: 'POST', headers, body });
    return { status: response.status, body: (await response.json()) as { text?: string; error?: { message: string; type: string; param: string | null; code: string | null } } };
  };
  const withoutFile = (): FormData => {
    const body = new FormData();
    body.append('model', 'whisper-1');
    return body;
  };

  it('hears the words of the sandbox\'s own voice notes, what it was told of a file, and nothing else', async () => {
    expect(await ask(form())).toEqual({ status: 200, body: { text: 'Haben Sie rote Schuhe? '.repeat(40) } });
    sandbox.transcriptions.tell(sha256Of(VOICE, 'hex'), 'told');
    expect((await ask(form())).body).toEqual({ text: 'told' });
    expect((await ask(form(silentVoiceNote(1)))).body).toEqual({ text: '' });
    expect(sandbox.transcriptions.requests.map(({ model }) => model)).toEqual(['whisper-1', 'whisper-1', 'whisper-1']);
  });

  it.each<[string, () => ReturnType<typeof ask>, number, object]>([
    ['no key', () => ask(form(), {}), 401, { type: 'invalid_request_error', code: null }],
    ['no form', () => ask('{}', { authorization: 'Bearer key', 'content-type': 'application/json' }), 400, { type: 'invalid_request_error' }],
    ['no model', () => ask(form(VOICE, 'voice.ogg', {})), 400, { message: 'you must provide a model parameter' }],
    ['no file', () => ask(withoutFile()), 400, { param: 'file', code: 'missing_required_parameter' }],
    ['a format that it does not know', () => ask(form(VOICE, 'voice.amr')), 400, { message: expect.stringContaining('Invalid file format') as string }],
    ['more than 25 MB', () => ask(form(Buffer.alloc(25 * 1024 * 1024 + 1))), 413, { type: 'server_error' }],
  ])('refuses %s', async (_name, asked, status, error) => {
    const answer = await asked();
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject(error);
    expect(sandbox.transcriptions.requests).toEqual([]);
  });

  const paint = async (body: object, headers: Record<string, string> = { authorization: 'Bearer key' }) => {
    const response = await fetch(`${sandbox.openaiUrl}/images/generations`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as { data?: { b64_json: string }[]; error?: { param: string | null; code: string | null } } };
  };
  it.each<[string, object, object]>([
    ['no words', { model: 'gpt-image-1' }, { param: 'prompt' }], ['two pictures', { model: 'gpt-image-1', prompt: 'x', n: 2 }, { param: 'n' }], ['another size', { model: 'gpt-image-1', prompt: 'x', size: '1x1' }, { param: 'size' }],
    ['an answer that the model does not give', { model: 'gpt-image-1', prompt: 'x', response_format: 'b64_json' }, { code: 'unknown_parameter' }], ['what it does not know', { model: 'gpt-image-1', prompt: 'x', seed: 1 }, { param: 'seed' }],
  ])('paints nothing for %s', async (_name, body, error) => expect(await paint(body)).toMatchObject({ status: 400, body: { error } }));
  it('paints what it is asked for, for those who have a key', async () => {
    expect(Buffer.from((await paint({ model: 'gpt-image-1', prompt: 'A mug' })).body.data?.[0]?.b64_json ?? '', 'base64').toString('latin1')).toContain('A mug');
    expect((await paint({ model: 'dall-e-3', prompt: 'A mug', response_format: 'b64_json', size: '1024x1024' })).status).toBe(200);
    expect((await paint({ model: 'gpt-image-1', prompt: 'A mug' }, {})).status).toBe(401);
  });

  const understand = async (body: object, headers: Record<string, string> = { authorization: 'Bearer key' }) => {
    const response = await fetch(`${sandbox.openaiUrl}/embeddings`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as { data: { index: number; embedding: number[] | string }[]; usage: object; error?: { param: string | null } } };
  };
  it('understands texts: those of one field are nearer to each other', async () => {
    const { body } = await understand({ model: 'text-embedding-3-small', input: ['something for the rain', 'Black umbrella', 'Cast iron skillet'], dimensions: 256 });
    const [rain = [], umbrella = [], skillet = []] = body.data.map(({ embedding }) => embedding as number[]);
    const near = (a: number[], b: number[]): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
    expect(rain).toHaveLength(256);
    expect(near(rain, rain)).toBeCloseTo(1, 5);
    expect(near(rain, umbrella)).toBeGreaterThan(0.4);
    expect(near(rain, skillet)).toBeLessThan(0.3);
    const whole = await understand({ model: 'text-embedding-3-small', input: 'x', encoding_format: 'base64' });
    expect(Buffer.from(whole.body.data[0]?.embedding as string, 'base64')).toHaveLength(1536 * 4);
  });
  it.each<[string, object, number]>([
    ['no model', { input: 'x' }, 400], ['a model that it has not', { model: 'other', input: 'x' }, 404], ['no text', { model: 'text-embedding-3-small' }, 400], ['an empty text', { model: 'text-embedding-3-small', input: ['a', ''] }, 400],
    ['too many texts', { model: 'text-embedding-3-small', input: Array.from({ length: 2049 }, () => 'x') }, 400], ['too long a text', { model: 'text-embedding-3-small', input: 'x'.repeat(40_000) }, 400],
    ['dimensions that the model has not', { model: 'text-embedding-ada-002', input: 'x', dimensions: 256 }, 400], ['what it does not know', { model: 'text-embedding-3-small', input: 'x', size: 1 }, 400],
  ])('understands nothing for %s', async (_name, body, status) => expect((await understand(body)).status).toBe(status));

  it('refuses other keys, and everything on demand', async () => {
    sandbox.transcriptions.apiKeys = ['right'];
    expect(await ask(form())).toMatchObject({ status: 401, body: { error: { code: 'invalid_api_key' } } });
    const control = (body: object) => fetch(`${sandbox.url}/sandbox/transcriptions`, { method: 'PUT', body: JSON.stringify(body) });
    await control({ failing: 'rate_limit' });
    expect(await ask(form(), { authorization: 'Bearer right' })).toMatchObject({ status: 429, body: { error: { code: 'rate_limit_exceeded' } } });
    await control({ failing: null, said: { [sha256Of(VOICE, 'hex')]: 'by control' } });
    expect((await ask(form(), { authorization: 'Bearer right' })).body).toEqual({ text: 'by control' });
    expect((await control({ failing: 'sometimes' })).status).toBe(400);
  });
});
