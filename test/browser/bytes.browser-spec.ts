import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { webBytes } from '../../bench/web/bytes.js';
import { describeInBrowser } from '../support/browser.js';

const KB = 1024;

describeInBrowser('the built web app', () => {
  it('is light: 250 KB of script and 30 KB of styles first, 60 KB for a page or a language', () => {
    const { script, styles, pages } = webBytes(resolve(__dirname, '../../dist/web'));
    // What is found at all is a page with its parts, and the texts of a language.
    expect(pages.map(({ name }) => name)).toEqual(expect.arrayContaining(['inbox', 'team', 'access', 'ar', 'es']));
    expect(script).toBeLessThanOrEqual(250 * KB);
    expect(styles).toBeLessThanOrEqual(30 * KB);
    expect(pages.filter((page) => page.script > 60 * KB)).toEqual([]);
  });

  it('has its colours for light and dark in the form that the kit switches', () => {
    const assets = resolve(__dirname, '../../dist/web/assets');
    const styles = readdirSync(assets).filter((name) => name.endsWith('.css'));
    expect(styles.length).toBeGreaterThan(0);
    // What styles compose from another file is not read as theirs: their light-dark() would be left to variables that nobody sets.
    expect(styles.filter((name) => readFileSync(join(assets, name), 'utf8').includes('--lightningcss-'))).toEqual([]);
  });
});
