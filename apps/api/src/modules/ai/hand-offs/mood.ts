import type { CustomerMood } from '#contracts';
import { intentOf } from '../engines/built-in/intents.js';
import { normalise, wholeWords } from '../guard/reading-text.js';

// English, Spanish, Portuguese, French, German, Arabic and Hindi.
const UPSET = wholeWords((
  'angry|furious|unacceptable|terrible|horrible|awful|ridiculous|disappointed|disgusting|worst|fed up|scam|shame|lawyer|never again|enojad*|enfadad*|furios*|inaceptable|pesim*|estafa|verguenza|decepcionad*|abogado|irritad*|inaceitavel|pessim*|golpe|vergonha|decepcionad*|advogado'
  + '|furieu*|inacceptable|inadmissible|arnaque|honte|decu|decue|avocat|wutend|sauer|unverschamt|betrug|enttauscht|anwalt|frechheit|غاضب|زعلان|غير مقبول|نصب|احتيال|سيء|سيئ|مستاء|गुस्सा|बेकार|धोखा|घटिया|नाराज'
).split('|'));
const HURRIED = wholeWords('urgent|urgently|asap|right now|hurry|immediately|as soon as possible|urgente|cuanto antes|ahora mismo|ya mismo|depressa|o mais rapido|agora mesmo|au plus vite|tout de suite|vite|dringend|eilig|sofort|schnell|عاجل|مستعجل|بسرعه|فورا|حالا|जल्दी|तुरंत|अभी चाहिए'.split('|'));
const ANGRY_SIGNS = /[😠😡🤬👎]/u;

/** How the customer's last words sound. */
export function moodOf(words: readonly string[]): CustomerMood {
  const text = words.join('\n');
  const read = normalise(text);
  const shouts = words.some((word) => /\p{Lu}{4,}[^\p{Ll}]*\p{Lu}{2,}/u.test(word) && !/\p{Ll}/u.test(word)) || /[!?]{3,}/.test(text);
  if (UPSET.test(read) || shouts || words.some((word) => intentOf(word) === 'complaint') || ANGRY_SIGNS.test(text)) return 'upset';
  return HURRIED.test(read) ? 'hurried' : 'calm';
}

/** Angry words or signs: more than a loud voice, which many people just have. */
export function isAngry(text: string): boolean {
  return UPSET.test(normalise(text)) || ANGRY_SIGNS.test(text);
}
