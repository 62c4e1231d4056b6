import fc from 'fast-check';
import { ConversationModel, type Leaves, type Step } from './support/hands/model.js';
import { someSteps } from './support/hands/steps.js';

const INTERLEAVINGS = 100_000;

/** The first thing that is wrong after any of the steps. */
function wrongAfter(steps: readonly Step[], leaves: Leaves = {}): string | undefined {
  const conversation = new ConversationModel(leaves);
  for (const step of steps) {
    conversation.take(step);
    const wrong = conversation.violation();
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

// Beside type checks and lint on a slow machine.
jest.setTimeout(120_000);

describe('who speaks to the customer', () => {
  it(`R203: never the assistant while a person has the conversation, in ${String(INTERLEAVINGS)} interleavings`, () => {
    let began = 0;
    fc.assert(fc.property(someSteps, (steps) => {
      const conversation = new ConversationModel();
      for (const step of steps) {
        conversation.take(step);
        const wrong = conversation.violation();
        if (wrong !== undefined) throw new Error(wrong);
      }
      began += conversation.began.length;
    }), { numRuns: INTERLEAVINGS, seed: 20_261_122 });
    // Not because nobody ever said anything.
    expect(began).toBeGreaterThan(INTERLEAVINGS / 4);
  });

  it.each([
    ['a message is not looked at again when it is sent', { fenceAtSend: true }, 'the assistant spoke while a person had the conversation'],
    ['an answer is written whoever has the conversation', { fenceAtClose: true, leaseAtClose: true }, 'the assistant spoke while a person had the conversation'],
    ['a person\'s reply leaves the version', { versionOfReply: true }, 'the assistant spoke while a person had the conversation'],
  ] as const)('is noticed when %s', (_what, leaves, wrong) => {
    const found = fc.check(fc.property(someSteps, (steps) => wrongAfter(steps, leaves) === undefined), { numRuns: 20_000, seed: 7 });
    expect(found.failed).toBe(true);
    const [steps = []] = found.counterexample ?? [];
    // Shrunk to the few steps that it takes.
    expect(steps.length).toBeLessThanOrEqual(9);
    expect(wrongAfter(steps, leaves)).toBe(wrong);
    expect(wrongAfter(steps)).toBeUndefined();
  });
});
