import type { ConversationRow } from '../rows.js';
import { assign, type Decider, handOff, inTurn, markRead, markUnread, reopen, reply, resolve, returnToAi, snooze, takeOver } from './hands.js';

const AT = new Date('2026-03-01T10:00:00Z');
const ana: Decider = { kind: 'user', userId: 'ana' };
const program: Decider = { kind: 'api', keyName: 'Shop system' };
const row = (over: Partial<ConversationRow> = {}): ConversationRow => ({
  store_id: 's', id: 'c', account_id: 'a', customer_id: 'p', handler: 'ai', handler_version: 4, handler_changed_at: new Date(0), hand_off_reason: null, assignee_id: null,
  state: 'open', snoozed_until: null, unread_count: 2, preview: '', last_message_at: new Date(0), last_inbound_at: null, window_closes_at: null, turn_version: 1, turn_failures: 0, turn_due_at: null, turn_opened_at: null,
  created_at: new Date(0), updated_at: new Date(0), ...over,
});

describe('who has a conversation', () => {
  it('R156: a person who replies has it, and the open turn is closed', () => {
    const made = reply(row(), ana, AT);
    expect(made.next).toMatchObject({ handler: 'human', handler_version: 5, handler_changed_at: AT, assignee_id: 'ana', unread_count: 0 });
    expect(made).toMatchObject({ history: [{ type: 'taken_over' }], turn: 'close' });
  });

  it('R203: every reply of a person rises the version, also the second one, and leaves the assignee', () => {
    const made = reply(row({ handler: 'human', assignee_id: 'omar' }), ana, AT);
    expect(made.next).toMatchObject({ handler_version: 5, handler_changed_at: new Date(0), assignee_id: 'omar' });
    expect(made.history).toEqual([]);
  });

  it('a program that takes over is nobody\'s assignment', () => {
    expect(takeOver(row({ handler: 'waiting' }), program, AT).next).toMatchObject({ handler: 'human', assignee_id: null });
  });

  it('taking over what one has already changes nothing', () => {
    const mine = row({ handler: 'human', assignee_id: 'ana' });
    expect(takeOver(mine, ana, AT)).toEqual({ next: mine, history: [], turn: 'keep' });
    expect(takeOver(row({ handler: 'human', assignee_id: 'omar' }), ana, AT).next).toMatchObject({ assignee_id: 'ana', handler_version: 5 });
  });

  it('R84: handed off it waits for whoever is free, with the reason', () => {
    const made = handOff(row({ handler: 'human', assignee_id: 'ana' }), 'refund', AT);
    expect(made.next).toMatchObject({ handler: 'waiting', assignee_id: null, hand_off_reason: 'refund', handler_version: 5 });
    expect(handOff(made.next, 'refund', AT).next).toBe(made.next);
  });

  it('goes back to the assistant with or without an answer to what waits', () => {
    const waiting = row({ handler: 'waiting', hand_off_reason: 'refund' });
    expect(returnToAi(waiting, true, AT)).toMatchObject({ next: { handler: 'ai', hand_off_reason: null, handler_version: 5 }, turn: 'answer' });
    expect(returnToAi(waiting, false, AT).turn).toBe('close');
  });

  it('resolved, it begins anew with the assistant', () => {
    const made = resolve(row({ handler: 'human', assignee_id: 'ana' }), AT);
    expect(made.next).toMatchObject({ state: 'resolved', handler: 'ai', assignee_id: null, unread_count: 0, handler_version: 5 });
    expect(resolve(made.next, AT).next).toBe(made.next);
    expect(reopen(made.next)).toMatchObject({ next: { state: 'open' }, history: [{ type: 'reopened' }] });
    expect(reopen(row()).history).toEqual([]);
  });

  it.each([
    ['ai', 'omar', 'ai', 4], ['waiting', 'omar', 'human', 5], ['human', null, 'waiting', 5],
  ] as const)('with %s, assigned to %s, it is with %s', (handler, assignee, after, version) => {
    const before = row({ handler, assignee_id: assignee === null ? 'ana' : null });
    expect(assign(before, assignee, null, AT).next).toMatchObject({ handler: after, handler_version: version, assignee_id: assignee });
  });

  it('counts as unread again, and no message less than it had', () => {
    expect(markUnread(row({ unread_count: 0 })).next.unread_count).toBe(1);
    expect(markUnread(row({ unread_count: 3 })).next.unread_count).toBe(3);
    expect(markUnread(row({ unread_count: 0 }))).toMatchObject({ history: [], turn: 'keep', next: { handler_version: 4 } });
  });

  it('is changed in one go by several decisions', () => {
    const until = new Date('2026-03-02T09:00:00Z');
    const made = inTurn(row(), [(now) => resolve(now, AT), reopen, (now) => snooze(now, until), markRead]);
    expect(made).toMatchObject({ next: { state: 'snoozed', snoozed_until: until, unread_count: 0 }, turn: 'close' });
    expect(made.history.map(({ type }) => type)).toEqual(['resolved', 'reopened', 'snoozed']);
    expect(inTurn(row(), []).history).toEqual([]);
  });
});
