import { Client, type ClientConfig } from 'pg';
import { type Line, openLine } from '../support/shop.js';

/** A statement costs both sides more in waiting than in work: what one message may take on its way, whatever the machine. */
describe('what one message costs', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine({ QUIET_WINDOW_MS: '0' }); });
  afterAll(() => line.close());

  /** Statements and round trips of the app's own connections while `work` runs. What is sent in one turn of the event loop shares a round trip. */
  const costOf = async (work: () => Promise<void>): Promise<{ statements: number; roundTrips: number }> => {
    const cost = { statements: 0, roundTrips: 0 };
    const inFlight = new Set<Client>();
    const original = Client.prototype.query as (...args: unknown[]) => unknown;
    const counted = jest.spyOn(Client.prototype, 'query').mockImplementation(function count(this: Client & { connectionParameters: ClientConfig }, ...args: unknown[]) {
      if (this.connectionParameters.application_name?.startsWith('parley') && this.connectionParameters.application_name !== 'parley jobs') {
        cost.statements += 1;
        if (!inFlight.has(this)) {
          cost.roundTrips += 1;
          inFlight.add(this);
          process.nextTick(() => inFlight.delete(this));
        }
      }
      return original.apply(this, args);
    } as never);
    await work();
    counted.mockRestore();
    return cost;
  };

  it('a question that the catalog answers, from the webhook to the last tick', async () => {
    const phone = line.sandbox.phone({ waId: '34600777001', name: 'Frugal' }).with(line.shop.numberId);
    const ask = async (): Promise<void> => {
      await phone.text('do you have a blue mug?');
      await line.settled();
    };
    // Whatever is read once and remembered.
    for (let round = 0; round < 3; round += 1) await ask();
    const cost = await costOf(ask);
    expect(cost.statements).toBeLessThanOrEqual(110);
    expect(cost.roundTrips).toBeLessThanOrEqual(55);
  });
});
