import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountAddress } from '../contract/index.js';

/** One recorded body and what it must say. */
export interface Fixture {
  readonly name: string;
  readonly rawBody: Buffer;
  readonly address: AccountAddress;
  /** Events as JSON: dates as ISO texts. */
  readonly expect: readonly unknown[];
}
interface FixtureFile { readonly payload?: unknown; readonly raw?: string; readonly address: AccountAddress; readonly expect: readonly unknown[] }

/** All `*.json` of a folder: `{ address, payload, expect }`, or `raw` (the exact text) where JSON in a file would change it. */
export function readFixtures(folder: string): Fixture[] {
  return readdirSync(folder).filter((file) => file.endsWith('.json')).sort().map((file) => {
    const { payload, raw, address, expect } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as FixtureFile;
    return { name: file.slice(0, -'.json'.length), rawBody: Buffer.from(raw ?? JSON.stringify(payload)), address, expect };
  });
}
