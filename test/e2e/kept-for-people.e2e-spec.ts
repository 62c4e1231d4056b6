import { publicId } from '#contracts';
import type { CustomerMessage } from '../../apps/sandbox/src/phone/customer-message.js';
import { Deliver } from '../../apps/api/src/pipeline/deliver/deliver.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { DAY } from '../../apps/api/src/platform/clock/clock.js';
import { deliver, textBody } from '../support/bodies.js';
import { type Line, openLine, rows } from '../support/shop.js';

interface Bubble { id: string; direction: string; author: string; kind: string; text: string; status: string | null; failure: { code: string } | null; media: { id: string; state: string; failure: string | null; transcript: unknown } | null }

/** What the assistant has no part in stays in the inbox, for people. */
describe('kept for people', () => {
  let line: Line;
  let people = 0;
  let jobsRun = false;
  beforeAll(async () => { line = await openLine({ ROLE: 'api' }); });
  afterAll(() => line.close());

  const pipeline = () => line.t.app.get(MessagePipeline);
  const aTalk = async (first: CustomerMessage) => {
    const phone = line.sandbox.phone({ waId: `3466610000${(people += 1)}`, name: `Guest ${people}` }).with(line.shop.numberId);
    await phone.send(first);
    // Once the jobs run, one of them may have taken the event already.
    await (jobsRun ? line.settled() : pipeline().ingest());
    const [row] = await rows<{ id: string }>(line.t, 'select v.id from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.profile_name = $1', [phone.customer.name]);
    const id = row?.id ?? '';
    const { owner } = line.shop;
    return {
      phone, ids: { storeId: line.shop.storeId, conversationId: id },
      thread: async (): Promise<Bubble[]> => (await owner.get(`${owner.storePath}/conversations/${publicId('conversation', id)}/messages`).expect(200)).body.data.toReversed(),
      sent: () => line.sandbox.meta.sent.filter((send) => send.customer === phone.customer).length,
    };
  };

  it('R198: an answer and a message of a person that wait when the account is set inactive are not sent', async () => {
    const { owner, account } = line.shop;
    const [answered, written] = [await aTalk({ kind: 'text', text: 'do you have a blue mug?' }), await aTalk({ kind: 'text', text: 'hello' })];
    // The pace lets the answer wait, and its delivery is left to a bell.
    const held = jest.spyOn(pipeline(), 'deliver').mockResolvedValue(undefined);
    const refused = jest.spyOn(line.t.app.get(Deliver), 'permit').mockResolvedValue(undefined);
    await pipeline().reply(answered.ids);
    held.mockRestore();
    refused.mockRestore();
    await owner.post(`${owner.storePath}/conversations/${publicId('conversation', written.ids.conversationId)}/messages`, { content: { kind: 'text', text: 'Here I am' } }).expect(201);
    for (const { thread } of [answered, written]) expect((await thread()).at(-1)).toMatchObject({ direction: 'out', status: 'queued' });

    await owner.patch(`${owner.storePath}/accounts/${account}`, { status: 'inactive' }).expect(200);
    for (const { ids, thread, sent } of [answered, written]) {
      await pipeline().deliver(ids);
      expect((await thread()).filter(({ direction }) => direction === 'out').map(({ status }) => status)).not.toContain('queued');
      expect((await thread()).at(-1)).toMatchObject({ direction: 'out', status: 'failed', failure: { code: 'account.inactive' } });
      expect(sent()).toBe(0);
    }
    expect(await rows(line.t, 'select 1 from attempts where store_id = $1', [line.shop.storeId])).toEqual([]);
    await owner.patch(`${owner.storePath}/accounts/${account}`, { status: 'active' }).expect(200);
  });

  it('R205: videos and documents get one polite word, and every one of them can be opened by a person', async () => {
    const talk = await aTalk({ kind: 'document', filename: 'measures.pdf' });
    await pipeline().reply(talk.ids);
    await talk.phone.send({ kind: 'document', filename: 'more.pdf' });
    await pipeline().ingest();
    await pipeline().reply(talk.ids);
    const thread = await talk.thread();
    expect(thread.map(({ author }) => author)).toEqual(['customer', 'assistant', 'customer']);
    expect(thread[1]?.text).toContain('documents');
    await line.t.jobs.start();
    jobsRun = true;
    await line.settled();
    const { owner } = line.shop;
    for (const { media } of (await talk.thread()).filter(({ kind }) => kind === 'document')) {
      const file = await owner.get(`${owner.storePath}/media/${media?.id}/content`).buffer(true).expect(200);
      expect(file.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': expect.stringContaining('attachment') });
    }
  });

  it('R62, R205: several at once get one polite word together', async () => {
    const talk = await aTalk({ kind: 'document', filename: 'one.pdf' });
    for (const filename of ['two.pdf', 'three.pdf']) await talk.phone.send({ kind: 'document', filename });
    await talk.phone.send({ kind: 'video', data: Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1').toString('base64') });
    await line.settled();
    await pipeline().reply(talk.ids);
    await pipeline().reply(talk.ids);
    await line.settled();
    const thread = await talk.thread();
    expect(thread.filter(({ author }) => author === 'assistant').map(({ text }) => text)).toEqual([expect.stringContaining('cannot open videos and documents') as string]);
    expect(thread.filter(({ author }) => author === 'customer').map(({ media }) => media?.state)).toEqual(['ready', 'ready', 'ready', 'ready']);
  });

  // The jobs run by themselves from here on.
  it('R207: what the shop writes on its own phone is shown and not answered, however it is reported', async () => {
    const { numberId, businessId, appSecret } = line.shop;
    const origin = `http://127.0.0.1:${(line.t.app.getHttpServer().address() as { port: number }).port}`;
    const before = line.sandbox.meta.sent.length;
    const echo = {
      messaging_product: 'whatsapp', metadata: { display_phone_number: '15550100', phone_number_id: numberId }, contacts: [{ wa_id: '34666200001', profile: { name: 'Echo' } }],
      message_echoes: [{ from: '15550100', to: '34666200001', id: 'wamid.echo', timestamp: '1763720400', type: 'text', text: { body: 'do you have a blue mug?' } }],
    };
    const bodies = [
      JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: businessId, changes: [{ field: 'smb_message_echoes', value: echo }] }] }),
      textBody({ numberId, businessId }, { from: '15550100', id: 'wamid.own', text: 'do you have a camping lantern?' }),
    ];
    for (const body of bodies) expect(await deliver(origin, body, appSecret)).toBe(200);
    await line.settled();
    expect(await rows(line.t, `select external_id, direction, author from messages where external_id in ('wamid.echo', 'wamid.own') order by external_id`)).toEqual([
      { external_id: 'wamid.echo', direction: 'out', author: 'device' }, { external_id: 'wamid.own', direction: 'out', author: 'device' },
    ]);
    expect(line.sandbox.meta.sent).toHaveLength(before);
    expect(await rows(line.t, `select 1 from runs r join messages m on m.conversation_id = r.conversation_id where m.external_id in ('wamid.echo', 'wamid.own')`)).toEqual([]);
  });

  it('R204: a voice note that WhatsApp no longer has stays in the thread, says so, and can be asked for again', async () => {
    const talk = await aTalk({ kind: 'text', text: 'hello' });
    await line.settled();
    // Nobody reads the event until the provider has thrown the file away.
    const held = jest.spyOn(pipeline(), 'ingest').mockResolvedValue(undefined);
    await talk.phone.send({ kind: 'voice' });
    await line.settled();
    held.mockRestore();
    line.sandbox.clock.advance(8 * DAY);
    await pipeline().ingest();
    await line.settled();
    const { owner } = line.shop;
    const found = async () => (await talk.thread()).find(({ kind }) => kind === 'audio')?.media;
    const file = await found();
    expect(file).toMatchObject({ state: 'failed', failure: expect.any(String) });
    line.sandbox.clock.reset();
    await owner.post(`${owner.storePath}/media/${file?.id}/fetch`).expect(202);
    await line.settled();
    expect(await found()).toMatchObject({ state: 'ready', transcript: { state: 'failed', text: null, failure: 'Transcription is not set up' } });
  });
});
