import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the repository. */
export const REPOSITORY = join(__dirname, '../..');

export interface Source {
  /** From the repository's folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** TypeScript files below `folder` (from the repository's root), specs only when asked for. */
export function sourcesIn(folder: string, options: { specs?: boolean } = {}): Source[] {
  return filesIn(folder)
    .filter((path) => /\.tsx?$/.test(path) && (options.specs === true || !/\.(e2e-)?spec\.tsx?$/.test(path)))
    .map((path) => ({ path, text: textOf(path) }));
}

/** All files below `folder`, whatever they are. */
export function filesIn(folder: string): string[] {
  return readdirSync(join(REPOSITORY, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'dist' ? [] : filesIn(path);
    return [path];
  });
}

/** Names of the folders directly in `folder`. */
export function foldersIn(folder: string): string[] {
  return readdirSync(join(REPOSITORY, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

export function textOf(path: string): string {
  return readFileSync(join(REPOSITORY, path), 'utf8');
}
