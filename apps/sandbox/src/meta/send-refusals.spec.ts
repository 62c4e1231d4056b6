import { CUSTOMER, openStore, type Store } from '../testing/store.js';

const rows = (count: number, from = 0) => Array.from({ length: count }, (_, index) => ({ id: `row${from + index}`, title: `Row ${from + index}` }));
const button = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
const interactive = (content: Record<string, unknown>) => ({ type: 'interactive', interactive: content });
const buttons = (...list: unknown[]) => interactive({ type: 'button', body: { text: 'Choose' }, action: { buttons: list } });
const list = (action: Record<string, unknown>, more: Record<string, unknown> = {}) => interactive({ type: 'list', body: { text: 'Choose' }, action, ...more });

describe('the Graph stand-in', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore({}, { limits: { pair: false, throughput: false } });
    await store.sandbox.phone(CUSTOMER).text('hi');
  });
  afterAll(async () => {
    await store.sandbox.idle();
    await store.close();
  });

  it.each([
    ['text without a body', { type: 'text', text: {} }, 131008],
    ['text without its object', { type: 'text' }, 100],
    ['text over 4096', { type: 'text', text: { body: 'x'.repeat(4097) } }, 131009],
    ['an unknown key', { type: 'text', text: { body: 'x' }, colour: 'red' }, 100],
    ['another product', { messaging_product: 'messenger', type: 'text', text: { body: 'x' } }, 100],
    ['no recipient', { to: undefined, type: 'text', text: { body: 'x' } }, 100],
    ['junk as recipient', { to: 'nobody', type: 'text', text: { body: 'x' } }, 131009],
    ['an unknown type', { type: 'poll', poll: {} }, 100],
    ['an unsupported type', { type: 'poll' }, 131051],
    ['callback data over 512', { type: 'text', text: { body: 'x' }, biz_opaque_callback_data: 'x'.repeat(513) }, 131009],
    ['four buttons', buttons(...['a', 'b', 'c', 'd'].map((id) => button(id, id))), 131009],
    ['no button', buttons(), 131009],
    ['a button title over 20', buttons(button('a', 'x'.repeat(21))), 131009],
    ['an empty button title', buttons(button('a', '')), 131009],
    ['equal button ids', buttons(button('a', 'One'), button('a', 'Two')), 131009],
    ['equal button titles', buttons(button('a', 'One'), button('b', 'One')), 131009],
    ['a button id over 256', buttons(button('x'.repeat(257), 'One')), 131009],
    ['buttons without a body', interactive({ type: 'button', action: { buttons: [button('a', 'One')] } }), 131008],
    ['a button body over 1024', interactive({ type: 'button', body: { text: 'x'.repeat(1025) }, action: { buttons: [button('a', 'One')] } }), 131009],
    ['a footer over 60', interactive({ type: 'button', body: { text: 'x' }, footer: { text: 'x'.repeat(61) }, action: { buttons: [button('a', 'One')] } }), 131009],
    ['11 rows over two sections', list({ button: 'Open', sections: [{ title: 'A', rows: rows(6) }, { title: 'B', rows: rows(5, 6) }] }), 131009],
    ['a list button over 20', list({ button: 'x'.repeat(21), sections: [{ rows: rows(1) }] }), 131009],
    ['a row title over 24', list({ button: 'Open', sections: [{ rows: [{ id: 'a', title: 'x'.repeat(25) }] }] }), 131009],
    ['a row description over 72', list({ button: 'Open', sections: [{ rows: [{ id: 'a', title: 'a', description: 'x'.repeat(73) }] }] }), 131009],
    ['a row id over 200', list({ button: 'Open', sections: [{ rows: [{ id: 'x'.repeat(201), title: 'a' }] }] }), 131009],
    ['equal row ids', list({ button: 'Open', sections: [{ rows: [...rows(1), ...rows(1)] }] }), 131009],
    ['untitled sections', list({ button: 'Open', sections: [{ rows: rows(1) }, { rows: rows(1, 1) }] }), 131008],
    ['a picture over a list', list({ button: 'Open', sections: [{ rows: rows(1) }] }, { header: { type: 'image', image: { link: 'https://a.example/b.png' } } }), 131009],
    ['a link button over 20', interactive({ type: 'cta_url', body: { text: 'x' }, action: { name: 'cta_url', parameters: { display_text: 'x'.repeat(21), url: 'https://a.example' } } }), 131009],
    ['a flow without its id', interactive({ type: 'flow', body: { text: 'x' }, action: { name: 'flow', parameters: { flow_message_version: '3', flow_cta: 'Go' } } }), 100],
    ['a location button of another name', interactive({ type: 'location_request_message', body: { text: 'x' }, action: { name: 'ask' } }), 100],
    ['an image without source', { type: 'image', image: {} }, 131008],
    ['an image with id and link', { type: 'image', image: { id: '1', link: 'https://a.example/b.png' } }, 131009],
    ['an unknown media id', { type: 'image', image: { id: '123' } }, 131009],
    ['a caption over 1024', { type: 'image', image: { link: 'https://a.example/b.png', caption: 'x'.repeat(1025) } }, 131009],
    ['a caption on audio', { type: 'audio', audio: { link: 'https://a.example/b.ogg', caption: 'x' } }, 100],
    ['a place beyond the pole', { type: 'location', location: { latitude: '91', longitude: '0' } }, 131009],
    ['a contact without name parts', { type: 'contacts', contacts: [{ name: { formatted_name: 'Ana' } }] }, 131008],
    ['a reaction to nothing known', { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } }, 131009],
    ['an unregistered template', { type: 'template', template: { name: 'nope', language: { code: 'en_US' } } }, 132001],
  ])('refuses %s', async (_what, body, code) => {
    const { status, json } = await store.send(body);
    expect(json.error).toMatchObject({ code, type: 'OAuthException', fbtrace_id: expect.any(String), error_data: { messaging_product: 'whatsapp', details: expect.any(String) } });
    expect(json.error!.message).toMatch(new RegExp(`^\\(#${code}\\) `));
    expect(status).toBeGreaterThanOrEqual(400);
  });

  it.each([
    ['text of 4096', { type: 'text', text: { body: 'x'.repeat(4096), preview_url: true } }],
    ['three buttons of 20', buttons(...['a', 'b', 'c'].map((id) => button(id, id.repeat(20))))],
    ['ten rows', list({ button: 'Open', sections: [{ title: 'A', rows: rows(5) }, { title: 'B', rows: rows(5, 5) }] }, { header: { type: 'text', text: 'Head' } })],
    ['a link button', interactive({ type: 'cta_url', body: { text: 'x' }, action: { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://a.example' } } })],
    ['a location request', interactive({ type: 'location_request_message', body: { text: 'x' }, action: { name: 'send_location' } })],
    ['a flow', interactive({ type: 'flow', body: { text: 'x' }, action: { name: 'flow', parameters: { flow_message_version: '3', flow_id: '1', flow_cta: 'Go', flow_action_payload: { screen: 'A' } } } })],
    ['a picture by link', { type: 'image', image: { link: 'https://a.example/b.png', caption: 'x' } }],
    ['a place', { type: 'location', location: { latitude: '1.5', longitude: -2, name: 'Shop' } }],
    ['a contact', { type: 'contacts', contacts: [{ name: { formatted_name: 'Ana B', first_name: 'Ana' }, phones: [{ phone: '+1650', type: 'CELL' }] }] }],
  ])('accepts %s', async (_what, body) => {
    const { status, json } = await store.send(body);
    expect([status, json.error]).toEqual([200, undefined]);
    expect(json.contacts).toEqual([{ input: `+${CUSTOMER}`, wa_id: CUSTOMER }]);
    expect(json.messages![0]!.id).toMatch(/^wamid\./);
  });
});
