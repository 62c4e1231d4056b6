import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packedChromium } from './chromium.js';

describe('a Chromium from npm', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-chromium-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is none where the package is not installed', () => expect(packedChromium(folder)).toBeUndefined());

  it('is the one that the installed package unpacks', () => {
    const place = join(folder, 'node_modules/@sparticuz/chromium');
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'package.json'), JSON.stringify({ name: '@sparticuz/chromium', type: 'module', main: 'index.js' }));
    writeFileSync(join(place, 'index.js'), `export default { executablePath: async () => '/unpacked/chromium' };`);
    expect(packedChromium(folder)).toBe('/unpacked/chromium');
    writeFileSync(join(place, 'index.js'), `export default { executablePath: async () => { throw new Error('not for this system'); } };`);
    expect(packedChromium(folder)).toBeUndefined();
  });
});
