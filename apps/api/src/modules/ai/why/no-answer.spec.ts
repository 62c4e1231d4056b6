import { causeOf } from './no-answer.js';
import type { WhyRow } from './why.queries.js';

const row = (changes: Partial<WhyRow>): WhyRow => ({
  direction: 'in', kind: 'text', is_asked: true, handler: 'ai', has_turn: true, silence_reason: null, outcome: 'reply', hand_off_reason: null, account_usable: true, person_wrote: false, assistant_wrote: false, answers: ['sent'], ...changes,
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
    ['left to a person, who gave it back', { silence_reason: 'person_has_it', outcome: null, answers: [] }, 'given_back'],
    ['left to a person, who has it', { silence_reason: 'person_has_it', outcome: null, answers: [], handler: 'human' }, 'person_has_it'],
    ['handed off and given back without a word', { outcome: 'hand_off', hand_off_reason: 'Wants a discount' }, 'given_back'],
    ['handed off and given back, and the assistant has answered since', { outcome: 'hand_off', hand_off_reason: 'Wants a discount', assistant_wrote: true }, undefined],
    ['no model answered, and it waits', { outcome: 'hand_off', hand_off_reason: 'The assistant could not answer', handler: 'waiting' }, 'provider_failure'],
    ['the budget was used up, and it waits', { outcome: 'hand_off', hand_off_reason: 'The assistant\'s budget is used up', handler: 'waiting' }, 'budget'],
    ['the budget was used up, and it was given back', { outcome: 'hand_off', hand_off_reason: 'The assistant\'s budget is used up' }, 'budget'],
    ['the budget was used up, and a person has it', { outcome: 'hand_off', hand_off_reason: 'The assistant\'s budget is used up', handler: 'human' }, 'person_has_it'],
    ['the plan is used up, and it waits', { outcome: 'hand_off', hand_off_reason: 'The plan\'s limit of messages is reached', handler: 'waiting' }, 'message_limit'],
    ['a reaction', { kind: 'reaction' }, 'not_asked'],
  ])('%s', (_name, changes, cause) => expect(causeOf(row(changes))).toBe(cause));
});
