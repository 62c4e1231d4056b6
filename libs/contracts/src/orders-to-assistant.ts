import { anyOf, EDGE, END, normalise, wholeWords } from './phrases.js';

// What is written for an assistant to obey, not for a customer to read.

/** Nobody tells a customer such a thing, whatever stands around it. */
const ALWAYS = (
  'system prompt|system override|override accepted|enter developer mode|enable developer mode|activate developer mode|in developer mode now|now in developer mode|ai must|ai should|bot must|bot should|note to the assistant|note to assistant|instructions for the assistant|instruction to the assistant|dear assistant|tell every customer|tell all customers|say to the customer|reply to customers with|call the tool|your new instructions'
  + '|tus nuevas instrucciones|di al cliente|dile al cliente|diles a los clientes|di a los clientes|suas novas instrucoes|diga ao cliente|diga aos clientes|tes nouvelles instructions|vos nouvelles instructions|dis au client|dites au client|dites aux clients'
  + '|deine neuen anweisungen|ihre neuen anweisungen|sag dem kunden|sage dem kunden|sag allen kunden|sag den kunden|انس التعليمات|انس القواعد|على المساعد ان|يجب على المساعد|قل للعميل|قل للعملاء|اخبر العميل|اخبر العملاء'
  + '|निर्देशों को अनदेखा|निर्देश भूल|नियम भूल|नियमों को अनदेखा|सभी निर्देश|पिछले निर्देश|नए निर्देश|सहायक को|सहायक ग्राहक*|ग्राहक को बताओ|ग्राहक को बताएं|ग्राहकों को बताओ|ग्राहकों को बताएं|ग्राहक से कहो'
).split('|');
/** So an order begins; in the middle of a sentence it is told of somebody. */
const AT_THE_START = 'always say that|always answer that|responde siempre que|responda sempre que|reponds toujours que|antworte immer'.split('|');

const DROP = 'ignore|disregard|override|bypass|forget|ignora|olvida|ignorar|esqueca|ignorez|oublie|oubliez|ignoriere|vergiss|تجاهل|انس'.split('|');
/** What an assistant has, and a customer has not. */
const RULES = (
  'instruction|instructions|rule|rules|guideline|guidelines|prompt|prompts|restrictions|previous|prior|above|were told|instrucciones|reglas|restricciones|anterior|anteriores|instrucoes|regras|restricoes|consignes|regles|ce qui precede|anweisungen|regeln|vorgaben|vorherige*|bisherige*'
  + '|تعليمات|التعليمات|تعليماتك|القواعد|قواعدك'
).split('|');
const BECOME = 'you are now|act as|act like|from now on you|pretend to be|pretend you are|pretend that you are|actua como|eres ahora|ahora eres|a partir de ahora eres|finge ser|aja como|voce agora|agora voce|voce e agora|finja ser|agis comme|tu es maintenant|vous etes maintenant|du bist jetzt|sie sind jetzt|tu so als|verhalte dich|انت الان|تصرف ك*|अब तुम|अब आप एक'.split('|');
/** Who an assistant may be told to be, and what it shall do then. */
const ROLES = (
  'assistant|bot|chatbot|ai|admin|administrator|developer|dan|unrestricted|jailbroken|hacker|authorised|authorized|must|obey|answer|say|sell|asistente|administrador|desarrollador|sin reglas|autorizado|assistente|desenvolvedor|sem regras|administrateur|developpeur|sans regles|autorise|assistent|entwickler|befugt|مساعد*|مدير|مسؤول|مطور*|सहायक|एडमिन'
).split('|');
const DUTY = 'assistant must|assistant shall|assistant has to|assistant should|assistant will|asistente debe|bot debe|assistente deve|bot deve|assistant doit'.split('|');
const DEEDS = (
  'say|tell|give|grant|offer|sell|confirm|ignore|forget|promise|reply|write|state|claim|always|never|decir*|dar|ofrecer*|vender*|confirmar*|ignorar*|olvidar*|prometer*|responder*|contestar*|escribir*|siempre|nunca|dizer*|oferecer|esquecer|escrever|sempre'
  + '|dire|donner|offrir|vendre|confirmer|ignorer|oublier|promettre|repondre|ecrire|toujours|ne jamais').split('|');
/** In German the verb comes last. */
const DUTY_DE = 'assistent muss|assistent soll|assistent sollte|bot muss|bot soll'.split('|');
const DEEDS_DE = 'sagen|verkaufen|geben|anbieten|bestatigen|ignorieren|vergessen|versprechen|antworten|schreiben|behaupten|immer|nie|niemals'.split('|');
const TELL = 'tell the customer|tell customers'.split('|');
/** "Do not ignore the instructions", "if you ignore the rules", "never, ever". */
const NOT_MEANT = 'not|don\'t|never|ever|nunca|nao|ne|n\'*|nicht|niemals|nie|لا|मत|if you|who|si|se|wenn|اذا'.split('|');
/** In Spanish "no" denies the verb behind it; elsewhere it answers, or means "in the". */
const SPANISH = /^(?:ignora|olvida)/u;
const SPANISH_NO = /(?<![\p{L}\p{N}])no\s*$/u;
/** What a denial does not reach across. A line that begins with a capital letter begins anew. */
const MARKS = /[,;:،؛\n]/u;
/** Two words take no more letters. */
const REACH = 100;

const TAGS = /<\/?(?:system|assistant|instructions?|tool|admin)\b|\[\/?(?:system|inst|assistant|admin)\b|^[ \t]*system (?:message|prompt|override)\s*:|^[ \t]*(?:new|nuevas|novas|nouvelles|neue) (?:instructions|instrucciones|instruções|anweisungen)\s*:/imu;
const TOOL = /\b(?:use|call)\s+(?:the\s+)?(?:(?:tool|function)\s+)?[a-z]+_[a-z_]+\b/i;
/** "SYSTEM: ...": shouted at an assistant, or followed by what an assistant could say. "System: oak shelves" is neither. */
const HEAD = /^\s*(system|assistant|admin)\s*:(.*)/ius;
const SAID = 'you|must|price|prices|cost|costs|is free|are free|for free|discount|customer|customers|say|tell|answer|confirm|reply|precio|cuesta|gratis|descuento|di|confirma|cliente|clientes|preco|custa|confirme|desconto|prix|coute|gratuit|remise|client|clients|confirmez|preis|kostet|kostenlos|rabatt|kunde|kunden|يجب|سعر*|مجان*|خصم*|اكد|العميل|कीमत|मुफ़्त|छूट|ग्राहक'.split('|');

interface Patterns { readonly always: RegExp; readonly start: RegExp; readonly meant: readonly RegExp[]; readonly notMeant: RegExp; readonly duty: RegExp; readonly said: RegExp }
let compiled: Patterns | undefined;
function patterns(): Patterns {
  // Each beginning is a match of its own, so that one which is not meant hides no other behind it.
  const within = (first: readonly string[], then: readonly string[], words: number): string => `${EDGE}(?=${anyOf(first)}${END}(?:\\s+\\S+){0,${String(words)}}?\\s+${anyOf(then)}${END})`;
  return (compiled ??= {
    always: wholeWords(ALWAYS), start: new RegExp(`^[ \\t]*(?:please\\s+)?${anyOf(AT_THE_START)}${END}`, 'mu'),
    meant: [[DROP, RULES] as const, [BECOME, ROLES] as const].map(([first, then]) => new RegExp(within(first, then, 4), 'gu')), notMeant: new RegExp(`${EDGE}${anyOf(NOT_MEANT)}(?:\\s+\\S+)?\\s*$`, 'u'),
    duty: new RegExp(`(?<!(?:shop|sales|store)\\s)(?:${within(DUTY, DEEDS, 1)}|${within(DUTY_DE, DEEDS_DE, 5)}|${EDGE}${anyOf(TELL)}(?!\\s+(?:service|services|care|support|desk))${END})`, 'u'),
    said: wholeWords(SAID),
  });
}

/** True for a text of a catalog or a document that gives the assistant orders: neither it nor what it claims is used. */
export function givesOrders(text: string): boolean {
  return firstOrder(text) !== -1;
}

/** A text up to the first order to an assistant: what comes behind one belongs to it. */
export function beforeOrders(text: string): string {
  const at = firstOrder(text);
  return at === -1 ? text : text.slice(0, at).trimEnd();
}

/** Where a sentence ends, or a paragraph, or a point of a list begins. A line may break anywhere: imported texts are wrapped. */
const ENDS = /(?<=[.!?؟।](?=\s)|\n[^\S\n]*\n)|(?<=\n)(?=[^\S\n]*(?:(?:[-*•·–—]|\d{1,3}[.)])\s|(?:system|assistant|admin)\s*:))/iu;
const HYPHENATED = /(?<=\p{Ll})-\r?\n[^\S\n]*(?=\p{Ll})/gu;
const WRAPPED = /\n(?![^\S\n]*\p{Lu})/gu;

function firstOrder(text: string): number {
  let at = 0;
  for (const sentence of text.split(ENDS)) {
    if (/\p{L}/u.test(sentence) && isOrder(sentence)) return at;
    at += sentence.length;
  }
  return -1;
}

function isOrder(sentence: string): boolean {
  const { always, start, meant, duty, said } = patterns();
  if (TAGS.test(sentence) || TOOL.test(sentence)) return true;
  const read = normalise(sentence.trim().replaceAll(HYPHENATED, '').replaceAll(WRAPPED, ' '));
  // As long as what it is made of: the places of its words are the same.
  const words = read.replaceAll(/[^\p{L}\p{N}\s'-]/gu, (mark) => ' '.repeat(mark.length));
  if (always.test(words) || start.test(words) || duty.test(words)) return true;
  if (meant.some((pattern) => [...words.matchAll(pattern)].some(({ index }) => isMeant(read.slice(Math.max(0, index - REACH), index), words.slice(index, index + REACH))))) return true;
  const [, head, rest = ''] = HEAD.exec(sentence) ?? [];
  return head !== undefined && ((head === head.toUpperCase() && /\p{Ll}{2}|\p{Lo}{2}/u.test(rest)) || said.test(normalise(rest)));
}

function isMeant(before: string, order: string): boolean {
  const clause = before.split(MARKS).at(-1) ?? '';
  return !patterns().notMeant.test(clause) && !(SPANISH.test(order) && SPANISH_NO.test(clause));
}
