import type { OutboundContent } from '#contracts';
import { HttpFailure, SendError, type OutboundMessage } from '#providers/contract';
import { jsonAnswer, MemoryHttp, type Answer } from '../src/conformance/index.js';
import { sampleCredentials as credentials } from './sample-credentials.js';
import { markRead, send } from './send.js';

const accepted = (message: object = { id: 'wamid.T1VU' }, contact: object = { input: '+4915112345678', wa_id: '4915112345678' }) =>
  jsonAnswer(200, { messaging_product: 'whatsapp', contacts: [contact], messages: [message] });
const message = (change: Partial<OutboundMessage> = {}): OutboundMessage =>
  ({ to: { phone: '+4915112345678' }, content: { kind: 'text', text: 'Hello' }, correlationId: 'att_1', ...change });

async function sent(change: Partial<OutboundMessage>): Promise<Record<string, unknown>> {
  const http = new MemoryHttp(() => accepted());
  await send(message(change), credentials, http);
  return http.requests[0]?.json as Record<string, unknown>;
}

describe('a sent message', () => {
  it('is one POST to the number, with the token in the header only', async () => {
    const http = new MemoryHttp(() => accepted());
    await send(message(), { ...credentials, url: 'https://graph.example.com/' }, http);
    expect(http.requests).toEqual([{
      method: 'POST', url: 'https://graph.example.com/v25.0/345678901234567/messages', headers: { authorization: 'Bearer EAAB-token-of-the-tests' },
      json: { messaging_product: 'whatsapp', recipient_type: 'individual', to: '+4915112345678', type: 'text', text: { body: 'Hello', preview_url: false }, biz_opaque_callback_data: 'att_1' },
    }]);
  });

  it('goes to the defaults when address and version were left empty', async () => {
    const http = new MemoryHttp(() => accepted());
    await send(message(), { ...credentials, url: '', version: '' }, http);
    expect(http.requests[0]?.url).toBe('https://graph.facebook.com/v25.0/345678901234567/messages');
  });

  it.each([
    [{ phone: '+4915112345678' }, { to: '+4915112345678' }],
    [{ waId: '5511987654321', phone: '+551187654321' }, { to: '+5511987654321' }],
    [{ waId: '5511987654321', bsuid: 'BR.1' }, { to: '+5511987654321' }],
    [{ bsuid: 'BR.1' }, { recipient: 'BR.1' }],
  ])('to %j is addressed as %j', async (to, wanted) => {
    const { to: phone, recipient } = await sent({ to });
    expect({ ...(phone === undefined ? {} : { to: phone }), ...(recipient === undefined ? {} : { recipient }) }).toEqual(wanted);
  });

  it('to nobody is refused without a call', async () => {
    const http = new MemoryHttp(() => accepted());
    await expect(send(message({ to: {} }), credentials, http)).rejects.toMatchObject({ kind: 'reject', code: 'meta.no_recipient' });
    expect(http.requests).toEqual([]);
  });

  it('quotes the message it replies to, but a reaction never does', async () => {
    expect(await sent({ replyToExternalId: 'wamid.SU4=' })).toMatchObject({ context: { message_id: 'wamid.SU4=' } });
    expect(await sent({ replyToExternalId: 'wamid.SU4=', content: { kind: 'reaction', targetExternalId: 'wamid.SU4=', emoji: '' } })).not.toHaveProperty('context');
  });

  const bodies: [string, OutboundContent, Record<string, unknown>][] = [
    ['a text with preview', { kind: 'text', text: 'https://example.com', previewUrl: true }, { type: 'text', text: { body: 'https://example.com', preview_url: true } }],
    ['an image by id', { kind: 'image', media: { externalId: '8', url: 'https://x', mimeType: 'image/png' }, caption: 'Blue' }, { type: 'image', image: { id: '8', caption: 'Blue' } }],
    ['a video by address', { kind: 'video', media: { url: 'https://example.com/v.mp4' } }, { type: 'video', video: { link: 'https://example.com/v.mp4' } }],
    ['a document', { kind: 'document', media: { externalId: '8', filename: 'a.pdf' }, caption: '' }, { type: 'document', document: { id: '8', filename: 'a.pdf' } }],
    ['a voice note', { kind: 'audio', media: { externalId: '8', voice: true } }, { type: 'audio', audio: { id: '8', voice: true } }],
    ['a sticker', { kind: 'sticker', media: { externalId: '8' } }, { type: 'sticker', sticker: { id: '8' } }],
    ['a location', { kind: 'location', latitude: 5.6037, longitude: -0.187, name: 'Shop' }, { type: 'location', location: { latitude: '5.6037', longitude: '-0.187', name: 'Shop' } }],
    ['a contact', { kind: 'contacts', contacts: [{ name: 'Kofi Mensah', phones: [{ phone: '+233241234567', type: 'CELL', waId: '233241234567' }], organization: 'Clay Works' }] },
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Kofi Mensah', first_name: 'Kofi Mensah' }, phones: [{ phone: '+233241234567', type: 'CELL', wa_id: '233241234567' }], org: { company: 'Clay Works' } }] }],
    ['a reaction', { kind: 'reaction', targetExternalId: 'wamid.SU4=', emoji: '🎉' }, { type: 'reaction', reaction: { message_id: 'wamid.SU4=', emoji: '🎉' } }],
    ['buttons', { kind: 'buttons', body: 'Buy?', footer: 'Fern', header: { text: 'Pot' }, buttons: [{ id: 'y', title: 'Yes' }] }, { type: 'interactive', interactive: {
      type: 'button', header: { type: 'text', text: 'Pot' }, body: { text: 'Buy?' }, footer: { text: 'Fern' }, action: { buttons: [{ type: 'reply', reply: { id: 'y', title: 'Yes' } }] } } }],
    ['buttons under a picture', { kind: 'buttons', body: 'Buy?', header: { media: { kind: 'image', externalId: '8' } }, buttons: [{ id: 'y', title: 'Yes' }] }, { type: 'interactive', interactive: {
      type: 'button', header: { type: 'image', image: { id: '8' } }, body: { text: 'Buy?' }, action: { buttons: [{ type: 'reply', reply: { id: 'y', title: 'Yes' } }] } } }],
    ['a list', { kind: 'list', body: 'Pots', button: 'Show', sections: [{ rows: [{ id: '1', title: 'Blue', description: '24.50' }, { id: '2', title: 'Red', description: '' }] }] }, { type: 'interactive', interactive: {
      type: 'list', body: { text: 'Pots' }, action: { button: 'Show', sections: [{ rows: [{ id: '1', title: 'Blue', description: '24.50' }, { id: '2', title: 'Red' }] }] } } }],
    ['a flow that starts on a screen', { kind: 'flow', body: 'Book', flowId: '55', cta: 'Open', token: 't', screen: 'START', data: { a: 1 }, draft: true }, { type: 'interactive', interactive: { type: 'flow', body: { text: 'Book' }, action: { name: 'flow', parameters: {
      flow_message_version: '3', flow_id: '55', flow_cta: 'Open', flow_token: 't', mode: 'draft', flow_action: 'navigate', flow_action_payload: { screen: 'START', data: { a: 1 } } } } } }],
    ['a flow that asks its endpoint, without empty data', { kind: 'flow', body: 'Book', flowId: '55', cta: 'Open', data: {} }, { type: 'interactive', interactive: { type: 'flow', body: { text: 'Book' }, action: { name: 'flow', parameters: {
      flow_message_version: '3', flow_id: '55', flow_cta: 'Open', mode: 'published', flow_action: 'data_exchange' } } } }],
    ['a template with everything', { kind: 'template', name: 'order', language: 'en_US', header: [{ type: 'document', media: { externalId: '8', filename: 'a.pdf' } }],
      body: [{ type: 'text', text: 'Amara' }, { type: 'text', name: 'no', text: 'A1' }],
      buttons: [{ index: 0, subType: 'quick_reply', parameters: [{ type: 'payload', text: 'OK' }] }, { index: 1, subType: 'url', parameters: [{ type: 'text', text: 'A1' }] },
        { index: 2, subType: 'copy_code', parameters: [{ type: 'coupon_code', text: 'SAVE' }] }, { index: 3, subType: 'flow', parameters: [{ type: 'payload', text: 'tok' }] }] },
    { type: 'template', template: { name: 'order', language: { code: 'en_US' }, components: [
      { type: 'header', parameters: [{ type: 'document', document: { id: '8', filename: 'a.pdf' } }] },
      { type: 'body', parameters: [{ type: 'text', text: 'Amara' }, { type: 'text', parameter_name: 'no', text: 'A1' }] },
      { type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: 'OK' }] },
      { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'A1' }] },
      { type: 'button', sub_type: 'copy_code', index: '2', parameters: [{ type: 'coupon_code', coupon_code: 'SAVE' }] },
      { type: 'button', sub_type: 'flow', index: '3', parameters: [{ type: 'action', action: { flow_token: 'tok' } }] }] } }],
    ['a template with the catalog', { kind: 'template', name: 'shop', language: 'en', buttons: [{ index: 0, subType: 'catalog', parameters: [{ type: 'product', text: 'HALO-1' }] }] },
      { type: 'template', template: { name: 'shop', language: { code: 'en' }, components: [{ type: 'button', sub_type: 'catalog', index: '0', parameters: [{ type: 'action', action: { thumbnail_product_retailer_id: 'HALO-1' } }] }] } }],
    ['a template with products', { kind: 'template', name: 'shop', language: 'en', buttons: [{ index: 0, subType: 'mpm', parameters: [{ type: 'products', text: 'HALO-1', sections: [{ title: 'Lamps', productIds: ['HALO-1', 'HALO-2'] }, { title: 'Bulbs', productIds: ['B'] }] }] }] },
      { type: 'template', template: { name: 'shop', language: { code: 'en' }, components: [{ type: 'button', sub_type: 'mpm', index: '0', parameters: [{ type: 'action', action: {
        thumbnail_product_retailer_id: 'HALO-1', sections: [{ title: 'Lamps', product_items: [{ product_retailer_id: 'HALO-1' }, { product_retailer_id: 'HALO-2' }] }, { title: 'Bulbs', product_items: [{ product_retailer_id: 'B' }] }] } }] }] } }],
    ['a template with a place', { kind: 'template', name: 'pickup', language: 'en', header: [{ type: 'location', text: '{"latitude":"5.6","longitude":"-0.1","name":"Shop"}' }] },
      { type: 'template', template: { name: 'pickup', language: { code: 'en' }, components: [{ type: 'header', parameters: [{ type: 'location', location: { latitude: '5.6', longitude: '-0.1', name: 'Shop' } }] }] } }],
    ['a template without values', { kind: 'template', name: 'hello', language: 'de' }, { type: 'template', template: { name: 'hello', language: { code: 'de' } } }],
  ];
  it.each(bodies)('R126-R128: carries %s', async (_name, content, wanted) => {
    const { messaging_product: _p, recipient_type: _r, to: _t, biz_opaque_callback_data: _b, ...rest } = await sent({ content });
    expect(rest).toEqual(wanted);
  });

  it('with a file that Meta does not have yet is refused without a call', async () => {
    const http = new MemoryHttp(() => accepted());
    await expect(send(message({ content: { kind: 'image', media: { mediaId: 'med_1' } } }), credentials, http)).rejects.toMatchObject({ kind: 'reject', code: 'meta.media_missing' });
    expect(http.requests).toEqual([]);
  });
});

describe('the answer', () => {
  const result = (answer: Answer) => send(message(), credentials, new MemoryHttp(() => answer));

  it('gives the number that WhatsApp really uses', async () => {
    await expect(result(accepted(undefined, { input: '+551187654321', wa_id: '5511987654321' }))).resolves.toEqual({ externalId: 'wamid.T1VU', waId: '5511987654321' });
  });

  it('gives the business-scoped id of a customer without number', async () => {
    await expect(result(accepted(undefined, { input: 'BR.1', user_id: 'BR.1' }))).resolves.toEqual({ externalId: 'wamid.T1VU', bsuid: 'BR.1' });
  });

  it('says when Meta accepted a template but holds it', async () => {
    await expect(result(accepted({ id: 'wamid.T1VU', message_status: 'held_for_quality_assessment' }))).resolves.toMatchObject({ held: true });
    await expect(result(accepted({ id: 'wamid.T1VU', message_status: 'accepted' }))).resolves.not.toHaveProperty('held');
  });

  const error = (code: number, more: object = {}) => ({ error: { message: `(#${code}) title`, code, fbtrace_id: 'A1', ...more } });

  it('of the pair rate limit waits four seconds, of the token parks the account', async () => {
    await expect(result(jsonAnswer(400, error(131056)))).rejects.toMatchObject({ kind: 'retry', code: 'meta.131056', retry: { afterMs: 4_000, factor: 4 } });
    await expect(result(jsonAnswer(401, error(190)))).rejects.toMatchObject({ kind: 'account', code: 'meta.190' });
  });

  it.each([[130429, true], [4, true], [80007, true], [131056, false], [131000, false], [131048, false]])('%d holds the whole number: %s', async (code, holdsNumber) => {
    expect(await result(jsonAnswer(400, error(code))).then(() => undefined, (reason: SendError) => [reason.kind, reason.retry.holdsNumber ?? false])).toEqual(['retry', holdsNumber]);
  });

  it.each([400, 401, 403, 404, 429, 500, 503, 200])('is judged by its code, not by its HTTP status %d', async (status) => {
    await expect(result(jsonAnswer(status, error(131047)))).rejects.toMatchObject({ kind: 'reject', code: 'meta.131047' });
  });

  it.each([
    [429, 'retry', 'refused_before'], [425, 'retry', 'refused_before'], [403, 'reject', 'refused_before'], [404, 'reject', 'refused_before'],
    [408, 'unknown', 'no_answer'], [500, 'unknown', 'no_answer'], [502, 'unknown', 'no_answer'],
  ] as const)('HTTP %d without words of Meta is %s: %s', async (status, kind, code) => {
    await expect(result({ status, headers: {}, body: Buffer.from('<html></html>') })).rejects.toMatchObject({ kind, code: `meta.${code}` });
  });

  it('of somebody who asks for time gets it', async () => {
    await expect(result({ status: 429, headers: { 'retry-after': '30' }, body: Buffer.alloc(0) })).rejects.toMatchObject({ kind: 'retry', retry: { afterMs: 30_000 } });
  });

  it('with an unknown code never works unchanged, unless the server failed', async () => {
    await expect(result(jsonAnswer(400, error(777777)))).rejects.toMatchObject({ kind: 'reject', code: 'meta.777777' });
    await expect(result(jsonAnswer(503, error(777777)))).rejects.toMatchObject({ kind: 'retry', code: 'meta.777777' });
  });

  it('with the vague code 100 is told apart by its subcode', async () => {
    await expect(result(jsonAnswer(400, error(100, { error_subcode: 33 })))).rejects.toMatchObject({ kind: 'account', code: 'meta.33' });
    await expect(result(jsonAnswer(400, error(100)))).rejects.toMatchObject({ kind: 'reject', code: 'meta.100' });
    await expect(result(jsonAnswer(400, error(190, { error_subcode: 33 })))).rejects.toMatchObject({ code: 'meta.190' });
  });

  it('keeps the details and the trace for people who ask Meta', async () => {
    const failure: unknown = await result(jsonAnswer(400, error(131009, { error_data: { details: 'Button title too long' } }))).catch((reason: unknown) => reason);
    expect((failure as SendError).detail).toBe('(#131009) title - Button title too long (trace A1)');
  });

  it('that the address guard forbids parks the account', async () => {
    await expect(result(new HttpFailure('blocked', false, 'private address'))).rejects.toMatchObject({ kind: 'account', code: 'meta.blocked_address' });
  });
});

describe('a read receipt', () => {
  it('names the message, with the typing sign when asked', async () => {
    const http = new MemoryHttp(() => jsonAnswer(200, { success: true }));
    await markRead('wamid.SU4=', credentials, http);
    await markRead('wamid.SU4=', credentials, http, { typing: true });
    expect(http.requests.map((request) => request.json)).toEqual([
      { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.SU4=' },
      { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.SU4=', typing_indicator: { type: 'text' } },
    ]);
  });

  it('may be repeated after any broken connection', async () => {
    for (const answer of [new HttpFailure('timeout', true, ''), { status: 408, headers: {}, body: Buffer.from('') }, { status: 502, headers: {}, body: Buffer.from('') }, jsonAnswer(200, { success: false })]) {
      await expect(markRead('wamid.SU4=', credentials, new MemoryHttp(() => answer))).rejects.toMatchObject({ kind: 'retry' });
    }
  });
});
