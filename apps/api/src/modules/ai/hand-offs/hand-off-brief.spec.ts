import type { MessageAuthor } from '#contracts';
import type { RunStep } from '../runs/run-log.js';
import type { TurnMessage } from '../turn.js';
import { briefOf } from './hand-off-brief.js';

let minutes = 0;
const message = (author: MessageAuthor, text: string): TurnMessage => ({ id: text, author, content: { kind: 'text', text }, at: new Date(Date.UTC(2026, 2, 1, 10, (minutes += 1))) });
const brief = (said: string, history: readonly TurnMessage[] = [], steps: readonly RunStep[] = []) => briefOf({ messages: [message('customer', said)], history }, steps, undefined, 'en');

describe('the brief of a hand-off', () => {
  it('says what the customer wants, also when the last words only ask for a person', () => {
    expect(brief('I want to talk to a person', [message('customer', 'hello'), message('customer', 'The zip of my tent broke')]).wish).toBe('The zip of my tent broke');
    expect(brief('hello').wish).toBe('hello');
  });

  it('says what was tried, and what was held back', () => {
    const steps: RunStep[] = [
      { kind: 'tool', tool: 'search_products', arguments: { query: 'tent zip' }, ok: true, result: '', sources: [], ms: 1 },
      { kind: 'tool', tool: 'search_knowledge', arguments: { query: 'repairs' }, ok: true, result: '', sources: [{ kind: 'knowledge', id: 'kn_1', title: 'Repairs', score: 1, used: false }], ms: 1 },
      { kind: 'tool', tool: 'launch_rocket', arguments: {}, ok: false, result: '', sources: [], ms: 1 }, { kind: 'guardrail', rule: 'number', detail: '$5', refused: '' },
    ];
    expect(brief('zip?', [], steps).tried).toEqual([{ what: 'searched_products', about: 'tent zip', found: 0 }, { what: 'searched_knowledge', about: 'repairs', found: 1 }, { what: 'held_back', about: '$5', found: 0 }]);
  });

  it.each([
    ['Where is it???!', 'upset'], ['THIS IS A SHAME', 'upset'], ['Estoy muy enfadada', 'upset'], ['Das ist Betrug', 'upset'], ['هذا غير مقبول', 'upset'], ['यह धोखा है', 'upset'], ['I need it urgently', 'hurried'], ['C’est urgent', 'hurried'], ['أحتاجه بسرعة', 'hurried'],
    ['Do you have size L?', 'calm'], ['OK', 'calm'], ['Quiero una taza', 'calm'],
  ] as const)('reads the mood of "%s": %s', (said, mood) => expect(brief(said).mood).toBe(mood));

  it.each(['We will call you at 5.', 'Te llamamos por la tarde.', 'Je vous rappelle demain.', 'Wir melden uns morgen.', 'سنتصل بك غدا.', 'हम आपको फोन करेंगे।'])('keeps an open promise: %s', (promise) => {
    const { promise: open } = brief('And?', [message('user', `Hello! ${promise}`), message('assistant', 'Anything else?')]);
    expect(open?.text).toBe(promise);
    expect(open?.at).toMatch(/^2026-03-01T/);
  });

  it('knows of no promise that only the customer speaks of', () => expect(brief('You said that you will call').promise).toBeNull());
});
