import { textOf } from '#contracts';
import { type Clock, HOUR, MINUTE } from '../../platform/clock/clock.js';
import { type Database, queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { CLOSED_CHATS } from './closed-chats.js';
import type { ChatScript, ScriptLine } from './chat-script.js';
import { OPEN_CHATS } from './open-chats.js';
import { contentOf, type ScriptBubble } from './script-content.js';

export interface HistoryPlace {
  readonly storeId: string;
  readonly accountId: string;
  /** Users who appear in the scripts. */
  readonly people: Readonly<Record<'owner' | 'agent', string>>;
}
interface Writing extends HistoryPlace { readonly tx: Tx; readonly now: Date; readonly media: ReadonlyMap<string, string> }

/** Fills the inbox of the sample store with what a shop has behind it. Does nothing where somebody wrote already. */
export async function writeHistory(db: Database, clock: Clock, place: HistoryPlace): Promise<void> {
  await db.inStore(place.storeId, async (tx) => {
    const [busy] = await queryRows(tx, 'select 1 from conversations where store_id = $1 limit 1', [place.storeId]);
    if (busy) return;
    const files = await queryRows<{ id: string; filename: string }>(tx, `select id, filename from media where store_id = $1 and source = 'demo'`, [place.storeId]);
    const media = new Map(files.map(({ id, filename }) => [filename.replace(/\.jpg$/, ''), id]));
    for (const script of [...CLOSED_CHATS, ...OPEN_CHATS]) await writeChat({ ...place, tx, now: clock.now(), media }, script);
  });
}

async function writeChat(writing: Writing, script: ChatScript): Promise<void> {
  const { tx, storeId } = writing;
  const [customerId, conversationId] = [newId(), newId()];
  const at = (line: ScriptLine): Date => new Date(writing.now.getTime() - line.ago * MINUTE);
  const [first] = script.lines;
  if (!first) return;
  await insert(tx, 'customers', { store_id: storeId, id: customerId, profile_name: script.name, phone: `+${script.waId}`, created_at: at(first), updated_at: at(first) });
  for (const [kind, value] of [['wa_id', script.waId], ['phone', `+${script.waId}`]]) await insert(tx, 'customer_identities', { store_id: storeId, kind, value, customer_id: customerId, created_at: at(first) });
  await insert(tx, 'conversations', conversationRow(writing, script, { customerId, conversationId, at }));
  const resolved = script.lines.find((line) => 'event' in line && line.event === 'resolved');
  await insert(tx, 'episodes', { store_id: storeId, conversation_id: conversationId, id: newId(), opened_at: at(first), resolved_at: resolved ? at(resolved) : null, resolved_by: resolved && 'who' in resolved ? writing.people[resolved.who] : null });
  await new ChatWriter(writing, conversationId, customerId).write(script.lines, at);
}

function conversationRow({ storeId, accountId, people, media }: Writing, script: ChatScript, { customerId, conversationId, at }: { customerId: string; conversationId: string; at: (line: ScriptLine) => Date }): Record<string, unknown> {
  const { lines, handler } = script;
  const bubbles = lines.filter(isBubble);
  const last = bubbles.at(-1);
  const lastInbound = lines.findLast((line) => isBubble(line) && line.by === 'customer');
  const handOver = lines.findLast((line) => 'event' in line && (line.event === 'handed_off' || line.event === 'taken_over'));
  const snooze = lines.findLast((line) => 'event' in line && line.event === 'snoozed');
  const [first] = lines;
  if (!first || !last || !lastInbound) throw new Error(`${script.name} says nothing`);
  const text = textOf(contentOf(last, (product) => media.get(product) ?? newId())).replaceAll(/\s+/g, ' ');
  return {
    store_id: storeId, id: conversationId, account_id: accountId, customer_id: customerId, handler, handler_version: handler === 'ai' ? 1 : 2, handler_changed_at: at(handOver ?? first),
    hand_off_reason: handler === 'waiting' && handOver && 'reason' in handOver ? handOver.reason : null, assignee_id: script.assignee ? people[script.assignee] : null, state: script.state ?? 'open',
    snoozed_until: snooze && 'hours' in snooze ? new Date(at(snooze).getTime() + snooze.hours * HOUR) : null,
    unread_count: bubbles.filter((line) => 'unread' in line && line.unread).length, preview: text === '' ? `[${contentOf(last, () => newId()).kind}]` : text.slice(0, 200),
    last_message_at: at(last), last_inbound_at: at(lastInbound), window_closes_at: new Date(at(lastInbound).getTime() + 24 * HOUR), created_at: at(first), updated_at: at(last),
  };
}

function isBubble(line: ScriptLine): line is ScriptBubble {
  return 'by' in line && !('reaction' in line);
}

/** Writes the lines of one conversation; each answer belongs to a turn and a run over the messages before it. */
class ChatWriter {
  #unanswered: { id: string; kind: string; text: string; at: Date }[] = [];
  #lastOut: string | undefined;

  constructor(private readonly writing: Writing, private readonly conversationId: string, private readonly customerId: string) {}

  async write(lines: readonly ScriptLine[], at: (line: ScriptLine) => Date): Promise<void> {
    for (const line of lines) {
      if ('event' in line) await this.#event(line, at(line));
      else if ('reaction' in line) await this.#reaction(line.reaction, at(line));
      else await this.#bubble(line, at(line));
    }
    await this.#closeTurn(null, 'person_has_it', this.writing.now);
  }

  async #event(line: Extract<ScriptLine, { event: string }>, at: Date): Promise<void> {
    const { tx, storeId, people } = this.writing;
    const detail = line.event === 'handed_off' ? { reason: line.reason } : line.event === 'snoozed' ? { until: new Date(at.getTime() + line.hours * HOUR).toISOString() } : null;
    await insert(tx, 'conversation_events', {
      store_id: storeId, id: newId(), conversation_id: this.conversationId, type: line.event, actor: 'who' in line ? 'user' : 'assistant', actor_id: 'who' in line ? people[line.who] : null,
      detail: detail && JSON.stringify(detail), occurred_at: at,
    });
  }

  async #reaction(emoji: string, at: Date): Promise<void> {
    const { tx, storeId, accountId } = this.writing;
    if (this.#lastOut !== undefined) await insert(tx, 'reactions', { store_id: storeId, account_id: accountId, target_external_id: this.#lastOut, reactor: this.customerId, emoji, occurred_at: at });
  }

  async #bubble(line: ScriptBubble, at: Date): Promise<void> {
    const { tx, storeId, accountId, media, people } = this.writing;
    const id = newId();
    const content = contentOf(line, (product) => media.get(product) ?? newId());
    const externalId = `wamid.${Buffer.from(`demo:${id}`).toString('base64')}`;
    const isOurs = line.by !== 'customer';
    const runId = line.by === 'assistant' ? await this.#run(line, at) : null;
    const failure = 'failure' in line ? line.failure : undefined;
    await insert(tx, 'messages', {
      store_id: storeId, id, conversation_id: this.conversationId, account_id: accountId, direction: isOurs ? 'out' : 'in', author: line.by === 'owner' || line.by === 'agent' ? 'user' : line.by,
      author_id: line.by === 'owner' || line.by === 'agent' ? people[line.by] : null, kind: content.kind, content: JSON.stringify(content), text: textOf(content), external_id: externalId,
      status: isOurs ? (failure ? 'failed' : 'status' in line ? line.status ?? 'read' : 'read') : null, failure: failure ? JSON.stringify(failure) : null,
      run_id: runId, handler_version: isOurs ? 1 : null, attempt_count: isOurs ? 1 : 0, occurred_at: at, created_at: at,
    });
    if (isOurs) {
      this.#lastOut = externalId;
      await insert(tx, 'attempts', {
        store_id: storeId, id: newId(), message_id: id, account_id: accountId, number: 1, state: failure ? 'failed' : 'accepted', external_id: externalId,
        error_code: failure?.code ?? null, error_detail: failure?.detail ?? null, started_at: at, lease_until: at, settled_at: at,
      });
    } else this.#unanswered.push({ id, kind: content.kind, text: textOf(content), at });
  }

  /** The run that made an answer, over what the customer wrote since the last one; none for the words of a hand-off without a question. */
  async #run(line: Extract<ScriptBubble, { by: 'assistant' }>, at: Date): Promise<string | null> {
    const { tx, storeId } = this.writing;
    if (this.#unanswered.length === 0) return null;
    const id = newId();
    const turn = this.#unanswered.map((message) => ({ id: message.id, author: 'customer', kind: message.kind, text: message.text, at: message.at.toISOString() }));
    const steps = line.looked ? [{ kind: 'tool', tool: line.looked.tool, arguments: { query: line.looked.query }, ok: true, result: line.looked.found, ms: 14 }] : [];
    await insert(tx, 'runs', {
      store_id: storeId, id, conversation_id: this.conversationId, message_ids: turn.map((message) => message.id), state: 'completed', engine: 'built_in', outcome: 'reply',
      input: JSON.stringify({ prompt_version: 'sample', tools: line.looked ? [line.looked.tool] : [], turn, history: [] }), steps: JSON.stringify(steps),
      input_tokens: 0, output_tokens: 0, cache_read_tokens: 0, cache_write_tokens: 0, latency_ms: 620, started_at: at, finished_at: at, settled_at: at,
    });
    await this.#closeTurn(id, null, at);
    return id;
  }

  async #closeTurn(runId: string | null, silence: string | null, at: Date): Promise<void> {
    const { tx, storeId } = this.writing;
    if (this.#unanswered.length === 0) return;
    const id = newId();
    await insert(tx, 'turns', { store_id: storeId, id, conversation_id: this.conversationId, run_id: runId, silence_reason: silence, closed_at: at });
    await queryRows(tx, 'update messages set turn_id = $3 where store_id = $1 and id = any($2::uuid[])', [storeId, this.#unanswered.map((message) => message.id), id]);
    this.#unanswered = [];
  }
}

/** Column names come from this file only. */
async function insert(tx: Tx, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const names = Object.keys(row);
  await queryRows(tx, `insert into ${table} (${names.join(', ')}) values (${names.map((_name, index) => `$${index + 1}`).join(', ')})`, Object.values(row));
}
