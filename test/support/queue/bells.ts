import { gate, HOUR, testJob, type QueueHarness } from './harness.js';

/** Keys, doubles and delays. */
export function bellTests(queue: QueueHarness): void {
  it('runs a job with its payload', async () => {
    const { job, jobs, ran } = await queue.started({});
    await jobs.enqueue(job, { id: 'a' });
    await jobs.drain();
    expect(ran).toEqual(['a']);
  });

  it('collapses doubles that wait, by key', async () => {
    const job = testJob({ key: ({ id }) => id });
    const jobs = await queue.open([job]);
    const ran: string[] = [];
    jobs.handle(job, async ({ id }) => void ran.push(id));
    for (const id of ['a', 'b', 'a', 'a']) await jobs.enqueue(job, { id });
    await jobs.enqueueMany(job, [{ id: 'b' }, { id: 'c' }, { id: 'c' }]);
    await jobs.enqueue(job, { id: 'd' }, { key: 'a' });
    await jobs.start();
    await jobs.drain();
    expect(ran.sort()).toEqual(['a', 'b', 'c']);
  });

  it('keeps doubles of a job without a key', async () => {
    const { job, jobs, ran } = await queue.started({});
    await jobs.enqueueMany(job, [{ id: 'a' }, { id: 'a' }]);
    await jobs.enqueue(job, { id: 'a' });
    await jobs.drain();
    expect(ran).toEqual(['a', 'a', 'a']);
  });

  it('follows a run by one more when bells ring meanwhile, and never by two at once', async () => {
    const begun = gate();
    const release = gate();
    let running = 0;
    let most = 0;
    const { job, jobs, ran } = await queue.started({ key: ({ id }) => id }, async () => {
      most = Math.max(most, ++running);
      begun.open();
      await release.opened;
      running -= 1;
    });
    await jobs.enqueue(job, { id: 'a' });
    await begun.opened;
    await Promise.all([jobs.enqueue(job, { id: 'a' }), jobs.enqueue(job, { id: 'a' }), jobs.enqueueMany(job, [{ id: 'a' }])]);
    release.open();
    await jobs.drain();
    expect(ran).toEqual(['a', 'a']);
    expect(most).toBe(1);
  });

  it('loses no bell at the edge between two runs', async () => {
    let rung = 0;
    let seen = 0;
    let ended = gate();
    const { job, jobs } = await queue.started({ key: ({ id }) => id }, async () => {
      seen = rung;
      ended.open();
    });
    const ring = (): Promise<void> => {
      rung += 1;
      return jobs.enqueue(job, { id: 'a' });
    };
    for (let round = 0; round < 50; round += 1) {
      ended = gate();
      await ring();
      await ended.opened;
      // The handler has looked; the driver is about to take the job off the queue, or is doing so.
      for (let turns = 0; turns < round % 5; turns += 1) await new Promise(setImmediate);
      await ring();
      await jobs.drain();
      expect(seen).toBe(rung);
    }
  });

  it('hears the bell that a handler rings for itself', async () => {
    const { job, jobs, ran } = await queue.started({ key: ({ id }) => id }, async (id) => {
      if (ran.length < 3) await jobs.enqueue(job, { id });
    });
    await jobs.enqueue(job, { id: 'a' });
    await jobs.drain();
    expect(ran).toEqual(['a', 'a', 'a']);
  });

  it('runs a delayed job when it is due, and drains without it', async () => {
    const late = gate();
    const { job, jobs, ran } = await queue.started({}, async (id) => {
      if (id === 'late') late.open();
    });
    await jobs.enqueue(job, { id: 'never' }, { delayMs: HOUR });
    await jobs.enqueue(job, { id: 'late' }, { delayMs: 400 });
    await jobs.enqueue(job, { id: 'now' });
    await jobs.drain();
    await late.opened;
    expect(ran).toEqual(['now', 'late']);
  });

  it('drains with what is due in a moment', async () => {
    const { job, jobs, ran } = await queue.started({});
    await jobs.enqueue(job, { id: 'soon' }, { delayMs: 50 });
    await jobs.drain();
    expect(ran).toEqual(['soon']);
  });

  it.each([0, 50])('brings a delayed job forward by a bell with a delay of %i ms', async (delayMs) => {
    const ran = gate();
    const { job, jobs } = await queue.started({ key: ({ id }) => id }, async () => ran.open());
    await jobs.enqueue(job, { id: 'a' }, { delayMs: HOUR });
    await jobs.enqueue(job, { id: 'a' }, { delayMs });
    await ran.opened;
    await jobs.drain();
    expect(await jobs.health()).toMatchObject({ waiting: 0, delayed: 0 });
  });

  it('does not push a delayed job back by a later bell', async () => {
    const ran = gate();
    const { job, jobs } = await queue.started({ key: ({ id }) => id }, async () => ran.open());
    await jobs.enqueue(job, { id: 'a' }, { delayMs: 50 });
    await jobs.enqueue(job, { id: 'a' }, { delayMs: HOUR });
    await ran.opened;
  });

  it('follows a run at the earliest of the bells rung meanwhile', async () => {
    const begun = gate();
    const release = gate();
    const { job, jobs, ran } = await queue.started({ key: ({ id }) => id }, async () => {
      begun.open();
      await release.opened;
    });
    await jobs.enqueue(job, { id: 'a' });
    await begun.opened;
    await jobs.enqueue(job, { id: 'a' });
    await jobs.enqueue(job, { id: 'a' }, { delayMs: HOUR });
    release.open();
    await jobs.drain();
    expect(ran).toEqual(['a', 'a']);
  });
}
