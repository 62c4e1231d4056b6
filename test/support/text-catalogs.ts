import { spawnSync } from 'node:child_process';
import { REPOSITORY } from './sources.js';

export interface TextCatalogs {
  /** English texts in the sources by id. */
  readonly found: Readonly<Record<string, string>>;
  /** What stands in the .po files: language, then id. */
  readonly stored: Readonly<Record<string, Readonly<Record<string, { readonly message: string; readonly translation: string }>>>>;
}

// In a process of its own: the extraction is a tool for Node, and Jest would compile all of Babel for it.
const PROGRAM = `
  import { getCatalogs } from '@lingui/cli/api';
  import { getConfig } from '@lingui/conf';
  const [catalog] = await getCatalogs(getConfig({ configPath: 'apps/web/lingui.config.ts' }));
  const found = Object.entries(await catalog.collect()).map(([id, { message }]) => [id, message ?? id]);
  process.stdout.write(JSON.stringify({ found: Object.fromEntries(found), stored: await catalog.readAll() }));
`;

/** The texts of the web app's sources and of its catalogs, without writing anything. */
export function readTextCatalogs(): TextCatalogs {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', PROGRAM], { cwd: REPOSITORY, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`The texts could not be read:\n${stderr}`);
  return JSON.parse(stdout) as TextCatalogs;
}
