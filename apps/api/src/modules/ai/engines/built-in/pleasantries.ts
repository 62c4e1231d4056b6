import { plain } from '../../wording/language.js';
import { phrases } from './phrases.js';

// What people say beside what they want, in the form of `plain`.

const GREETING = phrases(
  'hi|hello|hey|hi there|hello there|good morning|good afternoon|good evening|start|hiya',
  'hola|buenas|buenos dias|buenas tardes|buenas noches|que tal',
  'bonjour|bonsoir|salut|coucou|allo',
  'ola|oi|bom dia|boa tarde|boa noite|tudo bem|oi tudo bem',
  'مرحبا|اهلا|السلام عليكم|سلام|صباح الخير|مساء الخير|هلا|اهلا وسهلا',
);
const THANKS = phrases('thanks|thank you|thx|ty|many thanks|thank you so much|thank you very much|great thanks|ok thanks|perfect thanks', 'gracias|muchas gracias|mil gracias|ok gracias|perfecto gracias', 'merci|merci beaucoup|ok merci|super merci', 'obrigado|obrigada|muito obrigado|muito obrigada|valeu|ok obrigado|ok obrigada', 'شكرا|شكرا جزيلا|شكرا لك|تسلم|يعطيك العافيه');
const GOODBYE = phrases('bye|goodbye|bye bye|see you|good night|have a nice day', 'adios|chao|chau|hasta luego|hasta pronto|nos vemos', 'au revoir|a bientot|bonne journee|bonne nuit', 'tchau|ate logo|ate mais|adeus', 'مع السلامه|وداعا|الى اللقاء|باي');
/** Said of an answer that was good. */
const FINE = phrases(
  'ok|okay|great|perfect|cool|nice|fine|good|got it|all right|alright|understood|super|awesome|lovely|i see|very good|sounds good|no problem',
  'vale|perfecto|genial|bueno|muy bien|entendido|de acuerdo|listo|excelente|estupendo|buenisimo|no hay problema',
  'd accord|parfait|tres bien|entendu|ca marche|c est bon|excellent|pas de probleme|bien recu',
  'certo|perfeito|otimo|ta bom|esta bem|entendi|beleza|combinado|excelente|legal|muito bem|sem problema',
  'حسنا|تمام|اوكي|طيب|ممتاز|ماشي|جميل|رائع|مفهوم',
);
/** Agrees with what was offered. */
const YES = phrases(
  'yes|yeah|yep|yup|sure|of course|please do|go ahead|confirm|i confirm|confirmed|correct|that s right|that is right|absolutely|definitely',
  'si|claro|claro que si|por supuesto|dale|confirmo|confirmar|confirmado|correcto|asi es',
  'oui|bien sur|volontiers|je confirme|confirmer|c est exact|exact|absolument',
  'sim|quero sim|pode ser|isso mesmo|confirmo|confirmar|confirmado|correto',
  'نعم|ايوه|ايوا|اي نعم|اجل|بالتاكيد|اكيد|اؤكد|تاكيد|صحيح',
);
/** Wants nothing more. */
const NO = phrases(
  'no|nope|nah|not now|nothing|nothing else|no more|that s all|that is all|that s it|that will be all|i m good|i am good|i m fine|all good',
  'nada|nada mas|eso es todo|es todo|asi esta bien|por ahora no|por ahora nada|ya no',
  'non|rien|rien d autre|c est tout|ce sera tout|pas maintenant|ca ira',
  'nao|nada|nada mais|e so isso|so isso|e so|por enquanto nao|agora nao|por enquanto e so',
  'لا|هذا كل شيء|لا شيء|فقط|ليس الان|خلاص',
);
/** Says nothing by itself. */
const BESIDE = phrases(
  'please|very much|so much|a lot|then|for now|for today|again|there|all|everyone|my friend|friend|dear|sir|madam|you too|to you|and|for your help|for the help|for the information|for the info|for everything|how are you|how is it going',
  'por favor|todo|todos|amigo|amiga|senor|senora|igualmente|y|por la ayuda|por tu ayuda|por su ayuda|por la informacion|por todo|de nuevo|entonces|como estas|como esta|como estan|porfa',
  's il vous plait|s il te plait|svp|beaucoup|monsieur|madame|a vous|et|pour votre aide|pour l aide|pour tout|alors|encore|comment allez vous|ca va',
  'por favor|tudo|amigo|amiga|senhor|senhora|igualmente|e|pela ajuda|pela informacao|por tudo|entao|de novo|como vai|como esta',
  'من فضلك|لو سمحت|جدا|كثيرا|جزيلا|لك|لكم|اخي|اختي|و|كيف حالك|كيف الحال|على المساعده',
);

export type Pleasantry = 'greeting' | 'thanks' | 'goodbye' | 'yes';
/** What a text of several leads to: the first of these that is in it. */
const LEADING = [['yes', YES], ['goodbye', GOODBYE], ['goodbye', NO], ['thanks', THANKS], ['thanks', FINE], ['greeting', GREETING]] as const satisfies readonly (readonly [Pleasantry, ReadonlySet<string>])[];
const EVERY = [...LEADING.map(([, said]) => said), BESIDE];
const LONGEST = Math.max(...EVERY.flatMap((said) => [...said]).map((phrase) => phrase.split(' ').length));

/** What is meant by a text that holds nothing but pleasantries ("ok thanks, bye!", "👍"); undefined for every other one. */
export function pleasantryIn(text: string): Pleasantry | undefined {
  const words = plain(text).split(' ').filter((word) => word !== '');
  if (words.length === 0) return signIn(text);
  const said: string[] = [];
  for (let at = 0; at < words.length;) {
    const phrase = longestAt(words, at);
    if (phrase === undefined) return undefined;
    said.push(phrase);
    at += phrase.split(' ').length;
  }
  return LEADING.find(([, phrasesOf]) => said.some((phrase) => phrasesOf.has(phrase)))?.[0];
}

function longestAt(words: readonly string[], at: number): string | undefined {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length -= 1) {
    const phrase = words.slice(at, at + length).join(' ');
    if (EVERY.some((said) => said.has(phrase))) return phrase;
  }
  return undefined;
}

/** A thumb or a heart says thanks; a question mark alone asks whether somebody is there. */
function signIn(text: string): Pleasantry | undefined {
  if (/[?؟]/u.test(text)) return 'greeting';
  return /\p{Extended_Pictographic}/u.test(text) ? 'thanks' : undefined;
}
