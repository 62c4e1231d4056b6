import type { OutboundContent } from '#contracts';
import { jsonAnswer, MemoryHttp } from '../../src/conformance/index.js';
import { wasender } from '../index.js';
import { sampleCredentials as credentials } from '../sample-credentials.js';
import { isEcho, nameOf } from './naming.js';
import { numberedText } from './numbered-text.js';
import { markRead, send } from './send.js';

const accepted = () => jsonAnswer(200, { success: true, data: { msgId: 100000, jid: '+12025550101', status: 'in_progress' } });
const buttons: OutboundContent = { kind: 'buttons', body: 'What next?', buttons: [{ id: 'a', title: 'View Menu' }, { id: 'b', title: 'Talk to Human' }], footer: 'Lantern shop' };
const list: OutboundContent = {
  kind: 'list', body: 'Our lamps', button: 'Choose', header: { text: 'Menu' },
  sections: [{ title: 'Inside', rows: [{ id: 'p1', title: 'Desk lamp', description: '29 EUR' }] }, { title: 'Outside', rows: [{ id: 'p2', title: 'Lantern' }, { id: 'p3', title: 'Torch' }] }],
};

async function sent(content: OutboundContent, to = { phone: '+12025550101' } as Parameters<typeof send>[0]['to']): Promise<unknown> {
  const http = new MemoryHttp(accepted);
  await send({ to, content, correlationId: 'att_1' }, credentials, http);
  expect(http.requests).toHaveLength(1);
  expect(http.requests[0]).toMatchObject({ method: 'POST', url: 'https://www.wasenderapi.com/api/send-message', headers: { authorization: 'Bearer session-key-of-the-tests' } });
  return http.requests[0]?.json;
}

describe('sending', () => {
  it('gives the vendor\'s number as a provisional name', async () => {
    await expect(send({ to: { phone: '+12025550101' }, content: { kind: 'text', text: 'Hi' }, correlationId: 'a' }, credentials, new MemoryHttp(accepted))).resolves.toEqual({ externalId: '100000', isProvisional: true });
  });

  it.each<[OutboundContent, unknown]>([
    [{ kind: 'text', text: 'Hi' }, { text: 'Hi' }],
    [{ kind: 'image', media: { externalId: 'https://wasenderapi.com/media/a.jpg' }, caption: 'Look' }, { imageUrl: 'https://wasenderapi.com/media/a.jpg', text: 'Look' }],
    [{ kind: 'document', media: { externalId: 'https://wasenderapi.com/media/a.pdf', filename: 'offer.pdf' } }, { documentUrl: 'https://wasenderapi.com/media/a.pdf', fileName: 'offer.pdf' }],
    [{ kind: 'audio', media: { url: 'https://x.example/a.ogg' } }, { audioUrl: 'https://x.example/a.ogg' }],
    [{ kind: 'sticker', media: { url: 'https://x.example/a.webp' } }, { stickerUrl: 'https://x.example/a.webp' }],
    [{ kind: 'location', latitude: 1, longitude: 2, name: 'Shop' }, { location: { latitude: 1, longitude: 2, name: 'Shop' } }],
    [{ kind: 'contacts', contacts: [{ name: 'Ana', phones: [{ phone: '+12025550177' }] }] }, { contact: { name: 'Ana', phone: '+12025550177' } }],
    [buttons, { text: 'What next?\n\n1. View Menu\n2. Talk to Human\n\n_Lantern shop_' }],
    [list, { text: '*Menu*\n\nOur lamps\n\n*Inside*\n1. Desk lamp\n    29 EUR\n\n*Outside*\n2. Lantern\n3. Torch' }],
    [{ ...buttons, header: { media: { kind: 'image', url: 'https://x.example/a.jpg' } } }, { imageUrl: 'https://x.example/a.jpg', text: 'What next?\n\n1. View Menu\n2. Talk to Human\n\n_Lantern shop_' }],
  ])('sends %j', async (content, body) => {
    await expect(sent(content)).resolves.toEqual({ to: '+12025550101', ...(body as object) });
  });

  it('writes to a hidden id with its domain, and never its bare digits', async () => {
    await expect(sent({ kind: 'text', text: 'Hi' }, { lid: '100000000000001@lid' })).resolves.toMatchObject({ to: '100000000000001@lid' });
    await expect(sent({ kind: 'text', text: 'Hi' }, { lid: '100000000000001@lid', waId: '12025550101' })).resolves.toMatchObject({ to: '+12025550101' });
    await expect(send({ to: {}, content: { kind: 'text', text: 'Hi' }, correlationId: 'a' }, credentials, new MemoryHttp(accepted))).rejects.toMatchObject({ code: 'wasender.no_recipient', kind: 'reject' });
  });

  it.each<[OutboundContent, RegExp]>([
    [{ kind: 'template', name: 'welcome', language: 'en' }, /fill the template in first/],
    [{ kind: 'flow', body: 'x', flowId: '1', cta: 'Go' }, /Flows are not supported on WASender/],
    [{ kind: 'reaction', targetExternalId: 'x', emoji: '👍' }, /Reactions are not supported/],
  ])('R132, R208: refuses %j with the reason', (content, words) => {
    expect(wasender.refusals(content)).toMatchObject([{ detail: expect.stringMatching(words) }]);
  });

  it('R201: counts buttons, rows and the whole numbered text', () => {
    const four = { ...buttons, buttons: [1, 2, 3, 4].map((n) => ({ id: `${n}`, title: `B${n}` })) };
    expect(wasender.refusals(four)).toMatchObject([{ pointer: '/buttons', code: 'too_many' }]);
    expect(wasender.refusals({ kind: 'contacts', contacts: [] })).toMatchObject([{ pointer: '/contacts' }]);
    expect(wasender.refusals({ ...list, sections: [] })).toMatchObject([{ pointer: '/sections', code: 'required' }]);
    const longest = { ...list, body: 'x'.repeat(3072), sections: [{ rows: Array.from({ length: 10 }, (_, n) => ({ id: `${n}`, title: `${n}`.padEnd(24, 'x'), description: 'y'.repeat(72) })) }] };
    expect(wasender.refusals(longest)).toMatchObject([{ pointer: '/body', code: 'too_long' }]);
    expect(wasender.refusals(list)).toEqual([]);
  });

  it.each([
    [{ retry_after: 3 }, {}, 3_200], [{}, { 'retry-after': '7' }, 7_200], [{}, { 'x-ratelimit-reset': '5' }, 5_200],
    [{}, { 'x-ratelimit-reset': '1790000030', date: 'Mon, 21 Sep 2026 14:13:20 GMT' }, 30_200], [{}, { 'x-ratelimit-reset': '1790000030' }, 10_000], [{}, {}, 10_000],
  ])('R182: waits as %j %j ask', async (body, headers, waitMs) => {
    const answer = { ...jsonAnswer(429, { message: 'Too Many Attempts.', ...body }), headers: headers as Record<string, string> };
    await expect(send({ to: { phone: '+12025550101' }, content: { kind: 'text', text: 'Hi' }, correlationId: 'a' }, credentials, new MemoryHttp(() => answer)))
      .rejects.toMatchObject({ kind: 'retry', code: 'wasender.rate_limited', retry: { afterMs: waitMs, holdsNumber: true } });
  });

  it.each([
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '60' }, 60_200, 'wasender.rate_limited'], [{ 'x-ratelimit-remaining': '9', 'x-ratelimit-daily-remaining': '0', 'x-ratelimit-daily-reset': '7200', 'x-ratelimit-reset': '60' }, 7_200_200, 'wasender.daily_limit'],
    [{ 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '60' }, undefined, undefined], [{ 'x-ratelimit-remaining': '0' }, undefined, undefined],
  ])('a success that used the last of what is allowed says until when: %j', async (headers, pauseMs, pauseCode) => {
    const answer = { ...accepted(), headers: headers as unknown as Record<string, string> };
    const result = await send({ to: { phone: '+12025550101' }, content: { kind: 'text', text: 'Hi' }, correlationId: 'a' }, credentials, new MemoryHttp(() => answer));
    expect([result.externalId, result.pauseMs, result.pauseCode]).toEqual(['100000', pauseMs, pauseCode]);
  });

  it.each([408, 500, 503])('does not know what became of a message after %d, whatever the words', async (status) => {
    const http = new MemoryHttp(() => jsonAnswer(status, { success: false, message: 'Invalid API key' }));
    await expect(send({ to: { phone: '+12025550101' }, content: { kind: 'text', text: 'Hi' }, correlationId: 'a' }, credentials, http)).rejects.toMatchObject({ kind: 'unknown' });
  });
});

describe('the lasting id of a message', () => {
  it('is asked for by its number', async () => {
    const http = new MemoryHttp(() => jsonAnswer(200, { success: true, data: { id: '3EB0', msgId: 100000, key: { id: '3EB0', fromMe: true }, status: 3, messageTimestamp: '1751297488' } }));
    await expect(nameOf('100000', credentials, http)).resolves.toEqual({ externalId: '3EB0', status: 'delivered' });
    expect(http.requests[0]).toMatchObject({ method: 'GET', url: 'https://www.wasenderapi.com/api/messages/100000/info' });
  });
  it.each([[200, { success: true, data: { msgId: 100000 } }], [404, { success: false, error: 'Message not found' }]])('is not there yet (%d)', async (status, body) => {
    await expect(nameOf('100000', credentials, new MemoryHttp(() => jsonAnswer(status, body)))).resolves.toBeUndefined();
  });
  it('knows what went out when the phone repeats it', () => {
    expect(isEcho(buttons, { kind: 'text', text: numberedText(buttons) })).toBe(true);
    expect(isEcho({ kind: 'text', text: 'Hi' }, { kind: 'text', text: 'Hi ' })).toBe(true);
    expect(isEcho({ kind: 'text', text: 'Hi' }, { kind: 'text', text: 'Ho' })).toBe(false);
    expect(isEcho({ kind: 'image', media: {}, caption: 'a' }, { kind: 'image', media: {}, caption: 'a' })).toBe(true);
    expect(isEcho({ kind: 'image', media: {} }, { kind: 'video', media: {} })).toBe(false);
  });
});

describe('read receipts', () => {
  it('name the chat as the message did', async () => {
    const http = new MemoryHttp(() => jsonAnswer(200, { success: true, data: { status: 'read' } }));
    await markRead('3EB0', credentials, http, { chatId: '100000000000001@lid', typing: true });
    expect(http.requests.map(({ url, json }) => [url.split('/api/')[1], json])).toEqual([
      ['messages/read', { key: { id: '3EB0', remoteJid: '100000000000001@lid', fromMe: false } }],
      ['send-presence-update', { jid: '100000000000001@lid', type: 'composing', delayMs: 5_000 }],
    ]);
    await expect(markRead('3EB0', credentials, http)).rejects.toMatchObject({ code: 'wasender.no_chat' });
  });
});
