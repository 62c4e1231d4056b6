/** Work that outlives the request which started it: webhook posts, statuses, retries. Stops as a whole. */
export class Background {
  private readonly running = new Set<Promise<void>>();
  private readonly timers = new Map<NodeJS.Timeout, () => void>();
  private stopped = false;

  run(work: () => Promise<unknown>): void {
    if (this.stopped) return;
    const tracked: Promise<void> = work().then(
      () => { this.running.delete(tracked); },
      (error: unknown) => {
        this.running.delete(tracked);
        if (!this.stopped) process.stderr.write(`sandbox: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      },
    );
    this.running.add(tracked);
  }

  /** Resolves after `ms`, or at once when the sandbox stops. */
  pause(ms: number): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => { this.timers.delete(timer); resolve(); }, ms);
      this.timers.set(timer, resolve);
    });
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  /** Resolves when nothing is under way, including work started meanwhile. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const [timer, release] of this.timers) { clearTimeout(timer); release(); }
    this.timers.clear();
    await this.idle();
  }
}
