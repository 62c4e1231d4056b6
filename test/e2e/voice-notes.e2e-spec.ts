import { publicId } from '#contracts';
import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import type { CustomerMessage } from '../../apps/sandbox/src/phone/customer-message.js';
import { IncomingMedia, TRANSCRIBE } from '../../apps/api/src/modules/media/index.js';
import { Transcripts } from '../../apps/api/src/modules/media/transcripts/transcripts.service.js';
import { FetchingMedia } from '../../apps/api/src/pipeline/chores/fetching-media.js';
import { ForgottenWork } from '../../apps/api/src/pipeline/chores/forgotten-work.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { MINUTE, SECOND } from '../../apps/api/src/platform/clock/clock.js';
import { type Line, openLine, rows } from '../support/shop.js';

interface File { id: string; state: string; transcript: { state: string; text: string | null; failure: string | null } | null }
interface Bubble { author: string; kind: string; text: string; media: File | null }

let hearing: Sandbox;
beforeAll(async () => { hearing = await startSandbox({ port: 0 }); });
afterAll(() => hearing.close());
beforeEach(() => { hearing.transcriptions.clear(); });

let people = 0;
const aPhone = (line: Line) => line.sandbox.phone({ waId: `3467720000${(people += 1)}`, name: `Speaker ${people}` }).with(line.shop.numberId);
const conversationOf = async (line: Line, name: string): Promise<{ id: string; handler: string; hand_off_reason: string | null }> => {
  const [row] = await rows<{ id: string; handler: string; hand_off_reason: string | null }>(line.t, 'select v.* from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.profile_name = $1', [name]);
  if (!row) throw new Error('no conversation yet');
  return row;
};
/** Oldest first. */
const threadOf = async ({ shop: { owner } }: Line, conversationId: string): Promise<Bubble[]> =>
  (await owner.get(`${owner.storePath}/conversations/${publicId('conversation', conversationId)}/messages`).expect(200)).body.data.toReversed();

describe('voice notes', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine({ TRANSCRIPTION_URL: hearing.openaiUrl, TRANSCRIPTION_API_KEY: 'key-of-the-shop', TRANSCRIPTION_MODEL: 'listens-well', TRANSCRIPTION_PRICE: '0.06' }); });
  afterAll(() => line.close());
  /** Sends it, and waits for the assistant's next bubble. */
  const spoken = async (message: CustomerMessage) => {
    const phone = aPhone(line);
    await phone.send(message);
    const answer = JSON.stringify((await phone.next(({ from }) => from === 'business', 20_000)).content);
    await line.settled();
    const conversation = await conversationOf(line, phone.customer.name);
    return { answer, conversation, thread: await threadOf(line, conversation.id) };
  };

  it('R60: is written down and answered like words', async () => {
    const { answer, thread, conversation } = await spoken({ kind: 'voice', says: 'Do you have a blue mug?' });
    expect(answer).toContain('Blue Ceramic Mug');
    expect(thread[0]?.media).toMatchObject({ state: 'ready', transcript: { state: 'ready', text: 'Do you have a blue mug?', failure: null } });
    const [request] = hearing.transcriptions.requests;
    expect(request).toMatchObject({ apiKey: 'key-of-the-shop', model: 'listens-well', filename: 'voice.ogg', mimeType: 'audio/ogg' });
    expect(hearing.transcriptions.requests).toHaveLength(1);
    const events = await rows<{ data: unknown }>(line.t, `select data from live_events where type = 'media.transcribed' and data->>'media_id' = $1`, [thread[0]?.media?.id]);
    expect(events.map(({ data }) => data)).toEqual([{ media_id: thread[0]?.media?.id, transcript: thread[0]?.media?.transcript }]);
    const [run] = await rows<{ input: unknown }>(line.t, 'select input from runs where conversation_id = $1', [conversation.id]);
    expect(JSON.stringify(run?.input)).toContain('Do you have a blue mug?');
    const { owner } = line.shop;
    expect((await owner.get(`${owner.storePath}/media/${thread[0]?.media?.id}`).expect(200)).body.transcript).toEqual(thread[0]?.media?.transcript);
  });

  it('is a part of what the store and the conversation spend, by the minute, silence too', async () => {
    const spent = async () => (await line.shop.owner.get(`${line.shop.owner.storePath}/assistant/costs`).expect(200)).body as { today_micro_usd: number; kinds: { kind: string; seconds: number }[] };
    const seconds = ({ kinds }: { kinds: { kind: string; seconds: number }[] }): number => kinds.find(({ kind }) => kind === 'voice')?.seconds ?? 0;
    const before = await spent();
    const { conversation } = await spoken({ kind: 'voice', says: 'Do you have a blue mug?' });
    const between = await spent();
    await spoken({ kind: 'voice', says: ' ' });
    const after = await spent();
    expect(seconds(between)).toBeGreaterThan(seconds(before));
    expect(seconds(after)).toBeGreaterThan(seconds(between));
    expect(after.kinds).toEqual([{ kind: 'voice', tokens: 0, pictures: 0, seconds: seconds(after), unpriced: 0, cost_micro_usd: expect.closeTo(seconds(after) * 1_000, 6) as number }]);
    expect(after.today_micro_usd).toBeCloseTo(seconds(after) * 1_000, 6);
    const { owner } = line.shop;
    const cost = (await owner.get(`${owner.storePath}/conversations/${publicId('conversation', conversation.id)}/assistant-cost`).expect(200)).body as { cost_micro_usd: number };
    expect(cost.cost_micro_usd).toBeCloseTo((seconds(between) - seconds(before)) * 1_000, 6);
  });

  it('R60: is found by what is said in it', async () => {
    const { conversation } = await spoken({ kind: 'voice', says: 'I look for a tangerine armchair' });
    const { owner } = line.shop;
    const found = (await owner.get(`${owner.storePath}/conversations?q=${encodeURIComponent('armchair tanger')}`).expect(200)).body.data as { id: string; match: { text: string } }[];
    expect(found).toMatchObject([{ id: publicId('conversation', conversation.id), match: { text: 'I look for a tangerine armchair' } }]);
    expect((await owner.get(`${owner.storePath}/conversations?q=tangerine%20mug`).expect(200)).body.data).toEqual([]);
  });

  it('R60: who asks for a human in one gets one', async () => {
    const { conversation } = await spoken({ kind: 'voice', says: 'I want to talk to a human, please' });
    expect(conversation.handler).toBe('waiting');
  });

  it('R60: a service that is down is asked again, and then the customer is asked to type and people see why', async () => {
    hearing.transcriptions.failing = 'server_error';
    const { answer, thread } = await spoken({ kind: 'voice', says: 'Do you have a blue mug?' });
    expect(answer).toContain('Please type');
    expect(thread[0]?.media).toMatchObject({ state: 'ready', transcript: { state: 'failed', text: null, failure: 'The transcription service answers with HTTP 500' } });
  });

  it.each<[string, () => void, string, string]>([
    ['a key that is refused', () => { hearing.transcriptions.apiKeys = ['another']; }, 'Do you have a blue mug?', 'The transcription service refuses the key'],
    ['a recording without words', () => undefined, ' ', 'Nothing could be understood'],
  ])('R60: %s is not tried twice', async (_name, prepare, says, failure) => {
    prepare();
    const { answer, thread } = await spoken({ kind: 'voice', says });
    expect(answer).toContain('Please type');
    expect(thread[0]?.media?.transcript).toEqual({ state: 'failed', text: null, failure });
    expect(line.t.lines.join('\n')).not.toContain('key-of-the-shop');
  });
});

/** Nothing runs by itself: each step is taken by hand. */
describe('voice notes, step by step', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine({ ROLE: 'api', TRANSCRIPTION_URL: hearing.openaiUrl, TRANSCRIPTION_API_KEY: 'key' }); });
  afterAll(() => line.close());
  const part = <T>(type: new (...args: never[]) => T): T => line.t.app.get(type, { strict: false });
  const aVoiceNote = async (says: string) => {
    const phone = aPhone(line);
    await phone.send({ kind: 'voice', says });
    await part(MessagePipeline).ingest();
    const { id: conversationId } = await conversationOf(line, phone.customer.name);
    const { storeId } = line.shop;
    const [file] = await rows<{ id: string }>(line.t, `select m.content #>> '{media,mediaId}' as id from messages m where m.conversation_id = $1`, [conversationId]);
    const mediaId = file?.id ?? '';
    return {
      mediaId, thread: () => threadOf(line, conversationId), reply: () => part(MessagePipeline).reply({ storeId, conversationId }),
      fetch: () => part(FetchingMedia).fetch(storeId, mediaId), transcribe: () => part(Transcripts).transcribe(storeId, mediaId), giveUp: (reason: string) => part(Transcripts).giveUp(storeId, mediaId, reason),
    };
  };

  it('counts the seconds where no price is known, and says so', async () => {
    const note = await aVoiceNote('Do you have a blue mug?');
    await note.fetch();
    await note.transcribe();
    await note.transcribe();
    const { body } = await line.shop.owner.get(`${line.shop.owner.storePath}/assistant/costs`).expect(200);
    expect(body).toMatchObject({ today_micro_usd: 0, kinds: [{ kind: 'voice', seconds: expect.any(Number) as number, unpriced: 1, cost_micro_usd: 0 }] });
  });

  it('R60: the answer waits for the words, however often it is asked for', async () => {
    const note = await aVoiceNote('Do you have a blue mug?');
    await note.reply();
    await note.fetch();
    line.t.clock.advance(SECOND);
    await note.reply();
    expect(await note.thread()).toMatchObject([{ author: 'customer', media: { state: 'ready', transcript: { state: 'pending', text: null, failure: null } } }]);
    await note.transcribe();
    line.t.clock.advance(SECOND);
    await note.reply();
    expect((await note.thread())[1]).toMatchObject({ author: 'assistant', text: expect.stringContaining('Blue Ceramic Mug') as string });
  });

  it('R60: it waits three quarters of a minute, and the words come to people all the same, once', async () => {
    const note = await aVoiceNote('Do you have a blue mug?');
    await note.fetch();
    line.t.clock.advance(44 * SECOND);
    await note.reply();
    expect(await note.thread()).toHaveLength(1);
    line.t.clock.advance(2 * SECOND);
    await note.reply();
    expect((await note.thread())[1]).toMatchObject({ author: 'assistant', text: expect.stringContaining('Please type') as string });
    await note.transcribe();
    await note.giveUp('too late');
    await note.transcribe();
    expect((await note.thread())[0]?.media?.transcript).toEqual({ state: 'ready', text: 'Do you have a blue mug?', failure: null });
    expect(hearing.transcriptions.requests).toHaveLength(1);
  });

  it('R204: what cannot be fetched is listened to once it can be', async () => {
    const note = await aVoiceNote('Do you have a blue mug?');
    const { owner, storeId } = line.shop;
    const media = `${owner.storePath}/media/${publicId('media', note.mediaId)}`;
    await part(IncomingMedia).giveUp(storeId, note.mediaId, 'WhatsApp no longer has it');
    expect((await owner.get(media).expect(200)).body).toMatchObject({ state: 'failed', transcript: { state: 'failed', failure: 'The recording could not be fetched' } });
    await owner.post(`${media}/fetch`).expect(202);
    await note.fetch();
    await note.transcribe();
    expect((await owner.get(media).expect(200)).body).toMatchObject({ state: 'ready', transcript: { state: 'ready', text: 'Do you have a blue mug?', failure: null } });
  });

  it('a lost bell is rung again', async () => {
    const note = await aVoiceNote('Is anybody there?');
    await note.fetch();
    const rung = jest.spyOn(line.t.jobs, 'enqueueMany');
    const wasRung = () => rung.mock.calls.some(([job, payloads]) => job.name === TRANSCRIBE.name && payloads.some((payload) => (payload as { mediaId?: string }).mediaId === note.mediaId));
    await part(ForgottenWork).ringAgain();
    expect(wasRung()).toBe(false);
    line.t.clock.advance(2 * MINUTE);
    await part(ForgottenWork).ringAgain();
    expect(wasRung()).toBe(true);
    await note.transcribe();
    rung.mockClear();
    await part(ForgottenWork).ringAgain();
    expect(wasRung()).toBe(false);
    rung.mockRestore();
  });
});
