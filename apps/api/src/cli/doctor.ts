import type { INestApplicationContext } from '@nestjs/common';
import { SecurityLog } from '../modules/security/index.js';
import { Env } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/queue/index.js';

export interface Finding { readonly part: string; readonly ok: boolean; readonly detail: string }

/** What works and what does not, one line a part. */
export async function diagnose(app: INestApplicationContext): Promise<Finding[]> {
  const env = app.get(Env);
  const db = app.get(Database);
  const isPublic = env.PUBLIC_URL.startsWith('https://');
  return [
    await find('database', async () => {
      const [row] = await db.acrossStoresStatement<{ version: string; bypass: boolean }>('health', `select current_setting('server_version') as version, (select rolbypassrls or rolsuper from pg_roles where rolname = session_user) as bypass`, []);
      if (row?.bypass) throw new Error('the app connects as a role that bypasses row-level security');
      return `Postgres ${row?.version ?? '?'}, the app's role is behind row-level security`;
    }),
    await find('queue', async () => {
      const health = await app.get(Jobs).health();
      return `${env.REDIS_URL ? 'Redis' : 'Postgres'}: ${health.waiting} waiting, ${health.active} running, ${health.delayed} later, ${health.failed} given up`;
    }),
    await find('webhook events', async () => {
      const [row] = await db.acrossStoresStatement<{ pending: number; failed: number }>('health',
        `select count(*) filter (where state = 'pending')::int as pending, count(*) filter (where state = 'failed')::int as failed from webhook_events where received_at > now() - interval '1 day'`, []);
      if (row && row.failed > 0) throw new Error(`${row.failed} of the last day could not be read; see GET /webhook-events?state=failed`);
      return `${row?.pending ?? 0} wait to be read`;
    }),
    await find('accounts', async () => {
      const rows = await db.acrossStoresStatement<{ name: string; paused_text: string | null }>('health', `select name, paused_text from accounts where status = 'active' and paused_at is not null limit 20`, []);
      if (rows.length > 0) throw new Error(rows.map((row) => `${row.name} is paused: ${row.paused_text ?? ''}`).join('; '));
      return 'none is paused';
    }),
    await find('security', async () => {
      const counts = await app.get(SecurityLog, { strict: false }).countStoreless();
      return counts.length === 0 ? 'nothing of the last day that concerns no store' : `in the last day, of no store: ${counts.map(({ kind, count }) => `${count} ${kind}`).join(', ')}`;
    }),
    { part: 'address', ok: isPublic || env.isDemo, detail: isPublic ? env.PUBLIC_URL : `${env.PUBLIC_URL} is not public https${env.isDemo ? ', which is enough for the sandbox' : '; Meta cannot deliver webhooks there'}` },
    { part: 'payments', ok: true, detail: env.STRIPE_SECRET_KEY ? `owners pay for plans through Stripe (${env.STRIPE_SECRET_KEY.includes('_live_') ? 'live' : 'test'})` : 'plans are set by hand; set STRIPE_SECRET_KEY to sell them' },
    { part: 'assistant', ok: true, detail: env.ANTHROPIC_API_KEY ? `Claude (${env.ANTHROPIC_MODEL})` : 'built-in; set ANTHROPIC_API_KEY for Claude' },
    { part: 'photos', ok: true, detail: env.vision ? `looked at by Claude (${env.vision.model})` : 'customers are asked to describe them; set ANTHROPIC_API_KEY to have them looked at' },
    { part: 'pictures', ok: true, detail: env.IMAGE_API_URL ? `drawn from the catalog, and painted by ${env.IMAGE_MODEL} at ${new URL(env.IMAGE_API_URL).origin}` : 'drawn from the catalog' },
    { part: 'search', ok: true, detail: env.EMBEDDING_URL ? `by words, and by meaning with ${env.EMBEDDING_MODEL} at ${new URL(env.EMBEDDING_URL).origin}` : 'by words' },
    { part: 'voice notes', ok: true, detail: env.TRANSCRIPTION_MODEL_DIR ? `written down on this machine by the model in ${env.TRANSCRIPTION_MODEL_DIR}` : env.TRANSCRIPTION_URL ? `written down by ${env.TRANSCRIPTION_MODEL} at ${new URL(env.TRANSCRIPTION_URL).origin}` : 'customers are asked to type; set TRANSCRIPTION_URL to have them written down' },
  ];
}

async function find(part: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { part, ok: true, detail: await look() };
  } catch (error) {
    return { part, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
