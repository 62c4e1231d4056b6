import { readTextCatalogs, type TextCatalogs } from '../support/text-catalogs.js';

jest.setTimeout(60_000);

const LANGUAGES = ['es', 'ar'] as const;
/** Names of values and tags that a text holds, each once, in order of the alphabet. */
function placesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)[,}]|<(\/?\w+)\/?>/g)].map((match) => match[1] ?? `<${match[2]}>`))].sort();
}

describe('texts of the web app', () => {
  let texts: TextCatalogs;
  beforeAll(() => { texts = readTextCatalogs(); });

  it('the catalogs hold what is in the sources, no more and no less (npm run extract)', () => {
    expect(Object.keys(texts.found).length).toBeGreaterThan(500);
    const wanted = Object.values(texts.found).sort();
    for (const language of ['en', ...LANGUAGES]) expect(Object.values(texts.stored[language] ?? {}).map(({ message }) => message).sort()).toEqual(wanted);
  });

  it.each(LANGUAGES)('every text is translated: %s', (language) => {
    const untranslated = Object.values(texts.stored[language] ?? {}).filter(({ translation }) => translation.trim() === '').map(({ message }) => message);
    expect(untranslated).toEqual([]);
  });

  it.each(LANGUAGES)('every translation has the values and links of its text: %s', (language) => {
    const torn = Object.values(texts.stored[language] ?? {}).filter(({ message, translation }) => String(placesOf(message)) !== String(placesOf(translation)));
    expect(torn.map(({ message, translation }) => `${message} => ${translation}`)).toEqual([]);
  });

  it('Arabic has all six forms of a plural', () => {
    const short = Object.values(texts.stored['ar'] ?? {}).filter(({ translation }) => /, plural,/.test(translation) && !['zero', 'one', 'two', 'few', 'many', 'other'].every((form) => translation.includes(`${form} {`)));
    expect(short.map(({ message }) => message)).toEqual([]);
  });
});
