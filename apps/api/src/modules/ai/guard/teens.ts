import { anyOf, EDGE, END, normalise } from '#contracts';

// Eleven to nineteen: in several languages two words or one with a hyphen, and "once", "elf" and "seize" are words of another language as well.

const list = (words: string): string => anyOf(words.split('|'));
const WORDS: Readonly<Record<string, number>> = {
  eleven: 11, thirteen: 13, fourteen: 14, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, onze: 11, treize: 13, quatorze: 14, trece: 13, catorce: 14, dieciseis: 16, diecisiete: 17, dieciocho: 18, diecinueve: 19,
  treze: 13, catorze: 14, dezesseis: 16, dezasseis: 16, dezessete: 17, dezassete: 17, dezoito: 18, dezenove: 19, dezanove: 19, dreizehn: 13, vierzehn: 14, sechzehn: 16, siebzehn: 17, achtzehn: 18, neunzehn: 19,
  'ग्यारह': 11, 'बारह': 12, 'तेरह': 13, 'चौदह': 14, 'सोलह': 16, 'सत्रह': 17, 'अठारह': 18, 'अट्ठारह': 18, 'उन्नीस': 19,
};
const PLAIN = new Map(Object.entries(WORDS).map(([word, value]) => [normalise(word), value]));
const ALONE = new RegExp(`${EDGE}${anyOf([...PLAIN.keys()])}${END}`, 'gu');
/** "Dix-sept". */
const FRENCH: Readonly<Record<string, number>> = { sept: 17, huit: 18, neuf: 19 };
const HYPHENED = new RegExp(`${EDGE}dix[- ](sept|huit|neuf)${END}`, 'gu');
const ARABIC_UNITS: readonly (readonly [words: string, value: number])[] = [
  ['احد|احدي|واحد', 11], ['اثنا|اثني|اثنتا|اثنتي', 12], ['ثلاثه|ثلاث', 13], ['اربعه|اربع', 14], ['خمسه|خمس', 15], ['سته|ست', 16], ['سبعه|سبع', 17], ['ثمانيه|ثماني|ثمان', 18], ['تسعه|تسع', 19],
];
const ARABIC = new Map(ARABIC_UNITS.flatMap(([words, value]) => words.split('|').map((word) => [normalise(word), value] as const)));
const IN_TWO = new RegExp(`${EDGE}(${[...ARABIC.keys()].toSorted((a, b) => b.length - a.length).join('|')})\\s+(?:عشر|عشره)${END}`, 'gu');

interface Homograph { readonly word: string; readonly value: number; /** What stands before the number, and what behind it; the other meaning has neither. */ readonly before: string; readonly behind: string }
const HOMOGRAPHS: readonly Homograph[] = [
  {
    word: 'once', value: 11, before: 'quedan|queda|cuesta|cuestan|vale|valen|tarda|tardan|faltan|hay|tenemos|solo|dentro de|hasta|unos|unas|las',
    behind: 'dias|dia|horas|semanas|meses|minutos|anos|euros|dolares|pesos|soles|reales|por ciento|unidades|piezas|pares|laborables|colores|tallas|opciones|productos|tazas|articulos',
  },
  {
    word: 'elf', value: 11, before: 'nur|noch|nur noch|kostet|kosten|um|bis|innerhalb von|binnen|ca|etwa|ungefahr|noch etwa',
    behind: 'tage|tagen|stunden|wochen|monate|monaten|minuten|jahre|jahren|werktage|werktagen|euro|dollar|franken|prozent|stuck|teile|uhr|farben|grossen|artikel|produkte|auf lager|ubrig',
  },
  {
    word: 'seize', value: 16, before: 'coute|coutent|reste|restent|vaut|valent|que|de|en|a|dans|environ',
    behind: 'jours|jour|heures|semaines|mois|minutes|ans|euros|euro|dollars|francs|dirhams|dinars|pour cent|pieces|unites|exemplaires|couleurs|tailles|articles|produits',
  },
];
const SHARED = HOMOGRAPHS.map(({ word, value, before, behind }) => ({ value: String(value), pattern: new RegExp(`(?<=${EDGE}${list(before)}\\s)${word}${END}(?!\\s+(?:the|a|an|your|this|that|it|you)${END})|${EDGE}${word}(?=\\s+${list(behind)}${END})`, 'gu') }));
const ANY = new RegExp(`${anyOf([...PLAIN.keys()])}|dix|عشر|once|elf|seize`, 'u');

/** Digits in place of eleven to nineteen in words. @param text normalised */
export function teensToDigits(text: string): string {
  if (!ANY.test(text)) return text;
  const read = text.replaceAll(HYPHENED, (_all, unit: string) => String(FRENCH[unit])).replaceAll(IN_TWO, (_all, unit: string) => String(ARABIC.get(unit))).replaceAll(ALONE, (word) => String(PLAIN.get(word)));
  return SHARED.reduce((rest, { pattern, value }) => rest.replaceAll(pattern, value), read);
}
