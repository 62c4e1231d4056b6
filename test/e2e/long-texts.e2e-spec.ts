import type { AddressInfo } from 'node:net';
import { deliver, textBody } from '../support/bodies.js';
import { type Linked, linkedPhones } from '../support/linked-phones.js';
import type { Person } from '../support/login.js';
import { type Line, openLine } from '../support/shop.js';

const MEGABYTE = 1024 * 1024;
/** Of a message so much is found by words, and shown in lists. */
const WORDS_LETTERS = 20_000;
const QUESTION = 'do you have a blue mug? ';
const SIZES: readonly (readonly [name: string, bytes: number])[] = [['a million letters', 1_000_000], ['four megabytes', 4 * MEGABYTE]];
const PATIENCE_MS = 120_000;

/** A question that goes on for so many bytes, in words that are all different. */
function longText(bytes: number): string {
  const parts = [QUESTION];
  for (let size = QUESTION.length, word = 0; size < bytes; word += 1) {
    const next = `${(word * 7_919 + 1_000_000).toString(36)}é `;
    parts.push(next);
    size += next.length + 1;
  }
  return parts.join('').trim();
}

/** Kept whole, found by its beginning, answered, and no trouble for anybody else. */
describe('texts as long as a webhook can carry', () => {
  let line: Line;
  let origin: string;
  let phones: ReturnType<typeof linkedPhones>;
  beforeAll(async () => {
    line = await openLine();
    origin = `http://127.0.0.1:${(line.t.app.getHttpServer().address() as AddressInfo).port}`;
    phones = linkedPhones(line);
  });
  afterAll(() => line.close());
  afterEach(() => expect(line.t.warnings).toEqual([]));

  const fromWasender = async (linked: Linked, id: string, text: string): Promise<number> => {
    const body = JSON.stringify({
      event: 'messages.received', sessionId: linked.session.apiKey,
      data: { messages: { key: { id, fromMe: false, remoteJid: '12025550161@s.whatsapp.net' }, pushName: 'Ana', message: { conversation: text }, messageTimestamp: Math.floor(line.t.clock.now().getTime() / 1_000) } },
    });
    const answer = await fetch(linked.session.webhookUrl ?? '', { method: 'POST', body, headers: { 'content-type': 'application/json', 'x-webhook-signature': linked.session.webhookSecret } });
    await answer.arrayBuffer();
    return answer.status;
  };
  /** What the store's people see of it. */
  async function expectShown(owner: Person, text: string): Promise<void> {
    await line.settled();
    const list = await owner.get(`${owner.storePath}/conversations?q=mug`).expect(200);
    const [conversation] = list.body.data as { id: string }[];
    expect([list.body.data.length, list.text.length < 5_000]).toEqual([1, true]);
    const thread = (await owner.get(`${owner.storePath}/conversations/${conversation?.id}/messages`).expect(200)).body.data as { direction: string; text: string; content: { text: string }; status: string }[];
    const asked = thread.find(({ direction, text: words }) => direction === 'in' && words.startsWith(QUESTION));
    // Compared here, so that no failure prints megabytes.
    expect([asked?.content.text === text, asked?.text === text.slice(0, WORDS_LETTERS)]).toEqual([true, true]);
    const answers = thread.filter(({ direction }) => direction === 'out');
    expect([answers.length > 0, new Set(answers.map(({ status }) => status))]).toEqual([true, new Set(['delivered'])]);
  }

  it.each(SIZES)('%s through Meta', async (_name, bytes) => {
    const shop = await line.openShop();
    const phone = line.sandbox.phone({ waId: '34600100200', name: 'Ana' }).with(shop.numberId);
    // The provider takes answers to those only who wrote through it.
    await phone.text('hello');
    await line.settled();
    const words = { from: '34600100200', at: Math.floor(line.t.clock.now().getTime() / 1_000) };
    const text = longText(bytes);
    expect(await deliver(origin, textBody(shop, { ...words, id: `wamid.long${bytes}`, text }), shop.appSecret)).toBe(200);
    await expectShown(shop.owner, text);
    expect(await deliver(origin, textBody(shop, { ...words, id: `wamid.larger${bytes}`, text: 'x'.repeat(5 * MEGABYTE) }), shop.appSecret)).toBe(413);
  }, PATIENCE_MS);

  it.each(SIZES)('%s through WASender', async (_name, bytes) => {
    const linked = await phones.link();
    await linked.owner.patch(`${linked.owner.storePath}/assistant`, { enabled: true }).expect(200);
    const text = longText(bytes);
    expect(await fromWasender(linked, `LONG${bytes}`, text)).toBe(200);
    await expectShown(linked.owner, text);
    expect(await fromWasender(linked, `LARGER${bytes}`, 'x'.repeat(5 * MEGABYTE))).toBe(413);
  }, PATIENCE_MS);
});
