import fc from 'fast-check';
import type { Step } from './model.js';

const worker = fc.nat(2);
const person = fc.nat(1);
const only = (kind: Extract<Step['kind'], 'customer writes' | 'phone app writes' | 'lease ends' | 'resolve' | 'reopen' | 'send' | 'sent' | 'try again'>): fc.Arbitrary<Step> => fc.constant({ kind });

/** One thing that happens. What a busy conversation does most, happens most. */
export const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: only('customer writes') },
  { weight: 5, arbitrary: worker.map((number): Step => ({ kind: 'claim', worker: number })) },
  { weight: 5, arbitrary: fc.record({ worker, as: fc.constantFrom('reply', 'two bubbles', 'hand off', 'silence'), atOnce: fc.boolean() }).map((answer): Step => ({ kind: 'answer', ...answer } as Step)) },
  { weight: 5, arbitrary: only('send') },
  { weight: 3, arbitrary: only('sent') },
  { weight: 1, arbitrary: only('try again') },
  { weight: 1, arbitrary: worker.map((number): Step => ({ kind: 'give back', worker: number })) },
  { weight: 1, arbitrary: only('lease ends') },
  { weight: 2, arbitrary: person.map((number): Step => ({ kind: 'take over', person: number })) },
  { weight: 2, arbitrary: person.map((number): Step => ({ kind: 'person replies', person: number })) },
  { weight: 1, arbitrary: person.map((number): Step => ({ kind: 'hand off', person: number })) },
  { weight: 1, arbitrary: fc.option(person).map((to): Step => ({ kind: 'assign', to })) },
  { weight: 2, arbitrary: fc.boolean().map((answerWaiting): Step => ({ kind: 'return', answerWaiting })) },
  { weight: 1, arbitrary: only('resolve') },
  { weight: 1, arbitrary: only('reopen') },
  { weight: 1, arbitrary: only('phone app writes') },
);

/** What happens to one conversation, one after the other. */
export const someSteps: fc.Arbitrary<Step[]> = fc.array(aStep, { minLength: 3, maxLength: 20, size: 'max' });
