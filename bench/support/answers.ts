import type { Client } from 'pg';
import type { Installation } from './installation.js';
import { control } from './shop.js';

const ANSWERED_WITHIN_MS = 60_000;
const LOOK_AGAIN_MS = 250;

export interface Answer { asked: string; turn_id: string | null; answered: string | null }

/** What came of the messages: each one's turn, and the answers of that turn. */
async function answersTo(owner: Client, asked: readonly string[]): Promise<Answer[]> {
  const { rows } = await owner.query<Answer>(
    `select i.external_id as asked, i.turn_id, o.external_id as answered from messages i
     left join turns t on t.store_id = i.store_id and t.id = i.turn_id
     left join messages o on o.store_id = i.store_id and o.conversation_id = i.conversation_id and o.direction = 'out' and o.run_id = t.run_id
     where i.external_id = any($1)`, [asked]);
  return rows;
}

/** Waits until all of them are answered, or a minute has passed. */
export async function answered(owner: Client, asked: readonly string[]): Promise<Answer[]> {
  const deadline = performance.now() + ANSWERED_WITHIN_MS;
  for (;;) {
    const answers = await answersTo(owner, asked);
    if (answers.length >= asked.length && answers.every((row) => row.answered !== null)) return answers;
    if (performance.now() > deadline) return answers;
    await new Promise((resolve) => { setTimeout(resolve, LOOK_AGAIN_MS); });
  }
}

/** Times of the provider calls, as the sandbox saw them. */
export async function calls(sandboxUrl: string): Promise<Map<string, number>> {
  const { sent } = await control(sandboxUrl, 'GET', '/sandbox/sent') as { sent: { id: string; at: number }[] };
  return new Map(sent.map(({ id, at }) => [id, at]));
}

/** Everything sent so far is answered, and its statuses are read. */
export async function quiet({ owner, sandbox }: Pick<Installation, 'owner' | 'sandbox'>): Promise<void> {
  const deadline = performance.now() + ANSWERED_WITHIN_MS;
  for (;;) {
    await control(sandbox.url, 'POST', '/sandbox/idle');
    const { rows } = await owner.query<{ open: string }>(
      `select (select count(*) from conversations where turn_due_at is not null) + (select count(*) from webhook_events where state = 'pending')
         + (select count(*) from messages where status in ('queued', 'sending')) as open`);
    if (rows[0]?.open === '0' || performance.now() > deadline) return;
    await new Promise((resolve) => { setTimeout(resolve, LOOK_AGAIN_MS); });
  }
}
