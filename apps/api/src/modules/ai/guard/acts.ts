import type { Evidence } from './evidence.js';
import { NEGATIONS } from './lexicon.js';
import { anyOf, clausesOf, EDGE, END, normalise, once, sentencesOf, wholeWords } from './reading-text.js';

// What was done about an order is the server's and people's to say: a model has no tool that does it.

type Deed = 'order' | 'ship' | 'cancel' | 'refund' | 'reserve';
const SOME = '(?:\\s+[^\\s.,;:!?]+){0,4}?\\s+';
const list = (phrases: string): string => anyOf(phrases.split('|'));

const ORDER = list('order|purchase|pedido|compra|encomenda|commande|achat|bestellung|طلبك|الطلب|طلبكم|طلبيتك|ऑर्डर');
/** One order, not orders as such: "every order is shipped within two days" is no news. */
const THIS_ORDER = `(?:${list('your|the|this|tu|su|el|la|este|seu|sua|teu|o|a|votre|ta|cette|deine|ihre|die|diese|आपका')}\\s+${ORDER}|${list('طلبك|الطلب|طلبكم|طلبيتك')})(?:\\s+#?\\d+)?`;
const FOR_YOU = list('it|them|everything|for you|por ti|para ti|para voce|pour vous|pour toi|fur dich|fur sie|ihnen');
const REFUND = list('refund|reembolso|remboursement|erstattung|ruckerstattung|الاسترداد|استرداد|المبلغ المسترد|रिफंड');
const MONEY = `(?:${list('your|the|tu|su|el|seu|o|votre|le|deine|ihre|die|आपका')}\\s+(?:${REFUND}|${list('money|dinero|dinheiro|argent')})|${list('ihr geld|dein geld|المبلغ المسترد|استردادك')})`;

/** "I have ...": who did it. */
const ME = list("i|we|i've|we've|i have|we have|i just|we just|i already|i have just|i have already|i've just|i've already|we have just|we have already|we've just|he|hemos|ya he|ya hemos|tenho|temos|j'ai|j'ai bien|j'ai deja|nous avons|nous avons bien|nous avons deja");
const HAVE = list('ich habe|wir haben|habe ich|haben wir');
/** Verbs that say of the order alone what they say. */
const DEED_WORDS: Readonly<Record<Deed, string>> = {
  order: 'placed|ordered|booked|submitted|commande|encargado|pedido|tramitado|bestellt|aufgegeben',
  ship: 'shipped|dispatched|despatched|expedie|despachado|verschickt|versandt|losgeschickt',
  cancel: 'cancelled|canceled|annule|cancelado|anulado|storniert',
  refund: 'refunded|reimbursed|rembourse|reembolsado|erstattet|zuruckerstattet',
  reserve: 'reserved|reserve|mis de cote|reservado|apartado|reserviert|zuruckgelegt',
};
/** Verbs that say it where the order is named. */
const WITH_ORDER: Readonly<Record<Deed, string>> = {
  order: 'completed|confirmed|finalized|finalised|processed|realizado|hecho|confirmado|procesado|completado|passe|confirme|valide|finalise|bestatigt|abgeschlossen|erledigt',
  ship: 'sent|sent out|enviado|envoye|losgeschickt', cancel: 'withdrawn', refund: 'devuelto', reserve: 'set aside|put aside',
};
/** Verbs that hold who did it. */
const BY_ME: Readonly<Record<Deed, string>> = {
  order: 'hice|fiz|realizei|confirmei|finalizei|fechei|fizemos|encomendei|قدمت|اكدت|سجلت|اتممت|اكملت|قمت بتاكيد|قمت بتقديم|قمت باتمام|تم تاكيد|تم تنفيذ|تم تقديم|تم اتمام|تم اكمال|تم تسجيل',
  ship: 'enviei|despachei|شحنت|ارسلت|تم شحن|تم ارسال|قمت بشحن', cancel: 'cancelei|anulei|الغيت|تم الغاء|قمت بالغاء', refund: 'reembolsei|تم استرداد|تم رد', reserve: 'reservei|حجزت|تم حجز',
};
const STATES: Readonly<Record<Deed, string>> = {
  order: 'placed|complete|completed|confirmed|done|processed|submitted|registered|confirmado|realizado|completado|completo|hecho|tramitado|registrado|feito|concluido|finalizado|confirmee|passee|validee|complete|terminee|finalisee|enregistree|bestatigt|aufgegeben|abgeschlossen|fertig|komplett|erledigt',
  ship: 'shipped|dispatched|despatched|sent|on its way|on the way|out for delivery|delivered|en camino|enviado|despachado|entregado|a caminho|entregue|en route|en chemin|expediee|envoyee|livree|unterwegs|verschickt|versandt|zugestellt|geliefert',
  cancel: 'cancelled|canceled|cancelado|anulado|annulee|storniert', refund: 'refunded|reembolsado|remboursee|erstattet', reserve: 'reserved|reservado|reservee|reserviert',
};
/** Without a verb between. */
const BARE_STATES: Readonly<Record<Deed, string>> = { order: 'مكتمل|مؤكد|تم تاكيده|تم تنفيذه|पूरा हो गया', ship: 'في الطريق|تم شحنه|تم ارساله|रास्ते में', cancel: 'ملغي|تم الغاوه|تم الغاءه', refund: 'تم استرداده', reserve: 'محجوز' };
const IS = `${list('is|has|has been|was|esta|ha sido|fue|va|queda|quedo|foi|est|a ete|ist|wurde|है')}(?:\\s+${list('now|just|already|successfully|been|now been|ya|ja|deja|bien|maintenant|jetzt|schon|bereits|soeben')}){0,2}`;
const MONEY_STATES = list('on its way|on the way|approved|issued|done|complete|completed|processed|sent|en camino|aprobado|hecho|procesado|realizado|emitido|a caminho|aprovado|feito|processado|en route|en chemin|accepte|approuve|effectue|valide|unterwegs|genehmigt|veranlasst|erledigt');
/** "... within two days", "... by tapping Confirm": how it is done as a rule. */
const NO_RULE = `(?!\\s+${list('within|in|usually|from|by|with|when|innerhalb|sous|dans|mit|durch|tocando|al|ao|quando|cuando|only|solo|so|seulement|nur|erst|en cliquant|en appuyant|en touchant|en tapant|على')}${END})`;
/** "Once your order is complete": nothing has happened yet. */
const IF = wholeWords('once|when|whenever|after|as soon as|if|until|till|before|unless|whether|will be|can be|cuando|una vez|despues de|hasta que|en cuanto|quando|depois|assim que|se o|se a|se voce|ate que|caso|quand|des que|lorsque|apres|une fois|wenn|sobald|nachdem|falls|bis|ob|wird|عندما|بعد|اذا|حالما|عند|قبل|जब|अगर|यदि|बाद'.split('|'));
/** "Si ..." is a condition, "sí, ..." is none. */
const SI = new RegExp(`${EDGE}si\\s+\\p{L}`, 'u');
const NEGATED = wholeWords([...NEGATIONS, 'nothing', 'nada', 'rien', 'nichts']);
const CART = new RegExp(`${EDGE}${list('cart|basket|carrito|cesta|carrinho|panier|warenkorb|السله|سلتك|कार्ट')}${END}`, 'u');

/** What a status of an order tells. */
const TOLD: Readonly<Record<Deed, RegExp>> = {
  order: /^status (?:placed|paid|preparing|shipped|delivered|cancelled|refunded)$/m, ship: /^status (?:shipped|delivered)$/m,
  cancel: /^status cancelled$/m, refund: /^status refunded$/m, reserve: /^status (?:placed|paid|preparing)$/m,
};
const pattern = (source: string): RegExp => new RegExp(`${EDGE}${source}${END}`, 'u');
interface Reading { readonly deed: Deed; readonly pattern: RegExp; /** What it is said to be, not who did it. */ readonly isState?: boolean; /** The cart may be meant. */ readonly isLoose?: boolean }
const READINGS: readonly Reading[] = [
  ...(Object.keys(TOLD) as Deed[]).flatMap((deed): Reading[] => {
    const [deeds, named, mine, states, bare] = [DEED_WORDS, WITH_ORDER, BY_ME, STATES, BARE_STATES].map((words) => list(words[deed])) as [string, string, string, string, string];
    return [
      { deed, pattern: pattern(`${ME}\\s+(?:${deeds}|${named})${SOME}${ORDER}`) }, { deed, isLoose: true, pattern: pattern(`${ME}\\s+${deeds}${SOME}${FOR_YOU}`) },
      { deed, pattern: pattern(`${HAVE}${SOME}${ORDER}(?:\\s+[^\\s.,;:!?]+){0,3}?\\s+(?:${deeds}|${named})`) }, { deed, pattern: pattern(`${HAVE}\\s+(?:(?:es|sie|ihn|das)${SOME}|(?:[^\\s.,;:!?]+\\s+){0,3}?${FOR_YOU}\\s+)${deeds}`) }, { deed, isLoose: true, pattern: pattern(`(?:lo|la|los|las)\\s+(?:he|hemos)\\s+${deeds}`) },
      { deed, isLoose: true, pattern: pattern(`(?:je\\s+(?:vous\\s+|te\\s+)?l'ai|nous\\s+(?:vous\\s+)?l'avons)\\s+${deeds}`) }, { deed, pattern: pattern(`${mine}${SOME}${ORDER}`) },
      { deed, isState: true, pattern: new RegExp(`${EDGE}${THIS_ORDER}\\s+(?:${IS}\\s+${states}|${bare})${END}${NO_RULE}`, 'u') },
    ];
  }),
  { deed: 'refund', isState: true, pattern: new RegExp(`${EDGE}${MONEY}\\s+(?:${IS}\\s+${MONEY_STATES}|${list('في الطريق|تمت الموافقه عليه')})${END}${NO_RULE}`, 'u') },
  { deed: 'refund', pattern: pattern(`(?:${ME}\\s+${list('issued|approved|processed|started|initiated|made|sent|aprobado|hecho|emitido|procesado|tramitado|iniciado|effectue|approuve|lance')}|${list('fiz|aprovei|processei|emiti|اصدرت|تمت الموافقه على')})${SOME}${REFUND}`) },
  { deed: 'refund', pattern: pattern(`${HAVE}${SOME}${REFUND}\\s+${list('veranlasst|genehmigt|eingeleitet')}`) },
];

/** It says what will be, not what is. @param sentence normalised */
export function isConditional(sentence: string): boolean {
  return IF.test(sentence) || SI.test(sentence);
}

/** An act about an order that no tool has told of; undefined when there is none. @param texts normalised */
export function untrueAct(texts: readonly string[], evidence: Evidence): string | undefined {
  const told = once(() => evidence.figures.join('\n'));
  const prose = once(() => normalise(evidence.prose.join('\n')));
  for (const sentence of texts.flatMap(sentencesOf)) {
    const isOpen = isConditional(sentence);
    for (const clause of clausesOf(sentence)) {
      if (NEGATED.test(clause)) continue;
      const isCart = CART.test(clause);
      const untrue = READINGS.filter(({ isState, isLoose }) => !(isState === true && isOpen) && !(isLoose === true && isCart))
        .flatMap(({ deed, pattern: reading }) => (TOLD[deed].test(told()) ? [] : reading.exec(clause)?.[0] ?? [])).find((found) => !prose().includes(found));
      if (untrue !== undefined) return untrue.trim().slice(0, 120);
    }
  }
  return undefined;
}
