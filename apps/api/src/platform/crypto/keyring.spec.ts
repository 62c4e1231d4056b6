import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTypescript } from '../../../../../test/support/typescript-child.js';
import { openKeyring } from './keyring.js';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'parley-keyring-')); });
afterEach(() => rm(folder, { recursive: true, force: true }));

test('the keyring is made once, for its owner alone, and found again', () => {
  const data = join(folder, 'data');
  const derived = openKeyring(undefined, data).derive('x');
  expect(openKeyring(undefined, data).derive('x')).toBe(derived);
  expect(readdirSync(data)).toEqual(['keyring']);
  expect(statSync(join(data, 'keyring')).mode & 0o777).toBe(0o600);
});

test('processes that start at once have one keyring', async () => {
  const [processes, folders] = [3, 40];
  const children = Array.from({ length: processes }, (_each, index) => startTypescript('test/support/keyring-openers.ts', [folder, `opener-${index}`, String(processes), String(folders)]));
  try {
    const derived = await Promise.all(children.map(async (child) => JSON.parse(await child.line('derived')) as string[]));
    const [first = []] = derived;
    expect(first).toHaveLength(folders);
    for (const value of first) expect(value).toMatch(/^[0-9a-f]{64}$/);
    for (const others of derived) expect(others).toEqual(first);
    expect(new Set(first).size).toBe(folders);
  } finally {
    await Promise.all(children.map((child) => child.kill()));
  }
}, 60_000);

test.each([['', 'is empty'], ['\n', 'is empty'], ['k1:12', 'holds no keys']])('a keyring of %j is never replaced, and it is said what to do', (text, words) => {
  const file = join(folder, 'keyring');
  writeFileSync(file, text);
  expect(() => openKeyring(undefined, folder)).toThrow(words);
  expect(() => openKeyring(undefined, folder)).toThrow('Put its copy back');
  expect(() => openKeyring(undefined, folder)).toThrow(file);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a draft that a crash left behind is in nobody\'s way', () => {
  writeFileSync(join(folder, 'keyring.7.0123456789ab'), 'k1:');
  expect(openKeyring(undefined, folder).currentKeyId).toBe('k1');
});
