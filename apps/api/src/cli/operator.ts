import { parsePublicId, PLAN_IDS, publicId, type Role, ROLES } from '#contracts';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { parseArgs } from 'node:util';
import { AppModule } from '../app.module.js';
import { boot } from '../boot.js';
import { SecretRotation } from '../modules/accounts/index.js';
import { Payers, Subscriptions } from '../modules/billing/index.js';
import { ConnectionChecks } from '../modules/channels/index.js';
import { OperatorUsersService } from '../modules/stores/index.js';
import { BodyRotation, WebhookReplay } from '../modules/webhooks/index.js';
import { Database } from '../platform/database/database.js';
import { IdempotencyKeys } from '../platform/http/idempotency-keys.js';
import { NestLog } from '../platform/logging/logger.js';
import { answer, UsageError } from './output.js';
import { diagnose } from './doctor.js';

type Args = readonly string[];
const json = { json: { type: 'boolean' as const, default: false } };

/** Creates a person and puts them into a store, which is created when it does not exist. */
export async function createUser(args: Args): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { ...json, email: { type: 'string' }, name: { type: 'string' }, store: { type: 'string' }, role: { type: 'string', default: 'owner' }, password: { type: 'string' } } });
  const { email, name, store, password } = values;
  const role = ROLES.find((known) => known === values.role);
  if (!isEmail(email?.trim()) || !email || !name || !store || !role) throw new UsageError(`user create --email E --name N --store S [--role ${ROLES.join('|')}] [--password P]`);
  const made = await withApp((app) => app.get(OperatorUsersService, { strict: false }).createUser({ email, name, storeName: store, role: role satisfies Role, ...(password ? { password } : {}) }));
  answer({ user_id: publicId('user', made.userId), store_id: publicId('store', made.storeId), generated_password: made.generatedPassword ?? null }, values.json,
    (shown) => `${email} is ${role} of ${store}.${shown.generated_password ? ` Password, shown once: ${shown.generated_password}` : ''}`);
}

/** Gives a store a plan, or with `none` ends its subscription. */
export async function setPlan(args: Args): Promise<void> {
  const { values, positionals: [store, wanted] } = parseArgs({ args: [...args], options: json, allowPositionals: true });
  const storeId = parsePublicId('store', store);
  const plan = [...PLAN_IDS, 'none' as const].find((known) => known === wanted);
  if (storeId === undefined || plan === undefined) throw new UsageError(`plan set <store id> ${[...PLAN_IDS, 'none'].join('|')}, for example st_01h... growth`);
  const { changed, payer } = await withApp(async (app) => ({
    changed: (await app.get(Subscriptions, { strict: false }).change(storeId, plan)).store, payer: await app.get(Payers, { strict: false }).find(storeId),
  }));
  const paysFor = payer?.status === 'active' || payer?.status === 'past_due' || payer?.status === 'unpaid' ? payer.subscriptionId : null;
  answer({ store_id: store, plan, subscription_status: changed.subscriptionStatus, pays_with: paysFor }, values.json, () => [
    plan === 'none' ? `${changed.name} has no plan: its messages are kept and wait.` : `${changed.name} has the plan ${plan}.`,
    ...(paysFor === null ? [] : [`It goes on paying for ${paysFor} at Stripe: cancel it there if it should not.`]),
  ].join('\n'));
}

/** Asks the provider whether an account works (R34-R40). */
export async function checkAccount(args: Args): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options: json, allowPositionals: true });
  const accountId = parsePublicId('account', positionals[0]);
  if (accountId === undefined) throw new UsageError('account check <account id>, for example acc_01h...');
  const { check } = await withApp(async (app) => {
    const [owner] = await app.get(Database).acrossStoresStatement<{ store_id: string }>('keyring', 'select store_id from accounts where id = $1', [accountId]);
    if (!owner) throw new Error('There is no such account');
    return app.get(ConnectionChecks, { strict: false }).check(owner.store_id, accountId, 'cli');
  });
  answer(check, values.json, () => [
    `${check.ok ? 'Connected' : 'Not connected'}: ${check.verifiedName ?? '?'} ${check.displayPhoneNumber ?? ''}`, ...check.problems.map((problem) => `- ${problem.text}`),
  ].join('\n'));
  if (!check.ok) process.exitCode = 1;
}

/** Puts kept webhook events back into the line. Known messages stay as they are. */
export async function replayWebhooks(args: Args): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { ...json, since: { type: 'string', default: '1h' }, store: { type: 'string' }, quarantined: { type: 'boolean', default: false } } });
  if (values.quarantined) return replayQuarantined(values.json);
  const span = /^(\d+)([mhd])$/.exec(values.since);
  const storeId = values.store === undefined ? undefined : parsePublicId('store', values.store);
  if (!span || (values.store !== undefined && storeId === undefined)) throw new UsageError('webhooks replay [--since 30m|1h|2d] [--store st_...] | --quarantined');
  const since = new Date(Date.now() - Number(span[1]) * (UNITS[span[2] ?? 'h'] ?? 0));
  const replayed = await withApp((app) => app.get(WebhookReplay, { strict: false }).replay({ since, ...(storeId === undefined ? {} : { storeId }) }));
  answer({ replayed }, values.json, () => `${replayed} events wait to be read again.`);
}
/** Bodies that named no account go to the account that they name by now, when its secret signed them. */
async function replayQuarantined(asJson: boolean): Promise<void> {
  const report = await withApp((app) => app.get(WebhookReplay, { strict: false }).replayQuarantined());
  answer(report, asJson, ({ accepted, refused }) => `${accepted} bodies wait to be read, ${refused} stay: no account takes them.`);
}
const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Shows the bodies that name no account. */
export async function listQuarantine(args: Args): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: json });
  const bodies = await withApp((app) => app.get(WebhookReplay, { strict: false }).quarantined());
  const shown = bodies.map(({ firstAt, lastAt, isClaimed, ...facts }) => ({ ...facts, first_at: firstAt.toISOString(), last_at: lastAt.toISOString(), claimed: isClaimed }));
  answer(shown, values.json, () => (shown.length === 0 ? 'Nothing is in quarantine.' : shown.map((body) =>
    `${body.last_at}  ${body.reason}  ${body.count} times from ${body.source}, ${body.bytes} bytes${body.names.length > 0 ? `, for ${body.names.slice(0, 5).join(', ')}` : ''}${body.claimed ? ': an account takes it now, see webhooks replay --quarantined' : ''}`).join('\n')));
}

/** Seals every secret with the first key of the keyring, every webhook that lies sealed or was refused, and the kept answers of requests. */
export async function rotateSecrets(args: Args): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: json });
  const report = await withApp(async (app) => ({
    ...await app.get(SecretRotation, { strict: false }).rotate(), events: await app.get(BodyRotation, { strict: false }).rotate(), answers: await app.get(IdempotencyKeys, { strict: false }).rotate(),
  }));
  const unreadable = [
    ...report.unreadable.map((id) => publicId('account', id)), ...(report.events.unreadable > 0 ? [`${report.events.unreadable} webhooks`] : []), ...(report.answers.unreadable > 0 ? [`${report.answers.unreadable} kept answers`] : []),
  ];
  answer(report, values.json, () => `${report.resealed} secrets, ${report.events.resealed} webhooks and ${report.answers.resealed} kept answers sealed again.${unreadable.length > 0 ? ` Not readable with any key, left alone: ${unreadable.join(', ')}` : ''}`);
  if (unreadable.length > 0) process.exitCode = 1;
}

/** Says what works: database, queue, accounts, addresses. */
export async function doctor(args: Args): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: json });
  const findings = await withApp(diagnose);
  answer(findings, values.json, () => findings.map((finding) => `${finding.ok ? 'ok  ' : 'BAD '} ${finding.part}: ${finding.detail}`).join('\n'));
  if (findings.some((finding) => !finding.ok)) process.exitCode = 1;
}

/** Builds the app without serving or consuming; a running one beside it is not disturbed. */
async function withApp<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const booted = await boot({ ROLE: 'api', LOG_LEVEL: 'warn' });
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(booted.options), { logger: new NestLog(booted.options.log), abortOnError: false });
  try {
    return await work(app);
  } finally {
    await app.close();
    await booted.close();
  }
}
