import { connect, type Socket } from 'node:net';
import { type LoadPlan, type LoadReport, requestNumber } from './wire.js';

// The generator, in a process of its own: complete requests are made beforehand and written to bare sockets.

const DIFFERENT_REQUESTS = 20_000;

/** One keep-alive connection with one request under way. */
class Connection {
  #answered: ((accepted: boolean) => void) | undefined;
  #received = '';

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (data) => this.#read(data.toString('latin1')));
    socket.on('error', () => this.#answered?.(false));
    socket.on('close', () => this.#answered?.(false));
  }
  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1');
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new Connection(socket);
  }

  send(request: Buffer): Promise<boolean> {
    return new Promise((resolve) => {
      this.#answered = resolve;
      this.socket.write(request);
    });
  }
  close(): void {
    this.socket.destroy();
  }

  #read(text: string): void {
    this.#received += text;
    const end = this.#received.indexOf('\r\n\r\n');
    if (end === -1) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.#received)?.[1] ?? 0);
    if (this.#received.length < end + 4 + length) return;
    const isAccepted = this.#received.startsWith('HTTP/1.1 200');
    this.#received = '';
    this.#answered?.(isAccepted);
  }
}

async function run(plan: LoadPlan): Promise<LoadReport> {
  const requests = Array.from({ length: DIFFERENT_REQUESTS }, (_item, index) => requestNumber(index));
  const connections = await Promise.all(Array.from({ length: plan.connections }, () => Connection.open(plan.port)));
  const times: number[] = [];
  let refused = 0;
  let next = 0;
  const ask = async (connection: Connection, dueAt: number): Promise<void> => {
    const isAccepted = await connection.send(requests[(next += 1) % requests.length] ?? requestNumber(0));
    if (isAccepted) times.push(performance.now() - dueAt);
    else refused += 1;
  };
  const start = performance.now();
  const end = start + plan.seconds * 1000;
  if (plan.rate === undefined) {
    await Promise.all(connections.map(async (connection) => {
      while (performance.now() < end) await ask(connection, performance.now());
    }));
  } else await openLoop(connections, start, end, 1000 / plan.rate, ask);
  const seconds = (performance.now() - start) / 1000;
  for (const connection of connections) connection.close();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const { user, system } = process.cpuUsage();
  return { accepted: times.length, refused, seconds, p50: at(0.5), p99: at(0.99), generatorSeconds: (user + system) / 1e6 };
}

/** Requests are due at fixed times; one that finds no free connection waits, and its waiting counts. */
async function openLoop(connections: readonly Connection[], start: number, end: number, everyMs: number, ask: (connection: Connection, dueAt: number) => Promise<void>): Promise<void> {
  const free = [...connections];
  const due: number[] = [];
  const underWay = new Set<Promise<void>>();
  const dispatch = (): void => {
    while (due.length > 0 && free.length > 0) {
      const connection = free.pop();
      const dueAt = due.shift();
      if (!connection || dueAt === undefined) return;
      const work = ask(connection, dueAt).then(() => {
        free.push(connection);
        underWay.delete(work);
        dispatch();
      });
      underWay.add(work);
    }
  };
  for (let nextAt = start; nextAt < end;) {
    for (const now = performance.now(); nextAt <= now && nextAt < end; nextAt += everyMs) due.push(nextAt);
    dispatch();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  while (underWay.size > 0) await Promise.all(underWay);
}

process.on('message', (plan: LoadPlan) => {
  void run(plan).then((report) => {
    process.send?.(report);
    process.disconnect();
  });
});
