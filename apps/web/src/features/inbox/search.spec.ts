import { at, inboxSearch } from './search.js';

describe('the address of another conversation', () => {
  it('keeps the filter, and leaves the message behind that was looked for in the last one', () => {
    const search = inboxSearch({ tab: 'all', unread: true, c: 'conv_1', m: 'msg_1' });
    expect(search).toEqual({ tab: 'all', unread: true, c: 'conv_1', m: 'msg_1' });
    expect(at(search, 'conv_2')).toEqual({ tab: 'all', unread: true, c: 'conv_2' });
  });
});
