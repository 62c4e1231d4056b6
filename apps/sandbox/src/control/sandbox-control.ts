import { CHAOS_SWITCHES, type ChaosSwitches } from '../chaos.js';
import type { Claude } from '../claude/claude.js';
import type { Step } from '../claude/script.js';
import { refuse } from '../http/refusal.js';
import { isRecord, json, jsonObject, route, type Route } from '../http/router.js';
import type { UnplannedCall } from '../http/server.js';
import type { SandboxParts } from '../parts.js';
import { numberField, optionalText } from './fields.js';

/** Time, chaos switches, the puppet model's script and the sandbox's own records, by HTTP. */
export function sandboxControlRoutes(parts: SandboxParts, claude: Claude, unplanned: UnplannedCall[]): Route[] {
  return [
    route('GET', '/sandbox', () => json({
      now: parts.clock.now(), numbers: parts.world.numbers.size, phones: parts.customers.all.length, sent: parts.sends.accepted.length,
      deliveries: parts.webhooks.deliveries.length, claude_requests: claude.requests.length, unplanned: unplanned.length,
    })),
    route('POST', '/sandbox/advance', (call) => {
      parts.clock.advance(numberField(jsonObject(call), 'ms'));
      return json({ now: parts.clock.now() });
    }),
    route('POST', '/sandbox/idle', async () => {
      await parts.background.idle();
      return json({ ok: true });
    }),
    route('POST', '/sandbox/reset', () => {
      for (const part of [parts.world, parts.customers, parts.media, parts.rates, parts.webhooks, parts.sends, parts.chaos, parts.transcriptions, parts.images, parts.embeddings, parts.wasender, parts.stripe, claude]) part.clear();
      parts.clock.reset();
      unplanned.length = 0;
      return json({ ok: true });
    }),
    route('GET', '/sandbox/chaos', () => json(parts.chaos.current)),
    route('PUT', '/sandbox/chaos', (call) => {
      const body = jsonObject(call);
      parts.chaos.set(switchesOf(body['switches']), optionalText(body, 'number_id', 'numberId'));
      return json(parts.chaos.current);
    }),
    route('DELETE', '/sandbox/chaos', () => {
      parts.chaos.clear();
      return json({ ok: true });
    }),
    route('GET', '/sandbox/unplanned', () => json({ unplanned })),
    route('PUT', '/sandbox/claude/script', (call) => {
      const body = jsonObject(call);
      if (!Array.isArray(body['steps'])) throw refuse(400, '"steps" must be a list');
      claude.script(body['steps'].map(stepOf));
      if (body['otherwise'] === 'seller' || body['otherwise'] === 'refuse') claude.otherwise = body['otherwise'];
      return json({ ok: true });
    }),
    route('PUT', '/sandbox/transcriptions', (call) => {
      const { said, failing } = jsonObject(call);
      if (said !== undefined && !(isRecord(said) && Object.values(said).every((text) => typeof text === 'string'))) throw refuse(400, '"said" must be texts by SHA-256 of the file');
      if (failing !== undefined && failing !== null && failing !== 'rate_limit' && failing !== 'server_error') throw refuse(400, '"failing" must be "rate_limit", "server_error" or null');
      for (const [sha256, text] of Object.entries(said ?? {})) parts.transcriptions.tell(sha256, String(text));
      if (failing !== undefined) parts.transcriptions.failing = failing ?? undefined;
      return json({ ok: true });
    }),
    route('PUT', '/sandbox/claude/eyes', (call) => {
      const { seen } = jsonObject(call);
      if (!isRecord(seen) || !Object.values(seen).every((sight) => isRecord(sight) && typeof sight['description'] === 'string')) throw refuse(400, '"seen" must be sights with a "description" by SHA-256 of the file');
      for (const [sha256, sight] of Object.entries(seen)) claude.eyes.tell(sha256, sight as { description: string });
      return json({ ok: true });
    }),
    route('GET', '/sandbox/claude/requests', () => json({ requests: claude.requests.map(({ raw }) => raw), script_done: claude.scriptDone })),
  ];
}

function switchesOf(value: unknown): Partial<ChaosSwitches> {
  if (!isRecord(value)) throw refuse(400, '"switches" must be an object');
  for (const [name, times] of Object.entries(value)) {
    if (!CHAOS_SWITCHES.some((known) => known === name)) throw refuse(400, `there is no switch "${name}"; there are ${CHAOS_SWITCHES.join(', ')}`);
    const valid = typeof times === 'number' ? Number.isInteger(times) && times >= 0 : typeof times === 'boolean' && name !== 'delayMs';
    if (!valid) throw refuse(400, `"${name}" must be true, false or how often`);
  }
  return value;
}

function stepOf(step: unknown): Step {
  const respond = isRecord(step) ? step['respond'] : undefined;
  const blocks = typeof respond === 'string' || (Array.isArray(respond) && respond.every((block) => isRecord(block) && (block['type'] === 'text' || block['type'] === 'tool_use')));
  if (!blocks) throw refuse(400, '"respond" of a step must be a text or a list of text and tool_use blocks');
  const { stop_reason: stopReason, ...rest } = step as Record<string, unknown>;
  return { ...rest, ...(stopReason === undefined ? {} : { stopReason }) } as Step;
}
