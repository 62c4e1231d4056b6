import type { AccountDto, AccountProblem } from '../../accounts/index.js';
import type { ChannelNumberDto } from '../channels.dto.js';
import { addressWarnings } from '../public-address.js';
import type { HealthCheck, HealthRowDto, HealthState, HealthTopic } from './number-health.dto.js';

export interface HealthFacts {
  readonly account: AccountDto;
  readonly number: ChannelNumberDto;
  /** The provider asks whether the callback is ours. */
  readonly hasHandshake: boolean;
  readonly hasCheck: boolean;
  /** The plan lets messages in. */
  readonly isReceiving: boolean;
  /** Webhooks refused for their signature within the last day. */
  readonly refused: number;
  readonly now: Date;
}
type Finding = Partial<Omit<HealthRowDto, 'topic' | 'check' | 'state'>>;

const row = (topic: HealthTopic, check: HealthCheck, state: HealthState, { text = null, code = null, field = null, at = null, count = null }: Finding = {}): HealthRowDto =>
  ({ topic, check, state, text, code, field, at, count });

/** Everything that keeps messages from a number, asked of what is known right now (R70-R81). */
export function healthRows(facts: HealthFacts): HealthRowDto[] {
  return [...webhookRows(facts), ...connectionRows(facts), ...messageRows(facts)];
}

function webhookRows({ account, number, hasHandshake }: HealthFacts): HealthRowDto[] {
  const [warning] = addressWarnings(number.callback_url);
  const seen = account.webhook_verified_at ?? account.last_event_at;
  return [
    warning ? row('webhook', 'callback.address', 'problem', warning) : row('webhook', 'callback.address', 'ok'),
    ...(hasHandshake ? [row('webhook', 'webhook.verified', seen === null ? 'problem' : 'ok', seen === null ? problemNamed(number, 'webhook.unverified') : { at: seen })] : []),
  ];
}

function connectionRows({ account, number, hasCheck }: HealthFacts): HealthRowDto[] {
  const missing = number.problems.find(({ code }) => code === 'secret.missing');
  return [
    missing ? row('connection', 'credentials.complete', 'problem', findingOf(missing)) : row('connection', 'credentials.complete', 'ok'),
    ...(hasCheck ? [testedRow(account)] : []),
    ...(account.paused ? [row('connection', 'account.paused', 'problem', { code: account.paused.code, text: account.paused.text, at: account.paused.at })] : []),
  ];
}
function testedRow({ checked_at: at, problems }: AccountDto): HealthRowDto {
  if (at === null) return row('connection', 'connection.tested', 'unknown');
  const blocking = problems.find((problem) => problem.blocking);
  return blocking ? row('connection', 'connection.tested', 'problem', { ...findingOf(blocking), at }) : row('connection', 'connection.tested', 'ok', { at });
}

function messageRows(facts: HealthFacts): HealthRowDto[] {
  const { account, number, isReceiving, refused } = facts;
  const elsewhere = number.problems.find(({ code }) => code === 'environment.other');
  return [
    row('messages', 'account.active', account.status === 'active' ? 'ok' : 'problem'),
    ...(facts.hasCheck ? [subscribedRow(account), tokenRow(facts)] : []),
    row('messages', 'plan.active', isReceiving ? 'ok' : 'problem'),
    row('messages', 'environment.same', elsewhere ? 'problem' : 'ok', elsewhere && findingOf(elsewhere)),
    row('messages', 'signatures.valid', refused > 0 ? 'problem' : 'ok', { count: refused }),
    row('messages', 'events.received', account.last_event_at === null ? 'unknown' : 'ok', { at: account.last_event_at }),
  ];
}
function subscribedRow({ subscribed_at: at, checked_at: checkedAt, problems }: AccountDto): HealthRowDto {
  if (at !== null) return row('messages', 'events.subscribed', 'ok', { at });
  const said = problems.find(({ code }) => code.endsWith('.not_subscribed'));
  return row('messages', 'events.subscribed', checkedAt === null || said === undefined ? 'unknown' : 'problem', said && findingOf(said));
}
function tokenRow({ account: { token_expires_at: at, checked_at: checkedAt, problems }, now }: HealthFacts): HealthRowDto {
  const said = problems.find(({ code }) => code === 'token.expires');
  if (checkedAt === null) return row('messages', 'token.permanent', 'unknown');
  if (at === null) return row('messages', 'token.permanent', 'ok');
  return row('messages', 'token.permanent', new Date(at) <= now ? 'problem' : 'warning', { ...(said ? findingOf(said) : {}), at });
}

function problemNamed({ problems }: ChannelNumberDto, wanted: string): Finding {
  const found = problems.find(({ code }) => code === wanted);
  return found ? findingOf(found) : {};
}
function findingOf({ code, text, field }: Pick<AccountProblem, 'code' | 'text'> & { readonly field?: string | null }): Finding {
  return { code, text, field: field ?? null };
}
