import { messagesOf, optionsOf, type Turn } from './chat.js';

const turn = (said: string, messages?: Record<string, unknown>[], choiceId?: string): Turn =>
  ({ id: 1, said, choiceId, error: undefined, answer: messages === undefined ? undefined : ({ messages } as never) });

describe('the chat of the playground', () => {
  it('tells the API what was said, what was offered and what was tapped', () => {
    const list = { kind: 'list', body: 'Which one?', sections: [{ rows: [{ id: 'product:1', title: 'Mug', description: '$9' }] }] };
    expect(messagesOf([turn('menu', [list, { kind: 'image', media: {} }]), turn('Mug', undefined, 'product:1')])).toEqual([
      { author: 'customer', text: 'menu' },
      { author: 'assistant', text: 'Which one?', options: [{ id: 'product:1', title: 'Mug' }] },
      { author: 'customer', text: 'Mug', choice_id: 'product:1' },
    ]);
  });

  it('keeps the newest forty messages', () => {
    const turns = Array.from({ length: 30 }, (_, index) => turn(`q${index}`, index === 29 ? undefined : [{ kind: 'text', text: 'a' }]));
    const messages = messagesOf(turns);
    expect([messages.length, messages.at(-1)]).toEqual([40, { author: 'customer', text: 'q29' }]);
  });

  it('finds buttons and rows, and nothing in other kinds', () => {
    expect(optionsOf({ kind: 'buttons', buttons: [{ id: 'a', title: 'A' }] })).toEqual([{ id: 'a', title: 'A', description: '' }]);
    expect(optionsOf({ kind: 'text', text: 'x' })).toEqual([]);
  });
});
