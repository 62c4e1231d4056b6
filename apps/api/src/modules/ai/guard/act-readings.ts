import { anyOf, EDGE, END, normalise, wholeWords } from './reading-text.js';

// How shops say in seven languages what was done about an order. All patterns are for clauses in the form of `plain`.

/** What was done, and how far an order is. */
export type Deed = 'order' | 'pay' | 'ship' | 'cancel' | 'refund' | 'reserve';
type Words = Readonly<Record<Deed, string>>;

/** A way to say that something was done. */
export interface Reading {
  readonly deed: Deed;
  readonly pattern: RegExp;
  /** What it is said to be, not who did it. */
  readonly isState?: boolean;
  /** The cart may be meant. */
  readonly isLoose?: boolean;
  /** One of the pattern's groups tells that one order is meant, not orders as such. */
  readonly needsGroup?: boolean;
  /** The assistant says that it did it, which it never does. A group `own` of the pattern says so too. */
  readonly isOwn?: boolean;
}

/** In Arabic it is part of the word behind it. */
const AND = '[وف]?';
const list = (phrases: string): string => anyOf(phrases.split('|'));
/** What is sent about an order or a delivery, and is neither. */
const PAPERS = 'options?|details?|information|info|conditions?|terms|prices?|costs?|fees?|times?|dates?|forms?|links?|notes?|lists?|summary|overview|address|opciones|detalles|informacion|condiciones|precios?|costes?|costos?|gastos|plazos?|fechas?|formas|formulario|enlaces?|notas?|listas?|resumen|direccion|datos|numero'
  + '|opcoes|detalhes|informacoes|informacao|condicoes|precos?|custos?|prazos?|datas?|lista|resumo|endereco|dados|liens?|prix|frais|delais?|dates|modalites|coordonnees|adresse|resume|recapitulatif|angaben|preise|kosten|zeiten|termine|ubersicht|zusammenfassung';
/** Words between the deed and the order, none of which makes it a deed about the order: "a note on your order", "the options of delivery". */
const SOME = `(?:\\s+(?!(?:${PAPERS})\\s+(?:of|for|to|de|del|da|do|das|dos|des|du|d'|zu|zum|zur|fur|para|pour)(?![\\p{L}\\p{N}]))` + '(?!(?:on|about|of|regarding|sobre|zur|sur|(?:for|para|pour|fur)(?!\\s+(?:you|ti|voce|usted|vous|toi|dich|sie)\\s))\\s)\\S+){0,4}?\\s+';

const ORDERS = 'order|purchase|pedido|compra|encomenda|commande|achat|bestellung|ऑर्डर';
const PARCELS = 'package|parcel|shipment|delivery|paquete|envio|entrega|pacote|colis|livraison|paket|sendung|lieferung|पैकेज|पार्सल';
const THEIRS = 'طلبك|الطلب|طلبكم|طلبيتك';
const THEIR_PARCEL = 'شحنتك|طردك|الشحنه|الطرد';
/** They stand for every word for an order and for a parcel, so that no pattern lists them again. In "j'ai commandé" and "he pedido" it is the verb. */
const [ORDER, GOODS] = ['§o', '§[op]'];
const NOUNS: ReadonlyMap<string, string> = new Map(Object.entries({ [ORDERS]: '§o', [PARCELS]: '§p', [THEIRS]: 'your §o', [THEIR_PARCEL]: 'your §p' }).flatMap(([words, mark]) => words.split('|').map((word) => [normalise(word), mark])));
const NOUN = new RegExp(`(?<!${EDGE}(?:j'ai|l'ai|avons|he|hemos)\\s+)${EDGE}${AND}(${anyOf([...NOUNS.keys()])})${END}`, 'gu');
/** One order, not orders as such: "every order is shipped within two days" is no news. */
const ONE = `(?:(?<one>${list('your|the|this|tu|su|vuestro|el|la|este|esta|seu|sua|teu|o|a|votre|ta|ton|le|cette|ce|deine|dein|ihre|ihr|die|das|diese|आपका')})\\s+)?`;
const ONE_MORE = '(?:\\s+(?:(?:and|y|e|et|und)\\s+)?#?\\d+)';
const NUMBERED = `(?<number>\\s+(?:(?:number|no|nr|num|numero|nummer)\\s+)?#?\\d+${ONE_MORE}*)?`;
/** "Your order details", "your order question". */
const NOT_OF_IT = `(?!\\s+(?:question|request|wish|number|methods?|policy|${PAPERS})(?![\\p{L}\\p{N}]))`;
const FOR_YOU = list('it|them|everything|for you|por ti|para ti|para voce|pour vous|pour toi|fur dich|fur sie|ihnen');
const REFUND = list('refund|reembolso|remboursement|erstattung|ruckerstattung|الاسترداد|استرداد|المبلغ المسترد|रिफंड');
const MONEY = `(?:${list('your|the|tu|su|el|seu|o|votre|le|deine|ihre|die|आपका')}\\s+(?:${REFUND}|${list('money|dinero|dinheiro|argent')})|${list('ihr geld|dein geld|المبلغ المسترد|استردادك')})`;
const PAYMENT = list('payment|pago|pagamento|paiement|zahlung|الدفعه|भुगतान');

/** "I have ...": who did it. */
const ME = list("i|we|i have|we have|he|hemos|tenho|temos|j'ai|nous avons");
const HAVE = list('ich habe|wir haben|habe ich|haben wir');
/** Verbs that say of the order alone what they say. */
const DEED_WORDS: Words = {
  order: 'placed|ordered|booked|submitted|commande|pedido|encargado|tramitado|bestellt|aufgegeben', pay: 'charged|cobrado|abgebucht',
  ship: 'shipped|dispatched|despatched|expedie|despachado|verschickt|versandt|losgeschickt',
  cancel: 'cancelled|canceled|annule|cancelado|anulado|storniert',
  refund: 'refunded|reimbursed|rembourse|reembolsado|erstattet|zuruckerstattet',
  reserve: 'reserved|reserve|mis de cote|reservado|apartado|reserviert|zuruckgelegt',
};
/** Verbs that say it where the order is named. */
const WITH_ORDER: Words = {
  order: 'completed|confirmed|finalized|finalised|processed|realizado|hecho|confirmado|procesado|completado|passe|confirme|valide|finalise|bestatigt|abgeschlossen|erledigt',
  pay: 'collected', ship: 'sent|sent out|enviado|envoye|losgeschickt', cancel: 'withdrawn', refund: 'devuelto', reserve: 'set aside|put aside',
};
/** Verbs that hold who did it. */
const BY_ME: Words = {
  order: 'hice|fiz|realizei|confirmei|finalizei|fechei|fizemos|encomendei|قدمت|اكدت|سجلت|اتممت|اكملت|قمت بتاكيد|قمت بتقديم|قمت باتمام|تم تاكيد|تم تنفيذ|تم تقديم|تم اتمام|تم اكمال|تم تسجيل', pay: 'cobrei|تم دفع',
  ship: 'enviei|despachei|شحنت|ارسلت|تم شحن|تم ارسال|قمت بشحن', cancel: 'cancelei|anulei|الغيت|تم الغاء|قمت بالغاء', refund: 'reembolsei|تم استرداد|تم رد', reserve: 'reservei|حجزت|تم حجز',
};
/** Without their accents they are what a customer is asked to do as well: "ya cancelé", "cancelé tu", but "cancele su pedido". */
const PRETERITES: Words = { order: 'confirme|realice|tramite|complete|procese', pay: 'cobre', ship: 'envie|despache', cancel: 'cancele|anule', refund: 'reembolse', reserve: 'reserve|aparte' };
/** "Acabo de cancelar tu pedido". */
const JUST_DONE: Words = {
  order: 'confirmar|realizar|hacer|tramitar|fazer|confirmer|passer|valider', pay: 'cobrar|encaisser', ship: 'enviar|mandar|despachar|envoyer|expedier', cancel: 'cancelar|anular|annuler', refund: 'reembolsar|rembourser', reserve: 'reservar|apartar|reserver',
};
const STATES: Words = {
  order: 'placed|complete|completed|confirmed|received|gone through|all set|done|processed|submitted|registered|confirmado|confirmada|realizado|realizada|completado|completo|completa|hecho|tramitado|registrado|feito|feita|concluido|finalizado|confirmee|passee|validee|complete|terminee|finalisee|enregistree|bestatigt|aufgegeben|abgeschlossen|fertig|komplett|erledigt',
  pay: 'paid|pagado|pago|payee|bezahlt',
  ship: 'shipped|dispatched|despatched|sent|on its way|on the way|out for §p|delivered|en camino|enviado|enviada|despachado|despachada|entregado|entregada|a caminho|entregue|en route|en chemin|expedie|expediee|envoye|envoyee|livre|livree|unterwegs|verschickt|versandt|zugestellt|geliefert',
  cancel: 'cancelled|canceled|cancelado|cancelada|anulado|anulada|annulee|storniert', refund: 'refunded|reembolsado|reembolsada|remboursee|erstattet', reserve: 'reserved|reservado|reservada|reservee|reserviert',
};
/** Without a verb between. */
const BARE_STATES: Words = {
  order: 'went through|مكتمل|مؤكد|تم تاكيده|تم تنفيذه|पूरा हो गया|कन्फर्म|पक्का|हो गया|दे दिया', pay: 'مدفوع', ship: 'في الطريق|تم شحنه|تم ارساله|रास्ते में|भेज दिया|डिलीवर हो गया|डिलीवर कर दिया', cancel: 'ملغي|تم الغاوه|تم الغاءه|रद्द कर दिया|रद्द हो गया|रद्द हो चुका', refund: 'تم استرداده|रिफंड कर दिया', reserve: 'محجوز',
};
const IS = list('is|has|was|esta|ha sido|fue|va|queda|quedo|foi|est|a ete|ist|wurde');
const MONEY_STATES = list('on its way|on the way|approved|issued|done|complete|completed|processed|sent|en camino|aprobado|hecho|procesado|realizado|emitido|a caminho|aprovado|feito|processado|en route|en chemin|accepte|approuve|effectue|valide|unterwegs|genehmigt|veranlasst|erledigt');
/** "Order confirmed" as a whole clause, "confirmed your order" at the beginning of one, or behind another deed. */
const LABELS: Words = { order: 'placed|confirmed|completed', pay: 'paid', ship: 'shipped|delivered', cancel: 'cancelled|canceled', refund: 'refunded', reserve: 'reserved' };

/** Changes nothing between a verb and what it says. */
const ADVERBS = wholeWords('now|just|already|successfully|also|finally|officially|been|went ahead and|gone ahead and|ya|recien|tambien|ahora|ja|tambem|agora|finalmente|deja|bien|aussi|enfin|maintenant|jetzt|schon|bereits|soeben|gerade|eben|auch|endlich|قد|بالفعل'.split('|'), 'gu');
const YA = new RegExp(`${EDGE}ya\\s+(?=(?:(?:te|le)\\s+)?${list(Object.values(PRETERITES).join('|'))}${END})`, 'gu');

/** A clause as the patterns read it: without marks and adverbs, short forms in full. */
export function plain(clause: string): string {
  return clause.replaceAll(/(?<=\p{L})'s(?=\s)/gu, ' is').replaceAll(/(?<=\p{L})'ve(?=\s)/gu, ' have').replaceAll(/[^\p{L}\p{N}\s#'-]+/gu, ' ').replaceAll(YA, 'yo ').replaceAll(ADVERBS, '').replaceAll(NOUN, (_noun, word: string) => NOUNS.get(word) ?? '').trim();
}

const pattern = (source: string): RegExp => new RegExp(`${EDGE}${source}${END}`, 'gu');

function readingsOf(deed: Deed): Reading[] {
  const [deeds, named, mine, preterites, states, bare, justDone] = [DEED_WORDS, WITH_ORDER, BY_ME, PRETERITES, STATES, BARE_STATES, JUST_DONE].map((words) => list(words[deed])) as [string, string, string, string, string, string, string];
  const goods = deed === 'ship' ? GOODS : ORDER;
  const isOwn = deed === 'order';
  return [
    { deed, pattern: pattern(`${ME}\\s+(?:(?<own>${deeds})|${named})${SOME}${goods}${NOT_OF_IT}`) }, { deed, isOwn, isLoose: true, pattern: pattern(`${ME}\\s+${deeds}${SOME}${FOR_YOU}`) },
    { deed, pattern: pattern(`${HAVE}${SOME}${goods}(?:\\s+\\S+){0,3}?\\s+(?:${deeds}|${named})`) }, { deed, isOwn, pattern: pattern(`${HAVE}\\s+(?:(?:es|sie|ihn|das)${SOME}|(?:\\S+\\s+){0,3}?${FOR_YOU}\\s+)${deeds}`) },
    { deed, isOwn, isLoose: true, pattern: pattern(`(?:(?:lo|la|los|las)\\s+(?:he|hemos)|je\\s+(?:vous\\s+|te\\s+)?l'ai|nous\\s+(?:vous\\s+)?l'avons)\\s+${deeds}`) }, { deed, isOwn, pattern: pattern(`${AND}${mine}${SOME}${goods}`) },
    { deed, pattern: pattern(`(?:(?:se\\s+)?(?:has|ha|han)\\s+(?:${deeds}|${named}|${states})|(?:acabo|acabamos|acabei|viens|venons)\\s+d(?:e\\s+|')${justDone})\\s+(?:your|the|tu|su|vuestro|el|o\\s+seu|a\\s+sua|o|votre|la)\\s+${goods}${NOT_OF_IT}`) },
    { deed, isOwn, needsGroup: true, pattern: pattern(`(?<one>yo\\s+)?(?:(?:te|le)\\s+)?${preterites}\\s+(?:(?<number>tu|vuestro)\\s+|(?:su|el|la)\\s+)?${goods}`) },
    { deed, isState: true, needsGroup: true, pattern: pattern(`${ONE}${goods}${NUMBERED}\\s+(?:${IS}\\s+${states}|${bare})`) },
    { deed, isState: true, pattern: pattern(`${list('orders|pedidos|encomendas|commandes|bestellungen')}\\s+#?\\d+${ONE_MORE}+\\s+${list('are|have|have been|estan|han sido|fueron|foram|estao|sont|ont ete|sind|wurden')}\\s+(?:${states}|${deeds})s?`) },
    { deed, isState: true, pattern: new RegExp(`^(?:your\\s+|the\\s+)?${ORDER}(?:\\s+#?\\d+)?\\s+${list(LABELS[deed])}$|(?:^|(?<=\\sand\\s+))(?:have\\s+)?${list(LABELS[deed])}\\s+(?:your|the)\\s+${ORDER}${END}`, 'gu') },
  ];
}

/** All of them. */
export const READINGS: readonly Reading[] = [
  ...(Object.keys(DEED_WORDS) as Deed[]).flatMap(readingsOf),
  { deed: 'order', isState: true, pattern: pattern(`${ORDER}\\s+${list('confirmado|realizado|feito|confirmee|passee')}`) },
  { deed: 'pay', isState: true, pattern: pattern(`${PAYMENT}\\s+(?:${IS}\\s+)?${list('received|confirmed|gone through|went through|recibido|confirmado|recebido|recu|confirme|eingegangen|erhalten|bestatigt')}`) },
  { deed: 'pay', pattern: pattern(`${ME}\\s+${list('received|confirmed|recibido|recebido|recu|confirmado|confirme')}${SOME}${PAYMENT}`) },
  { deed: 'refund', isState: true, pattern: pattern(`${MONEY}\\s+(?:${IS}\\s+${MONEY_STATES}|${list('في الطريق|تمت الموافقه عليه|मंजूर')})`) },
  { deed: 'refund', isState: true, pattern: pattern(list('refund is approved|refunded you|refund has issued|refund issued|reembolso aprobado|reembolso aprovado|remboursement accepte|erstattung genehmigt|रिफंड मंजूर')) },
  { deed: 'refund', pattern: pattern(`(?:${ME}\\s+${list('issued|approved|processed|started|initiated|made|sent|aprobado|hecho|emitido|procesado|tramitado|iniciado|effectue|approuve|lance')}|${list('fiz|aprovei|processei|emiti|اصدرت|تمت الموافقه على')})${SOME}${REFUND}`) },
  { deed: 'refund', pattern: pattern(`${HAVE}${SOME}${REFUND}\\s+${list('veranlasst|genehmigt|eingeleitet')}`) },
];
/** With a `#`, or behind the word for an order. */
export const ORDER_NUMBER = new RegExp(`(?:#\\s?|${ORDER}\\s+(?:(?:number|no|nr|num|numero|nummer)\\s+)?)(\\d+)`, 'gu');
