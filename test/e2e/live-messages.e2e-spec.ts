import { parsePublicId } from '#contracts';
import { ConversationIntake } from '../../apps/api/src/modules/conversations/index.js';
import { type Line, openLine, rows } from '../support/shop.js';
import { aTalk, type Talk, textMessage } from '../support/talks.js';

interface Told { type: string; data: { message: { id: string; kind: string; text: string; reply_to_message_id: string | null; turn: unknown; media: Record<string, unknown> | null; reactions: { emoji: string; by: string }[] } } }

describe('live events of messages carry all that a bubble shows', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());

  const told = (talk: Talk, ...types: string[]): Promise<Told[]> => rows<Told>(line.t,
    `select type, data from live_events where type = any($1) and data#>>'{message,conversation_id}' = $2 order by id`, [types, talk.id]);

  it('a photo with the message that it answers, and then the file itself', async () => {
    const talk = await aTalk(line);
    const [answer] = await talk.thread();
    const { id: quote } = talk.phone.thread.entries.find(({ from }) => from === 'business') ?? { id: '' };
    await talk.phone.send({ kind: 'image', caption: 'this one?', quote });
    await line.settled();
    const [event] = (await told(talk, 'message.received')).filter(({ data }) => data.message.kind === 'image');
    expect(event?.data.message).toMatchObject({ text: 'this one?', reply_to_message_id: answer?.id, turn: null, reactions: [], media: { id: expect.stringMatching(/^med_/), state: 'pending', mime_type: 'image/png', bytes: null } });
    const ready = await rows<{ data: { media: unknown } }>(line.t, `select data from live_events where type = 'media.ready' and data->>'media_id' = $1`, [event?.data.message.media?.['id']]);
    const shown = (await talk.owner.get(`${talk.path}/messages/${event?.data.message.id}`).expect(200)).body.media;
    expect(ready.map(({ data }) => data.media)).toEqual([shown]);
    expect(shown.state).toBe('ready');
  });

  it('reactions of both sides, on the bubble they are about', async () => {
    const talk = await aTalk(line);
    const { id: target } = talk.phone.thread.entries.find(({ from }) => from === 'business') ?? { id: '' };
    await talk.phone.send({ kind: 'reaction', emoji: '👍', target });
    await line.settled();
    const [question] = (await talk.thread()).filter(({ direction }) => direction === 'in');
    await talk.owner.post(`${talk.path}/messages`, { content: { kind: 'reaction', message_id: question?.id, emoji: '🙏' } }).set('idempotency-key', 'react').expect(201);
    await line.settled();
    const changed = (await told(talk, 'message.updated'))
      // What only tells of a message's way out says nothing of its reactions.
      .filter(({ data }) => data.message.kind !== 'reaction' && 'reactions' in data.message);
    expect(changed.map(({ data: { message } }) => message.reactions.map(({ emoji, by }) => `${by} ${emoji}`))).toEqual([['customer 👍'], ['store 🙏']]);
    expect(changed[1]?.data.message).toMatchObject({ id: question?.id, turn: { silence_reason: null, run_id: expect.stringMatching(/^run_/) } });
  });

  it('a reaction that is changed or taken back within the second in which it was made', async () => {
    const talk = await aTalk(line);
    const [answer] = await talk.thread();
    const [[bubble], [who]] = await Promise.all([
      rows<{ account_id: string; external_id: string }>(line.t, 'select account_id, external_id from messages where store_id = $1 and id = $2', [line.shop.storeId, parsePublicId('message', answer?.id ?? '')]),
      rows<{ id: string }>(line.t, 'select customer_id as id from conversations where id = $1', [talk.uuid]),
    ]);
    const { account_id: accountId = '', external_id: targetExternalId = '' } = bubble ?? {};
    const second = new Date(Math.floor(Date.now() / 1000) * 1000);
    const reaction = (emoji: string) => ({
      storeId: line.shop.storeId, accountId, customerId: who?.id ?? '', receivedAt: second,
      event: { kind: 'reaction' as const, externalId: `wamid.${emoji}`, person: {}, targetExternalId, emoji, origin: 'customer' as const, occurredAt: second },
    });
    const shown = async (...arrivals: ReturnType<typeof reaction>[]): Promise<string[]> => {
      await line.t.db.acrossStores('ingest', (tx) => line.t.app.get(ConversationIntake, { strict: false }).storeReactions(tx, arrivals));
      return (await talk.thread()).find(({ id }) => id === answer?.id)?.reactions.map(({ emoji }) => emoji) ?? [];
    };
    // Told again, the first one is no news.
    const first = reaction('👍');
    expect([await shown(first), await shown(reaction('❤️'), reaction('🙏')), await shown(reaction('')), await shown(first), await shown(reaction('😂'))]).toEqual([['👍'], ['🙏'], [], [], ['😂']]);
  });

  it('a person\'s answer with the message that it quotes', async () => {
    const talk = await aTalk(line);
    const [question] = (await talk.thread()).filter(({ direction }) => direction === 'in');
    await talk.owner.post(`${talk.path}/messages`, { ...textMessage('about this'), reply_to_message_id: question?.id }).set('idempotency-key', 'quote').expect(201);
    const queued = (await told(talk, 'message.queued')).filter(({ data }) => data.message.text === 'about this');
    expect(queued.map(({ data }) => data.message.reply_to_message_id)).toEqual([question?.id]);
  });
});
