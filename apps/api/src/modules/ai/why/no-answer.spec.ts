import { causeOf } from './no-answer.js';
import type { WhyRow } from './why.queries.js';

const row = (changes: Partial<WhyRow>): WhyRow => ({
  direction: 'in', kind: 'text', is_asked: true, handler: 'ai', has_turn: true, silence_reason: null, outcome: 'reply', hand_off_reason: null, account_usable: true, person_wrote: false, answers: ['sent'], ...changes,
});

describe('why nobody answered', () => {
  it.each<[string, Partial<WhyRow>, string | undefined]>([
    ['answered', {}, undefined],
    ['answered in two bubbles, the second of which failed', { answers: ['delivered', 'failed'] }, 'answer_failed'],
    ['a person wrote since', { silence_reason: 'assistant_off', person_wrote: true }, undefined],
    ['waits, while its account is paused', { answers: ['queued'], account_usable: false }, 'account_inactive'],
    ['a turn that is open, while its account is paused', { has_turn: false, account_usable: false }, 'account_inactive'],
    ['a turn that is open, with a person', { has_turn: false, handler: 'human' }, 'person_has_it'],
    ['asked for a person, whom nobody sent', { outcome: 'hand_off', hand_off_reason: 'The customer asked for a person', handler: 'waiting' }, 'waiting_for_person'],
    ['handed off in a model\'s own words, taken, and unanswered', { outcome: 'hand_off', hand_off_reason: 'Wants a discount', handler: 'human' }, 'person_has_it'],
    ['handed off and given back', { outcome: 'hand_off', hand_off_reason: 'Wants a discount' }, undefined],
    ['a reaction', { kind: 'reaction' }, 'not_asked'],
  ])('%s', (_name, changes, cause) => expect(causeOf(row(changes))).toBe(cause));
});
