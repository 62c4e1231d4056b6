import 'reflect-metadata';
import { ERROR_CODES, EVENT_NAMES, FIELD_CODES, SCOPES } from '#contracts';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { MIGRATIONS } from '../apps/api/src/migrations/index.js';
import { Env, ENV_NAMES } from '../apps/api/src/platform/config/env.js';
import { ACROSS_STORES_CALLERS } from '../apps/api/src/platform/database/database.js';
import { filesIn, foldersIn, type Source, sourcesIn, textOf } from './support/sources.js';

const API = sourcesIn('apps/api/src');
const CODE = [...sourcesIn('apps', { specs: true }), ...sourcesIn('libs', { specs: true }), ...sourcesIn('test', { specs: true }), ...sourcesIn('bench', { specs: true })];
const THIS_FILE = 'test/architecture.spec.ts';

/** `path:line` of every match. */
function places(sources: readonly Source[], pattern: RegExp): string[] {
  return sources.filter(({ path }) => path !== THIS_FILE).flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])));
}

describe('the tree', () => {
  it('has sources to look at', () => {
    expect(API.length).toBeGreaterThan(200);
  });

  it('compares a provider only in libs/providers', () => {
    const ids = foldersIn('libs/providers').filter((name) => name !== 'src').join('|');
    expect(ids).toContain('meta');
    const apps = [...API, ...sourcesIn('apps').filter(({ path }) => path.startsWith('apps/web/'))];
    expect(places(apps, new RegExp(`(?:[=!]==?|\\bcase)\\s*['"\`](?:${ids})['"\`]|['"\`](?:${ids})['"\`]\\s*[=!]==?|includes\\(['"\`](?:${ids})['"\`]`))).toEqual([]);
  });

  it('names no provider in the web app: its names, fields and reasons come from its data', () => {
    const ids = foldersIn('libs/providers').filter((name) => name !== 'src').join('|');
    const web = sourcesIn('apps/web/src').filter(({ path }) => !path.startsWith('apps/web/src/app/gallery/'));
    expect(places(web, new RegExp(`['"\`](?:${ids})\\.|(?<![\\w.<'"\`-])(?:Meta|WASender)\\b(?!['"+])`))).toEqual([]);
  });

  it('ships the styles of every component of the kit that it draws', () => {
    const styles = textOf('apps/web/src/app/styles.ts');
    const drawn = new Set(sourcesIn('apps/web/src').flatMap(({ text }) => [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))));
    const unstyled = [...drawn].filter((name) => existsSync(`node_modules/@mantine/core/styles/${name}.css`) && !styles.includes(`/styles/${name}.css'`));
    expect([drawn.size > 50, unstyled]).toEqual([true, []]);
  });

  it('shows what the API refuses beside its field, in every form that is sent to it', () => {
    const says = /showFieldErrors|fieldErrors?\(|fieldText|details\.fields|form\.refuse/;
    const silent = sourcesIn('apps/web/src').filter(({ path, text }) => path.endsWith('.tsx') && path !== 'apps/web/src/shared/form/held-form.tsx' && /<(form|HeldForm)\b/.test(text) && !says.test(text)).map(({ path }) => path.slice('apps/web/src/features/'.length));
    // Drawn from the page's own form state, a frame around one, sent through the outbox (its bubble says why), a choice of a time, and two that have one field that any text fits.
    expect(silent.toSorted()).toEqual([
      'accounts/delete-account.tsx', 'accounts/form/account-form.tsx', 'assistant/knowledge/question-tester.tsx', 'channels/setup/step-frame.tsx',
      'inbox/composer/buttons-dialog.tsx', 'inbox/snooze/snooze-dialog.tsx', 'simulator/phone/phone-composer.tsx',
    ]);
  });

  it('says of every route that writes its own answer what it gives: others give JSON, and refuse who accepts none', () => {
    const routes = API.flatMap(({ path, text }) => text.split(/\n\n/).filter((part) => part.includes('@Res()')).map((part) => ({ path, part })));
    expect(routes.length).toBeGreaterThan(5);
    expect(routes.filter(({ part }) => !/@(?:Gives|ApiCsv)\(/.test(part)).map(({ path }) => path)).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const readers = CODE.filter(({ path }) => !/^(apps\/sandbox|test|bench)\//.test(path));
    expect(places(readers, /\bprocess\.env\b/).map((place) => place.split(':')[0])).toEqual(['apps/api/src/platform/config/env.ts']);
    expect(places(CODE, /NODE_ENV/)).toEqual([]);
  });

  it('gives every module a door and a module file', () => {
    const missing = foldersIn('apps/api/src/modules').flatMap((name) =>
      ['index.ts', `${name}.module.ts`].map((file) => `apps/api/src/modules/${name}/${file}`).filter((path) => !API.some((source) => source.path === path)));
    expect(missing).toEqual([]);
  });

  it('calls nothing by a name that says nothing', () => {
    const named = ['apps', 'libs', 'test', 'bench', 'scripts'].flatMap(filesIn).flatMap((path) => path.split('/').slice(1).map((part) => [part, path] as const));
    const empty = named.filter(([part]) => /^(?:utils?|helpers?|common|managers?|impl|base|core|misc)(?:\.|$)/.test(part) || /[.-](?:utils?|helpers?|manager|impl)\.tsx?$/.test(part));
    expect(empty.map(([, path]) => path)).toEqual([]);
  });

  it('starts every script without packages: what it runs first installs them', () => {
    const scripts = filesIn('scripts').map((path) => ({ path, text: textOf(path) }));
    // Of these, the one that another script runs when they are there.
    expect(places(scripts, /(?:^import|\bfrom) '(?!node:|\.)/).map((place) => place.split(':')[0])).toEqual(['scripts/build-web.mjs']);
    expect(scripts.length).toBeGreaterThan(5);
  });

  it('silences no check and leaves nothing for later', () => {
    expect(places(CODE, /(?:oxlint|eslint)-disable|@ts-(?:ignore|nocheck)/)).toEqual([]);
    expect(places(CODE.filter(({ path }) => !path.endsWith('spec.ts')), /@ts-expect-error/)).toEqual([]);
    expect(places(CODE, /\b(?:TODO|FIXME|XXX)\b/)).toEqual([]);
  });

  it('gives no class more than five dependencies', () => {
    const crowded = API.filter(({ text }) => [...text.matchAll(/constructor\(([^{]*?)\)\s*\{/gs)].some(([, list = '']) => (list.match(/(?:private|public|protected|readonly)\s[^,]*:/g)?.length ?? 0) > 5 && /@Injectable|@Controller/.test(text)));
    expect(crowded.map(({ path }) => path)).toEqual([]);
  });
});

describe('lists that must agree', () => {
  it('.env.example names every variable, and no other, with a sentence', () => {
    const lines = textOf('.env.example').split('\n');
    const named = lines.flatMap((line, index) => {
      const name = /^#?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1];
      return name === undefined ? [] : [{ name, sentence: lines[index - 1] ?? '' }];
    });
    expect(named.map(({ name }) => name).sort()).toEqual([...ENV_NAMES].sort());
    expect(named.filter(({ sentence }) => !/^# .{10,}\.$/.test(sentence)).map(({ name }) => name)).toEqual([]);
  });

  it('.env.example shows the defaults', () => {
    const shown = Object.fromEntries([...textOf('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
    const wanted = Object.fromEntries([...ENV_NAMES].map((name) => [name, String((new Env() as unknown as Record<string, unknown>)[name] ?? '')]));
    expect(shown).toEqual(wanted);
  });

  it('the compose file sets every variable or passes it on, but those of a demo', () => {
    const set = [...textOf('docker/compose.yml').matchAll(/^ {2,6}([A-Z][A-Z0-9_]*): /gm)].map((match) => match[1] ?? '').filter((name) => !name.startsWith('POSTGRES_'));
    const [, ofImage = ''] = /^ENV (.*)$/m.exec(textOf('docker/api.Dockerfile')) ?? [];
    const ofDemo = ['DEMO', 'SANDBOX_PORT'];
    // Its database lets the owner make the app's role.
    const notNeeded = ['DATABASE_APP_URL'];
    expect([...new Set([...set, ...[...ofImage.matchAll(/([A-Z_]+)=/g)].map((match) => match[1] ?? ''), ...ofDemo, ...notNeeded])].toSorted()).toEqual([...ENV_NAMES].sort());
  });

  it('the class of the environment lists the variables without a default, too', () => {
    const declared = [...textOf('apps/api/src/platform/config/env.ts').matchAll(/^ {2}@.*\) ([A-Z][A-Z0-9_]*)\??(?::| =)/gm)].map((match) => match[1]);
    expect(declared.toSorted()).toEqual([...ENV_NAMES].sort());
  });

  it('only the named callers look across stores, and each of them does', () => {
    const text = API.map((source) => source.text).join('\n');
    const named = [...text.matchAll(/\.acrossStores(?:Statement)?(?:<[^()]*>)?\(\s*'([a-z_]+)'/g)].map((match) => match[1] ?? '');
    expect(named).toHaveLength([...text.matchAll(/\.acrossStores(?:Statement)?[<(]/g)].length);
    expect([...new Set(named)].sort()).toEqual([...ACROSS_STORES_CALLERS].sort());
  });

  it('every error code is given by the API', () => {
    const text = API.map((source) => source.text).join('\n');
    expect(Object.keys(ERROR_CODES).filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });

  it('every error code is explained to integrators, with its status and title', () => {
    const told = [...textOf('docs/integrators.md').matchAll(/^\| `([a-z_.]+)` \| (\d{3}) \| (.+?) \|/gm)].map(([, code = '', status, title]) => [code, [Number(status), title]]);
    expect(Object.fromEntries(told)).toEqual(ERROR_CODES);
  });

  it('every code of a field is explained to integrators', () => {
    const told = [...textOf('docs/integrators.md').matchAll(/^\| `([a-z_]+)` \| [^|]+ \|$/gm)].map((match) => match[1] ?? '');
    expect(FIELD_CODES.filter((code) => !told.includes(code))).toEqual([]);
  });

  it('every event and every scope is explained to integrators', () => {
    const words = new Set([...textOf('docs/integrators.md').matchAll(/`([a-z_]+[.:][a-z_]+)`/g)].map((match) => match[1] ?? ''));
    expect([...EVENT_NAMES, ...SCOPES].filter((name) => !words.has(name))).toEqual([]);
  });

  it('every migration is listed, in the order of its number', () => {
    const files = filesIn('apps/api/src/migrations').map((path) => basename(path)).filter((name) => /^\d{4}-.*\.ts$/.test(name)).sort();
    const numbers = MIGRATIONS.map(({ name }) => /\d{13}$/.exec(name)?.[0] ?? '');
    expect(numbers).toEqual(files.map((name) => String(1_700_000_000_000 + Number(name.slice(0, 4)))));
  });
});
