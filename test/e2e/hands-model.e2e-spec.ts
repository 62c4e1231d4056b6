import fc from 'fast-check';
import { startApp, type TestApp } from '../support/app.js';
import { anAccount } from '../support/factories.js';
import { aColleague, aPerson } from '../support/login.js';
import { ConversationModel, type Leaves, type Step } from '../support/hands/model.js';
import { RealConversation, type Seen } from '../support/hands/real-conversation.js';
import { someSteps } from '../support/hands/steps.js';

const INTERLEAVINGS = 400;
const AT_ONCE = 20;
const SEED = 20_261_122;

let t: TestApp;
let storeId = '';
let accountId = '';
let people: readonly string[] = [];
beforeAll(async () => {
  // Nothing happens by itself: every step is taken here.
  t = await startApp({ ROLE: 'api', DATABASE_POOL: '8' });
  const owner = await aPerson(t);
  storeId = owner.storeId;
  accountId = await anAccount(t, storeId);
  people = [owner.userId, (await aColleague(t, owner, 'agent')).userId];
});
afterAll(() => t.close());

/** What the model says that Postgres holds. */
function expected({ row, lease, waiting, outgoing }: ConversationModel): Seen {
  return {
    handler: row.handler, handlerVersion: row.handler_version, turnVersion: row.turn_version, isDue: row.turn_due_at !== null, isLeased: lease !== null, state: row.state, assignee: row.assignee_id,
    waiting: waiting.length, outgoing: outgoing.map(({ author, status, handlerVersion }) => `${author} ${status} ${String(handlerVersion)}`),
  };
}

/** The first step after which they differ. */
async function differenceIn(steps: readonly Step[], leaves: Leaves = {}): Promise<string | undefined> {
  const model = new ConversationModel(leaves, people);
  const real = await RealConversation.open(t, storeId, accountId, people);
  for (const [index, step] of steps.entries()) {
    model.take(step);
    await real.take(step);
    const [wanted, seen] = [expected(model), await real.seen()];
    if (JSON.stringify(wanted) !== JSON.stringify(seen)) return JSON.stringify({ steps: steps.slice(0, index + 1), wanted, seen }, null, 1);
  }
  return undefined;
}

it(`R203: the model is what Postgres does, in ${String(INTERLEAVINGS)} interleavings`, async () => {
  const interleavings = fc.sample(someSteps, { numRuns: INTERLEAVINGS, seed: SEED });
  const differences: string[] = [];
  for (let from = 0; from < INTERLEAVINGS && differences.length === 0; from += AT_ONCE) {
    const found = await Promise.all(interleavings.slice(from, from + AT_ONCE).map((steps) => differenceIn(steps)));
    differences.push(...found.filter((difference) => difference !== undefined));
  }
  expect(differences.slice(0, 1)).toEqual([]);
}, 240_000);

it('would see a rule that only one of them has', async () => {
  const overtaken: Step[] = [{ kind: 'customer writes' }, { kind: 'claim', worker: 0 }, { kind: 'answer', worker: 0, as: 'reply', atOnce: false }, { kind: 'take over', person: 0 }, { kind: 'send' }];
  expect(await differenceIn(overtaken)).toBeUndefined();
  expect(await differenceIn(overtaken, { fenceAtSend: true })).toContain('"kind": "send"');
});
