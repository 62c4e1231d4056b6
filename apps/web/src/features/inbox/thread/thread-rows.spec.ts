import type { PendingMessage } from '../composer/outbox.js';
import type { ConversationEvent, Message } from '../model.js';
import { threadRows, unexplained } from './thread-rows.js';

const message = (id: string, at: string, more: Partial<Message> = {}) => ({ id, occurred_at: `2026-03-0${at}:00.000Z`, direction: 'in', author: 'customer', author_id: null, turn: null, ...more } as Message);
const event = (id: string, at: string) => ({ id, occurred_at: `2026-03-0${at}:00.000Z`, type: 'handed_off' } as ConversationEvent);
const silent = (reason: 'assistant_off' | 'person_has_it') => ({ turn: { silence_reason: reason, run_id: null } });

function keys(parts: Partial<Parameters<typeof threadRows>[0]>): string[] {
  return threadRows({ messages: [], events: [], pending: [], isComplete: true, unread: 0, timeZone: 'UTC', ...parts }).map(({ kind, key }) => (kind === 'day' ? 'day' : key));
}

describe('the rows of a thread', () => {
  it('stand in the order of time, with a mark at each new day', () => {
    expect(keys({ messages: [message('m3', '2T09:00'), message('m2', '1T10:02'), message('m1', '1T10:00')], events: [event('e1', '1T10:01')] })).toEqual(['day', 'm1', 'e1', 'm2', 'day', 'm3']);
  });
  it('begin a day when the store does, not Greenwich', () => {
    const messages = [message('m2', '1T23:30'), message('m1', '1T22:30')];
    expect(keys({ messages })).toEqual(['day', 'm1', 'm2']);
    expect(keys({ messages, timeZone: 'Europe/Madrid' })).toEqual(['day', 'm1', 'day', 'm2']);
  });
  it('group what one author wrote within minutes', () => {
    const rows = threadRows({ messages: [message('m3', '1T10:20'), message('m2', '1T10:01'), message('m1', '1T10:00')], events: [], pending: [], isComplete: true, unread: 0, timeZone: 'UTC' });
    expect(rows.flatMap((row) => (row.kind === 'message' ? [row.isGrouped] : []))).toEqual([false, true, false]);
  });
  it('mark the first of the unread messages', () => {
    expect(keys({ messages: [message('m3', '1T10:03'), message('m2', '1T10:02'), message('m1', '1T10:01')], unread: 2 })).toEqual(['day', 'm1', 'unread', 'm2', 'm3']);
  });
  it('say once for a turn why nobody answered, below its last message', () => {
    expect(keys({ messages: [message('m2', '1T10:02', silent('assistant_off')), message('m1', '1T10:01', silent('assistant_off'))] })).toEqual(['day', 'm1', 'm2', 'silence-m2']);
  });
  it('do not say what the banner says already', () => {
    expect(keys({ messages: [message('m1', '1T10:01', silent('person_has_it'))] })).toEqual(['day', 'm1']);
  });
  it('show a message once, also where the stream is faster than the answer to who sent it', () => {
    const typed = (key: string, text: string, more: Partial<PendingMessage> = {}): PendingMessage => ({ storeId: 's', conversationId: 'c', userId: 'u', at: '', turn: 1, after: 'm1', key, content: { kind: 'text', text }, ...more });
    const said = (id: string, text: string, author = 'u') => message(id, '1T10:02', { direction: 'out', author: 'user', author_id: author, kind: 'text', text });
    const before = said('m1', 'ok');
    expect(keys({ messages: [before], pending: [typed('p1', 'ok')] })).toEqual(['day', 'm1', 'p1']);
    expect(keys({ messages: [said('m2', 'ok'), before], pending: [typed('p1', 'ok')] })).toEqual(['day', 'm1', 'm2']);
    expect(keys({ messages: [said('m2', 'ok'), before], pending: [typed('p1', 'ok'), typed('p2', 'ok')] })).toEqual(['day', 'm1', 'm2', 'p2']);
    expect(keys({ messages: [said('m2', 'ok', 'colleague'), before], pending: [typed('p1', 'ok')] })).toEqual(['day', 'm1', 'm2', 'p1']);
    expect(keys({ messages: [said('m2', 'ok'), before], pending: [typed('p0', 'ok', { refusal: { code: 'x' } }), typed('p1', 'no')] })).toEqual(['day', 'm1', 'm2', 'p0', 'p1']);
  });
  it('leave out what happened before the oldest message that is loaded', () => {
    const parts = { messages: [message('m1', '2T10:00')], events: [event('e1', '1T10:00')] };
    expect(keys({ ...parts, isComplete: false })).toEqual(['day', 'm1']);
    expect(keys(parts)).toEqual(['day', 'e1', 'day', 'm1']);
  });
});

describe('the message that nobody answered and nothing explains', () => {
  const answer = (id: string, at: string, author: 'assistant' | 'user') => message(id, at, { direction: 'out', author });
  it.each([
    ['the last word is the customer\'s', [message('m1', '1T10:01')], 'ai', 'm1'],
    ['people have it', [message('m1', '1T10:01', silent('person_has_it'))], 'human', 'm1'],
    ['a row says why', [message('m1', '1T10:01', silent('assistant_off'))], 'ai', undefined],
    ['the assistant answered', [answer('m2', '1T10:02', 'assistant'), message('m1', '1T10:01')], 'ai', undefined],
    ['the assistant only said that a person will answer', [answer('m2', '1T10:02', 'assistant'), message('m1', '1T10:01')], 'waiting', 'm1'],
    ['a person answered', [answer('m2', '1T10:02', 'user'), message('m1', '1T10:01')], 'human', undefined],
  ] as const)('%s', (_name, messages, handler, id) => expect(unexplained(messages, handler)?.id).toBe(id));
});
