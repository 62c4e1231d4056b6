import { filterOf, isWorthKeeping, viewText } from './view-filter.js';

describe('views of the inbox', () => {
  const view = (filter: object) => ({ id: 'view_1', name: 'x', shared: false, user_id: 'usr_1', created_at: '', filter }) as Parameters<typeof filterOf>[0];
  it('stand for the filter that was kept', () => {
    const filter = { tab: 'mine', label: 'lbl_1', q: 'refund', unread: true } as const;
    expect(filterOf(view(filter))).toEqual(filter);
    expect(viewText(filterOf(view(filter)))).toBe(viewText(filter));
    expect(filterOf(view({ unread: false }))).toEqual({});
  });
  it('are told apart by every part, and not by how it is written', () => {
    expect(viewText({})).toBe(viewText({ tab: 'all' }));
    expect(viewText({ q: 'a', unread: true })).toBe(viewText({ unread: true, q: 'a' }));
    expect(new Set([{}, { tab: 'ai' }, { account: 'acc_1' }, { assignee: 'usr_1' }, { label: 'lbl_1' }, { q: 'a' }, { unread: true }, { mentioned: true }].map((filter) => viewText(filter as object))).size).toBe(8);
  });
  it('keep more than a tab', () => {
    expect(isWorthKeeping({ tab: 'mine' })).toBe(false);
    expect(isWorthKeeping({ tab: 'mine', unread: true })).toBe(true);
  });
});
