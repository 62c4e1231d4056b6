import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What is on the page from the start: the frame, what all pages share, the inbox without its dialogs. */
const FIRST = /^(?:app\/(?!gallery)|shared\/(?:api|assistant|form|list|live|message|page|people)\/|features\/inbox\/(?!.*(?:dialog|picker|viewer|player))).*(?<!spec)\.tsx?$/;

/** Files of the icons that come with the first script. The others, most of them, come with the first page that shows one. */
export function firstIcons(sources: string): RegExp {
  const names = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => FIRST.test(file)).flatMap((file) => namesIn(readFileSync(join(sources, file), 'utf8')));
  const files = filesByName();
  return new RegExp(`/lucide-react/dist/esm/(?!icons/)|/lucide-react/dist/esm/icons/(?:${[...new Set(names.map((name) => files.get(name)))].join('|')})\\.mjs$`);
}

function namesIn(text: string): string[] {
  const named = /import \{([^}]+)\} from 'lucide-react'/.exec(text)?.[1] ?? '';
  return named.split(',').map((each) => each.trim()).filter((each) => each !== '' && !each.startsWith('type '));
}

/** An icon has several names and one file. */
function filesByName(): ReadonlyMap<string, string> {
  const index = readFileSync(join(createRequire(import.meta.url).resolve('lucide-react'), '../../esm/lucide-react.mjs'), 'utf8');
  return new Map([...index.matchAll(/export \{([^}]+)\} from '\.\/icons\/([\w-]+)\.mjs'/g)].flatMap(([, named = '', file = '']) => named.split(',').map((each) => [each.replace('default as', '').trim(), file] as const)));
}
