/** Languages that Parley itself can write to customers. */
export const LANGUAGES = ['en', 'es', 'fr', 'pt', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A word in Arabic letters, or what follows the first of them. Nothing is read twice, however long a text without spaces is. */
const ARABIC = /\p{Script=Arabic}\S*/gu;
// Words that are frequent in short chat messages and rare in the other three languages.
const STOP_WORDS: Readonly<Record<Exclude<Language, 'ar'>, ReadonlySet<string>>> = {
  en: words('the is are you do does have how much what where when can i my me want need with for and please hi hello hey thanks thank of to in it this that show any there your'),
  es: words('el los las es son tiene tienen hay cuanto cuesta cuestan donde cuando quiero necesito por favor hola gracias buenos buenas dias tardes con para y mi que cual puedo ustedes una un muestrame busco vale'),
  fr: words('le les est sont avez vous combien coute ou quand je veux voudrais merci bonjour bonsoir salut avec pour et mon ma quel quelle puis une des du il y cherche svp plait est-ce'),
  pt: words('o os as e sao tem voces voce quanto custa custam onde quando eu quero preciso por favor ola oi obrigado obrigada bom boa dia tarde noite com para meu minha qual posso uma um procuro tchau nao'),
};

/** Lower case without accents, Arabic letter forms unified, Latin digits, everything else turned into single spaces. */
export function plain(text: string): string {
  return text.normalize('NFKD').toLowerCase().replaceAll(/\p{M}|ـ/gu, '')
    .replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replaceAll(/[أإآٱ]/g, 'ا').replaceAll('ى', 'ي').replaceAll('ة', 'ه')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The language of a short text, or undefined when it gives no hint. A name in Arabic letters does not make an English sentence Arabic. */
export function detectLanguage(text: string): Language | undefined {
  const tokens = plain(text).split(' ');
  let bestScore = text.match(ARABIC)?.length ?? 0;
  let best: Language | undefined = bestScore > 0 ? 'ar' : undefined;
  for (const [language, stopWords] of Object.entries(STOP_WORDS) as [Language, ReadonlySet<string>][]) {
    const score = tokens.filter((token) => stopWords.has(token)).length + (SIGNS[language]?.test(text) ? 1 : 0);
    if (score > bestScore) [best, bestScore] = [language, score];
    else if (score === bestScore) best = undefined;
  }
  return bestScore > 0 ? best : undefined;
}

/** The language part of a locale (`pt-BR`, `es_MX`) when Parley writes it. */
export function languageOf(locale: string | null | undefined): Language | undefined {
  const code = locale?.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === code);
}

/**
 * The language to answer in: that of the newest text that gives a hint, else of the first locale that Parley writes.
 * @param texts the customer's texts, newest first
 * @param locales the customer's, then the store's
 * @param allowed languages of the settings; empty: any
 */
export function answerLanguage(texts: readonly string[], locales: readonly (string | null)[], allowed: readonly string[]): Language {
  const permitted = (language: Language | undefined): language is Language => language !== undefined && (allowed.length === 0 || allowed.some((code) => languageOf(code) === language));
  for (const text of texts) {
    const language = detectLanguage(text);
    if (permitted(language)) return language;
  }
  return [...locales, ...allowed].map(languageOf).find(permitted) ?? 'en';
}

const SIGNS: Partial<Record<Language, RegExp>> = { es: /[¿¡ñ]/i, fr: /[çœèêù]|\b[ldjqcs]['’]/i, pt: /[ãõ]/i };

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
