import { editDistance } from './words.js';

/** Shorter words are one letter away from too many others. */
const MISSPELT_MIN = 6;
// Words of a question that say nothing about what is looked for. Kept plain (see words.ts).
const LISTS = [
  // English
  `a an the and or but of for to in on at by with from as is are was were be been am do does did done have has had having can could will would should may might must shall
   i me my mine we us our you your he him his she her it its they them their this that these those there here what which who whom whose when where why how
   please hi hello hey thanks thank want wants wanted need needs looking look show me got get give any some something anything somebody also just very really so if then than not no yes ok okay
   im id ill ive youre dont doesnt isnt whats tell about like sell buy much many one ones let know cost costs price prices`,
  // Spanish
  `el la los las lo un una unos unas y o u e de del al a en con por para sin sobre es son era ser esta este esto estas estos esa ese eso esas esos estan hay
   yo mi mis tu tus su sus nos nosotros usted ustedes ellos ellas me te se le les que cual cuales quien cuando donde como cuanto cuanta cuantos cuantas porque
   hola buenas buenos dias tardes noches gracias favor quiero quisiera busco necesito tiene tienen teneis tenes tienes vende venden hacen puedo puede pueden algo alguna alguno algun muy mas no si pero cuesta cuestan precio precios`,
  // French
  `le la les l d j c s n m t qu un une des du de et ou a au aux en dans avec sans sur pour par est sont etre ce cet cette ces il elle ils elles je tu nous vous on mon ma mes ton ta tes son sa ses notre nos votre vos
   que qui quoi quel quelle quels quelles quand comment combien pourquoi bonjour salut merci svp plait cherche veux voudrais besoin avez vous ai as vendez puis peux quelque chose tres plus pas ne oui non y coute coutent prix`,
  // Portuguese
  `os as um uma uns umas e ou do da no na nos nas em com por para sem sobre sao ser esta este esse isso aquele ha eu meu minha meus minhas teu seu sua seus suas voce voces eles elas
   qual quais quem quando onde como quanto quanta oi ola bom boa obrigado obrigada quero queria procuro preciso tem vendem vende posso pode algum alguma muito mais nao sim mas custa custam preco precos`,
  // Italian
  `il gli dei degli delle della dello di che per quanti quante avete ciao grazie vorrei cerco costano prezzo prezzi`,
  // German: without "die" and "den", which are things in English
  `der das dem ein eine einen einem einer ist sind haben habt ich wir ihr euch und oder wie viel wieviel kostet kosten preis preise bitte danke hallo suche brauche gibt`,
  // Arabic
  `في من على الي عن مع هل ما ماذا متي اين كيف كم هذا هذه هذي ذلك تلك هو هي هم نحن انا انت انتم لدي لديكم عندي عندكم عندك اريد ابغي ابي ابحث احتاج مرحبا السلام عليكم شكرا فضلك من يوجد او و ثم لا نعم يا شو ايش بدي يمكن يمكنني ممكن منتج المنتج`,
  // Hindi
  `के की का को में से पर और या है हैं था थे हो क्या मुझे मेरे मेरा मेरी हमें हम आप आपके आपका पास चाहिए चाहता चाहती दिखाओ दिखाइए दिखाएं बताओ बताइए कितना कितने कितनी कौन कोई कुछ लिए वाला वाली वाले यह वह ये जी नमस्ते कृपया भी तो एक ke ki ka mein hai hain kya mujhe chahiye liye wala wali wale dikhao batao kitna kitne`,
];
export const STOP_WORDS: ReadonlySet<string> = setOf(LISTS.join(' '));
const LONG_STOP_WORDS = [...STOP_WORDS].filter((word) => word.length >= MISSPELT_MIN);

// "Quanto costa" asks for a price; "costa rica" and "vale de regalo" do not.
const HOW_MUCH = setOf('cuanto cuanta cuantos cuantas quanto quanta quantos quantas quanti quante combien');
const ITS_PRICE = setOf('costa vale valen valem valgono vaut valent sale salen viene vengono');

/** The words that say what is meant; all of them when there are no others. */
export function tellingWords(words: readonly string[]): string[] {
  const asksPrice = words.some((word) => HOW_MUCH.has(word));
  const telling = words.filter((word) => !STOP_WORDS.has(word) && !(asksPrice && ITS_PRICE.has(word)));
  return telling.length > 0 ? telling : [...words];
}

/** True for "somthing" and "plaese": one typing error away from a word that says nothing about what is looked for. */
export function isMisspeltStopWord(word: string): boolean {
  return word.length >= MISSPELT_MIN - 1 && LONG_STOP_WORDS.some((stopWord) => stopWord[0] === word[0] && Math.abs(stopWord.length - word.length) <= 1 && editDistance(word, stopWord) === 1);
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
