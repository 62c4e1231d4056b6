import { CUSTOMER, openStore, type Store } from '../testing/store.js';
import { sampleFile } from './samples.js';

interface Inbound { type: string; from: string; context?: { from: string; id: string }; [key: string]: unknown }

describe("a customer's phone", () => {
  let store: Store;
  beforeEach(async () => { store = await openStore(); });
  afterEach(async () => {
    await store.sandbox.idle();
    await store.close();
  });
  const inbound = (): Inbound => {
    const values = store.receiver.received.map(({ json }) => (json as { entry: { changes: { value: { messages?: Inbound[] } }[] }[] }).entry[0]!.changes[0]!.value);
    return values.flatMap(({ messages }) => messages ?? []).at(-1)!;
  };
  const act = async (message: Record<string, unknown>): Promise<Record<string, unknown>> => {
    const response = await fetch(`${store.sandbox.url}/sandbox/phones/${CUSTOMER}/messages`, { method: 'POST', body: JSON.stringify(message) });
    return { status: response.status, ...((await response.json()) as object) };
  };

  it.each([
    [{ kind: 'image', caption: 'this one' }, { type: 'image', image: { caption: 'this one', mime_type: 'image/png' } }],
    [{ kind: 'voice' }, { type: 'audio', audio: { mime_type: 'audio/ogg; codecs=opus', voice: true } }],
    [{ kind: 'document' }, { type: 'document', document: { filename: 'note.pdf', mime_type: 'application/pdf' } }],
    [{ kind: 'location', latitude: 1.5, longitude: 2 }, { type: 'location', location: { latitude: 1.5, longitude: 2 } }],
    [{ kind: 'contact', name: 'Ana Lima', phone: '+1650' }, { type: 'contacts', contacts: [{ name: { formatted_name: 'Ana Lima', first_name: 'Ana', last_name: 'Lima' } }] }],
    [{ kind: 'order', items: [{ retailer_id: 'sku', quantity: 2, item_price: 9.5, currency: 'USD' }] }, { type: 'order', order: { product_items: [{ product_retailer_id: 'sku', quantity: 2, item_price: 9.5, currency: 'USD' }] } }],
    [{ kind: 'unsupported', of: 'gif' }, { type: 'unsupported', unsupported: { type: 'gif' } }],
  ])('sends %j', async (message, expected) => {
    expect(await act(message)).toMatchObject({ status: 201, outcome: 'posted', webhook_status: 200 });
    expect(inbound()).toMatchObject({ from: CUSTOMER, ...expected });
  });

  it('sends a file that can be fetched at once by the address in the webhook', async () => {
    await act({ kind: 'image' });
    const { url } = inbound()['image'] as { url: string };
    const response = await fetch(url, { headers: { authorization: `Bearer ${store.number.accessToken}` } });
    expect(Buffer.from(await response.arrayBuffer()).equals(sampleFile('image').bytes)).toBe(true);
  });

  it('taps a button and chooses a row, quoting the message they hang on', async () => {
    const phone = store.sandbox.phone(CUSTOMER);
    await phone.text('hi');
    await store.send({ type: 'interactive', interactive: { type: 'button', body: { text: 'Sure?' }, action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] } } });
    const bubble = await phone.next();
    await act({ kind: 'tap', button: 'yes' });
    expect(inbound()).toMatchObject({ interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } }, context: { id: bubble.id } });
    await store.send({ type: 'interactive', interactive: { type: 'list', body: { text: 'Which?' }, action: { button: 'Open', sections: [{ rows: [{ id: 'a', title: 'Red', description: 'Warm' }, { id: 'b', title: 'Blue' }] }] } } });
    await phone.next();
    await phone.choose('Red');
    expect(inbound()['interactive']).toEqual({ type: 'list_reply', list_reply: { id: 'a', title: 'Red', description: 'Warm' } });
    await phone.choose('b');
    expect(inbound()['interactive']).toEqual({ type: 'list_reply', list_reply: { id: 'b', title: 'Blue' } });
    expect(await act({ kind: 'tap', button: 'Maybe' })).toMatchObject({ status: 422, error: 'there is no "Maybe" to tap; there is: Yes' });
  });

  it('reacts, takes the reaction back, and quotes', async () => {
    const phone = store.sandbox.phone(CUSTOMER);
    await phone.text('hi');
    await store.send({ type: 'text', text: { body: 'hello' } });
    const bubble = await phone.next();
    await phone.send({ kind: 'reaction', emoji: '❤️' });
    expect(inbound()['reaction']).toEqual({ message_id: bubble.id, emoji: '❤️' });
    await phone.send({ kind: 'reaction', emoji: '' });
    expect(inbound()['reaction']).toEqual({ message_id: bubble.id });
    expect(bubble.reactions).toEqual([]);
    await phone.text('that one', { quote: bubble.id });
    expect(inbound().context?.id).toBe(bubble.id);
  });

  it('gets what waited when it goes online', async () => {
    const phone = store.sandbox.phone(CUSTOMER);
    await phone.text('hi');
    phone.goOffline();
    await store.send({ type: 'text', text: { body: 'hello' } });
    await phone.next();
    await store.sandbox.idle();
    expect(store.sandbox.meta.sent[0]!.statuses).toEqual(['sent']);
    await phone.goOnline();
    expect(store.sandbox.meta.sent[0]!.statuses).toEqual(['sent', 'delivered']);
  });

  it('shows its own ticks: waiting until the webhook was taken, be it at the third attempt', async () => {
    const phone = store.sandbox.phone(CUSTOMER);
    store.receiver.answers.push(500, 500, 500, 500);
    await phone.text('lost');
    await store.sandbox.idle();
    store.receiver.answers.push(500, 500);
    await phone.text('late');
    expect(phone.thread.entries.map(({ tick }) => tick)).toEqual(['waiting', 'waiting']);
    await store.sandbox.idle();
    expect(phone.thread.entries.map(({ tick }) => tick)).toEqual(['waiting', 'delivered']);
  });

  it('streams the thread, from where the reader left off', async () => {
    await store.sandbox.phone(CUSTOMER).text('one');
    await store.sandbox.phone(CUSTOMER).text('two');
    const stop = new AbortController();
    const response = await fetch(`${store.sandbox.url}/sandbox/phones/${CUSTOMER}/events?after=2`, { signal: stop.signal });
    let text = '';
    for await (const chunk of response.body!) {
      text += Buffer.from(chunk).toString();
      if (text.includes('\n\n') && text.includes('event: entry')) break;
    }
    stop.abort();
    expect(text).toContain('"body":"two"');
    expect(text).not.toContain('"body":"one"');
  });

  it('remembers a chat of an earlier day without telling anybody, and only on a phone that shows none', async () => {
    const at = Date.now() - 3_600_000;
    const put = (entries: unknown) => fetch(`${store.sandbox.url}/sandbox/phones/${CUSTOMER}/history`, { method: 'PUT', body: JSON.stringify({ entries }) });
    expect((await put([{ id: 'wamid.a', from: 'customer', type: 'text', content: { body: 'Hello' }, at, tick: 'read' }, { id: 'wamid.b', from: 'business', type: 'text', content: { body: 'Hi' }, at, quoted_id: 'wamid.a' }])).status).toBe(200);
    await put([{ id: 'wamid.c', from: 'customer', type: 'text', content: { body: 'again' }, at }]);
    const { thread } = store.sandbox.phone(CUSTOMER);
    expect(thread.entries.map(({ id, tick, quotedId }) => [id, tick, quotedId])).toEqual([['wamid.a', 'read', undefined], ['wamid.b', 'delivered', 'wamid.a']]);
    expect(store.receiver.received).toEqual([]);
    await store.send({ type: 'text', text: { body: 'the window is open' } });
    expect((await put([{ id: 'wamid.d' }])).status).toBe(200);
    expect((await put('nothing')).status).toBe(400);
  });

  it('lets a day pass in one chat only', async () => {
    const [phone, other] = [store.sandbox.phone(CUSTOMER), store.sandbox.phone('34600999888')];
    await phone.text('hi');
    await other.text('hi');
    const [before] = phone.thread.entries.map(({ at }) => at);
    await fetch(`${store.sandbox.url}/sandbox/phones/${CUSTOMER}/age`, { method: 'POST', body: JSON.stringify({ ms: 25 * 3_600_000 }) });
    expect(phone.thread.entries[0]!.at).toBe(before! - 25 * 3_600_000);
    expect([phone, other].map(({ customer }) => customer.isWindowOpen(phone.number.id, store.sandbox.clock.now()))).toEqual([false, true]);
  });

  it('lists who wrote to a number', async () => {
    await store.sandbox.phone(CUSTOMER).text('hi');
    store.sandbox.phone('34600999888');
    const listed = await fetch(`${store.sandbox.url}/sandbox/phones?number=${store.number.phoneNumberId}`);
    expect(((await listed.json()) as { phones: { key: string }[] }).phones.map(({ key }) => key)).toEqual([CUSTOMER]);
  });

  it('serves a page and says what is missing', async () => {
    const page = await fetch(`${store.sandbox.url}/`);
    expect(await page.text()).toContain('<!doctype html>');
    expect(await act({ kind: 'dance' })).toMatchObject({ status: 400 });
  });
});
