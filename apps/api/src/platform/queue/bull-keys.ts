import type { Queue } from 'bull';
import type { Redis } from 'ioredis';

/**
 * Bull ignores a job whose id exists, also while that job runs, and never moves a delayed one. These scripts add what
 * a bell needs; the job id is `<job name>:<key>`, and `<id>:again` holds when a run after the running one is due.
 */
const RING = `
  local job, delayed, failed, again, id, due, firstTime = KEYS[1], KEYS[2], KEYS[3], KEYS[4], ARGV[1], tonumber(ARGV[2]), ARGV[3]
  if redis.call('EXISTS', job) == 0 then return 1 end
  if redis.call('ZSCORE', failed, id) then
    redis.call('ZREM', failed, id)
    redis.call('DEL', job, job .. ':logs')
    return 1
  end
  local score = redis.call('ZSCORE', delayed, id)
  if score then
    -- Bull's scores are milliseconds times 4096, and publishing one resets the timers of its workers.
    if due * 4096 < tonumber(score) then
      redis.call('ZADD', delayed, due * 4096, id)
      redis.call('PUBLISH', delayed, due)
    end
    return 0
  end
  if firstTime == '1' then
    local planned = redis.call('GET', again)
    if not planned or tonumber(planned) > due then redis.call('SET', again, due, 'PX', 86400000) end
  end
  return 0`;

const TAKE = `
  local due = redis.call('GET', KEYS[1])
  redis.call('DEL', KEYS[1])
  return due`;

interface KeyCommands {
  ringBell(job: string, delayed: string, failed: string, again: string, id: string, due: number, firstTime: 0 | 1): Promise<0 | 1>;
  takeBell(again: string): Promise<string | null>;
}

/** Bells of keyed jobs on one Redis connection. */
export class BullKeys {
  private readonly redis: Redis & KeyCommands;

  constructor(redis: Redis) {
    redis.defineCommand('ringBell', { numberOfKeys: 4, lua: RING });
    redis.defineCommand('takeBell', { numberOfKeys: 1, lua: TAKE });
    this.redis = redis as Redis & KeyCommands;
  }

  /**
   * True when a job with this id has to be added. Otherwise a waiting one stands for it (a delayed one now due at
   * `due`, epoch milliseconds, if that is sooner), or a running one was told to be followed by another run.
   */
  async ring(queue: Queue, id: string, due: number): Promise<boolean> {
    return (await this.send(queue, id, due, 1)) === 1;
  }

  /** Brings a delayed job forward, and nothing else: for the bell that lost the race to add the job. */
  async bringForward(queue: Queue, id: string, due: number): Promise<void> {
    await this.send(queue, id, due, 0);
  }

  /** Forgets the bells rung until now: the run that begins sees what they are about. */
  async clear(queue: Queue, id: string): Promise<void> {
    await this.redis.del(`${queue.toKey(id)}:again`);
  }

  /** When the next run is due, epoch milliseconds, if a bell rang during the last one. */
  async take(queue: Queue, id: string): Promise<number | undefined> {
    const due = await this.redis.takeBell(`${queue.toKey(id)}:again`);
    return due === null ? undefined : Number(due);
  }

  /** How many delayed jobs are due by `until`, epoch milliseconds. */
  countDue(queue: Queue, until: number): Promise<number> {
    return this.redis.zcount(queue.toKey('delayed'), '-inf', until * 4096);
  }

  private send(queue: Queue, id: string, due: number, firstTime: 0 | 1): Promise<0 | 1> {
    return this.redis.ringBell(queue.toKey(id), queue.toKey('delayed'), queue.toKey('failed'), `${queue.toKey(id)}:again`, id, due, firstTime);
  }
}
