import { type MessageContent, OPT_OUT_PAYLOAD } from '#contracts';

/** What a message says about marketing. */
export interface ConsentWish {
  readonly allowed: boolean;
  readonly source: 'keyword' | 'button';
  /** As the customer wrote it, or the title of the button. */
  readonly words: string;
  /** The language of the words; undefined when they say nothing about it ("STOP"). */
  readonly language: string | undefined;
}

/**
 * Words that stop marketing when a message is nothing else. "Cancel", "end" and "no" are not among them: in a shop they are about an order or
 * an answer. With each language the buttons that WhatsApp itself and the starters of templates put under marketing.
 */
const STOP: Readonly<Record<string, readonly string[]>> = {
  '': ['stop', 'stopall', 'stop all', 'optout', 'opt out'],
  en: ['unsubscribe', 'unsubscribe me', 'stop promotions', 'stop offers', 'stop marketing', 'stop messages', 'stop messaging me', 'no more messages', 'remove me'],
  es: ['baja', 'darme de baja', 'dame de baja', 'alto', 'detener', 'detener promociones', 'parar promociones', 'no mas mensajes', 'no mas ofertas', 'cancelar suscripcion', 'no quiero promociones'],
  pt: ['sair', 'parar', 'parar promocoes', 'interromper promocoes', 'descadastrar', 'cancelar inscricao', 'nao quero mais mensagens', 'remover'],
  fr: ['arret', 'arreter', 'desabonner', 'me desabonner', 'desinscription', 'desinscrire', 'stop promotions', 'arreter les promotions', 'plus de messages'],
  de: ['stopp', 'abmelden', 'abbestellen', 'austragen', 'werbung stoppen', 'keine werbung', 'keine nachrichten mehr'],
  it: ['cancellami', 'disiscrivimi', 'annulla iscrizione', 'interrompi promozioni', 'basta messaggi', 'niente promozioni'],
  nl: ['afmelden', 'uitschrijven', 'stop promoties', 'geen berichten meer'],
  tr: ['dur', 'abonelikten cik', 'listeden cik', 'mesaj istemiyorum'],
  id: ['berhenti', 'berhenti berlangganan', 'hentikan promosi'],
  hi: ['बंद करो', 'बंद करें', 'रोकें', 'सदस्यता समाप्त'],
  ru: ['стоп', 'отписаться', 'отписка', 'отпишите меня', 'не присылайте рекламу'],
  ar: ['ايقاف', 'توقف', 'قف', 'الغاء الاشتراك', 'ايقاف العروض', 'اوقفوا العروض', 'ايقاف الرسايل', 'لا اريد رسايل'],
  he: ['הסר', 'להסרה', 'הסירו אותי', 'עצור'],
};
/** Words that allow it again. They mean that only to those who stopped it before. */
const START: Readonly<Record<string, readonly string[]>> = {
  '': ['start', 'unstop', 'optin', 'opt in'],
  en: ['subscribe', 'resume', 'subscribe me'],
  es: ['alta', 'darme de alta', 'suscribirme', 'suscribir', 'reanudar'],
  pt: ['iniciar', 'comecar', 'inscrever', 'voltar', 'assinar'],
  fr: ['abonner', 'm abonner', 'reprendre', 'demarrer'],
  de: ['anmelden', 'starten', 'abonnieren'],
  it: ['iscrivimi', 'riprendi', 'inizia'],
  nl: ['aanmelden', 'inschrijven'],
  tr: ['basla', 'abone ol'],
  id: ['mulai', 'berlangganan'],
  hi: ['शुरू', 'शुरू करें'],
  ru: ['старт', 'подписаться', 'возобновить'],
  ar: ['ابدا', 'بدء', 'اشتراك', 'اشترك'],
  he: ['הצטרף', 'התחל'],
};

const indexOf = (words: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(words).toReversed().flatMap(([language, list]) => list.map((word) => [plain(word), language] as const)));
const STOP_WORDS = indexOf(STOP);
const START_WORDS = indexOf(START);
/** No word of the lists is longer. */
const LONGEST = 40;

/** What the message says, when it says nothing else: never a word inside a sentence. */
export function consentWish(content: MessageContent): ConsentWish | undefined {
  if (content.kind === 'choice') {
    const isOptOut = content.id === OPT_OUT_PAYLOAD;
    const known = content.of === 'template' ? STOP_WORDS.get(plain(content.title)) : undefined;
    return isOptOut || known !== undefined ? { allowed: false, source: 'button', words: content.title, language: known || undefined } : undefined;
  }
  if (content.kind !== 'text' || content.text.length > LONGEST) return undefined;
  const words = content.text.trim();
  const stop = STOP_WORDS.get(plain(words));
  if (stop !== undefined) return { allowed: false, source: 'keyword', words, language: stop || undefined };
  const start = START_WORDS.get(plain(words));
  return start === undefined ? undefined : { allowed: true, source: 'keyword', words, language: start || undefined };
}

/** Without capitals, accents, Arabic marks, punctuation and symbols around and between the words. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/(\p{Script=Latin}|\p{Script=Arabic})\p{M}+/gu, '$1').replaceAll('\u0640', '').normalize('NFC').toLowerCase()
    .replaceAll('ı', 'i').replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
}
