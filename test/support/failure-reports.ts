import type { Page } from 'playwright-core';
import type { TestApp } from './app.js';

/** The newest lines of a log, and the letters of a page, that are shown. */
const LOG_LINES = 40;
const PAGE_LETTERS = 4_000;

/** Rows that wait for somebody. */
const OPEN_WORK = `
  select 'turn' as work, id, concat_ws(' ', 'of', handler, 'due', turn_due_at, 'leased until', turn_lease_until, 'failures', turn_failures) as says from conversations where turn_due_at is not null
  union all select 'message', id, concat_ws(' ', author, kind, status, created_at) from messages where status in ('queued', 'sending', 'unknown')
  union all select 'file', id, concat_ws(' ', kind, state, 'said', transcript_state, 'seen', description_state, 'tries', fetch_tries, 'next', next_fetch_at) from media where 'pending' in (state, transcript_state, description_state)
  union all select 'event', id, concat_ws(' ', state, received_at, 'next', next_attempt_at) from webhook_events where state <> 'done'
  limit 50`;
const JOB_TABLES = `select table_schema as schema from information_schema.tables where table_name = 'job'`;
const openJobs = (schema: string): string => `select queue, name, state, process_at_ms - extract(epoch from clock_timestamp()) * 1000 as due_in_ms from "${schema}".job where state in ('waiting', 'active', 'delayed') limit 50`;

declare global {
  /** Told by the environment of the tests (one-realm.cjs) when a test fails, before anything is closed. */
  var failureReports: Set<() => Promise<string>>;
}

/** When a test fails while this application runs: the end of its log, and what waits in it. Gives what takes that back. */
export function reportOnFailure({ owner, warnings }: Pick<TestApp, 'owner' | 'warnings'>): () => void {
  return add(async () => {
    const { rows: work } = await owner.query(OPEN_WORK);
    const { rows: [table] } = await owner.query<{ schema: string }>(JOB_TABLES);
    const jobs = table ? (await owner.query(openJobs(table.schema))).rows : [];
    return [`The application at ${new Date().toISOString()}:`, ...warnings.slice(-LOG_LINES).map((line) => line.trim()), ...[...work, ...jobs].map((row) => JSON.stringify(row))].join('\n');
  });
}

/** When a test fails: what stands on each of these pages. Gives what takes that back. */
export function reportPages(pages: () => readonly Page[]): () => void {
  return add(async () => {
    const read = async (page: Page): Promise<string> => `The page ${page.url()}:\n${(await page.locator('body').innerText({ timeout: 5_000 })).slice(0, PAGE_LETTERS)}`;
    return (await Promise.all(pages().map(read))).join('\n');
  });
}

function add(report: () => Promise<string>): () => void {
  globalThis.failureReports.add(report);
  return () => void globalThis.failureReports.delete(report);
}
