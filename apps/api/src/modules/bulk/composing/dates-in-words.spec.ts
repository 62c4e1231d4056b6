import { datesInWords, languageInWords } from './dates-in-words.js';

describe('days and times of recipients, as people read them', () => {
  it.each([
    ['en', '2026-11-24', 'November 24, 2026'], ['es', '2026-11-24', '24 de noviembre de 2026'], ['ar', '2026-11-24', '24 نوفمبر 2026'],
    ['en', '2026-11-24T23:30:00Z', 'November 25, 2026 at 12:30 AM'], ['es', '2026-11-24T10:00:00.000+01:00', '24 de noviembre de 2026 a las 10:00'],
    ['en', '2026-02-30', '2026-02-30'], ['en', '2026-13-01', '2026-13-01'], ['en', '2026-11-24-7', '2026-11-24-7'], ['en', 'on 2026-11-24', 'on 2026-11-24'], ['en', '1042', '1042'], ['en', '', ''],
  ])('in %s %s reads %s', (locale, cell, words) => expect(datesInWords(locale, 'Europe/Madrid')(cell)).toBe(words));
});

describe('languages of recipients, as people read them', () => {
  it.each([
    ['en', 'es', 'Spanish'], ['es', 'ar', 'árabe'], ['ar', 'en', 'الإنجليزية'], ['en', 'pt-BR', 'Brazilian Portuguese'],
    ['en', 'Spanish', 'Spanish'], ['en', 'xx', 'xx'], ['en', 'the', 'the'], ['en', '', ''], ['en', 'es-1', 'es-1'],
  ])('in %s %s reads %s', (locale, cell, words) => expect(languageInWords(locale)(cell)).toBe(words));
});
