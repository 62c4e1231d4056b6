import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY, textOf } from './sources.js';

/** Left out by the lint of the whole tree, so that a check that runs at the same time does not trip over a canary. */
const IGNORED = ', "**/*.canary.mjs"';

/**
 * Writes one file with these imports into `folder` and gives what the real lint says of it, one line per finding.
 * @throws Error when the lint itself does not run
 */
export function lintCanary(folder: string, imports: readonly string[]): string[] {
  const config = textOf('.oxlintrc.json');
  if (!config.includes(IGNORED)) throw new Error('.oxlintrc.json no longer leaves canaries out');
  // Beside the real one: its patterns count from its own folder.
  const openConfig = join(REPOSITORY, `.oxlintrc.canary-${process.pid}.json`);
  const canary = join(REPOSITORY, folder, `${process.pid}.canary.mjs`);
  try {
    writeFileSync(openConfig, config.replace(IGNORED, ''));
    writeFileSync(canary, imports.map((source) => `import '${source}';\n`).join(''));
    const lint = spawnSync(process.execPath, [join(REPOSITORY, 'node_modules/oxlint/bin/oxlint'), '-c', openConfig, '-f', 'json', canary], { cwd: REPOSITORY, encoding: 'utf8' });
    const { diagnostics, number_of_files: files } = JSON.parse(lint.stdout) as { diagnostics: { code: string; message: string }[]; number_of_files: number };
    if (files !== 1) throw new Error(`The lint saw ${files} files`);
    return diagnostics.map(({ code, message }) => `${code}: ${message}`);
  } finally {
    rmSync(canary, { force: true });
    rmSync(openConfig, { force: true });
  }
}
