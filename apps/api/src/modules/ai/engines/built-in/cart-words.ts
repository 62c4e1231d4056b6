import { plain } from '../../wording/language.js';
import { phrases, rowOf } from './phrases.js';

/** What a customer wants done with the cart or with an order, in words instead of a tap. `what` names the product, as written; empty where they point at it ("it") or name nothing. */
export type CartWish =
  /** `number`: of the order that they name. */
  | { readonly kind: 'cancel'; readonly number: number | undefined }
  | { readonly kind: 'empty' }
  /** `inCart`: they say that it is the cart they mean. */
  | { readonly kind: 'add' | 'remove'; readonly what: string; readonly quantity: number | undefined; readonly inCart: boolean }
  /** So many of a thing. */
  | { readonly kind: 'want'; readonly what: string; readonly quantity: number }
  /** So many of what they have been talking of, whatever it was before. */
  | { readonly kind: 'make'; readonly quantity: number };

/** How one language says it; patterns over words in the form of `plain`. */
interface Speech {
  readonly cancel: string;
  readonly order: string;
  readonly empty: string;
  readonly cart: string;
  readonly changedMind: string;
  /** Verbs that mean the cart wherever they stand; `put` and `take` need the word for it. */
  readonly add: string;
  readonly remove: string;
  readonly put: string;
  /** Before a number of things. */
  readonly want: string;
  readonly take?: string;
  /** With the word for an order they mean to pick it up. */
  readonly fetch?: string;
  /** Before the number that it is to be instead, and the word behind it. */
  readonly make: string;
  readonly instead: string;
  /** One of it, or one more, in a phrase of its own. */
  readonly more: string;
  /** Between the thing and the cart. */
  readonly to: string;
  readonly from: string;
  /** Said around a wish: "please can you". No word that denies it: behind a comma that is a sentence of its own. */
  readonly beside: string;
  readonly article: string;
  /** Counting from one. */
  readonly numbers: readonly string[];
}

const SPEECHES: readonly Speech[] = [
  {
    cancel: 'cancel|call off|annul', order: 'order|orders|purchase', empty: 'empty|clear|cancel|delete', cart: 'cart|basket|bag', changedMind: 'i (?:have |ve )?changed my mind|i don t want (?:it|anything|this|that|them) any ?more|forget the order|forget it|never ?mind',
    add: 'add', put: 'put', want: 'want|want to (?:buy|order|get|have)|need|would like|d like|ll take|will take|take|ll have|will have|give me|get me|send me|buy|order|get', remove: 'remove|take out|take off|delete', take: 'take|drop|leave', fetch: 'take|take out', to: 'to|in|into', from: 'from|out of|off|in',
    beside: 'please|pls|thanks|thank you|hi|hello|hey|ok|okay|so|and|actually|sorry|now|then|also|i|i d|i want to|i need to|i d like to|i would like to|want to|like to|can you|could you|can i|could i|may i|you|just', article: 'the|a|an|my|this|that|these|those|some|of|more|another', make: 'make it|make that|make them|change it to|change that to|change them to|change to|change the quantity to', instead: 'instead|of them|of those|in total', more: 'one more|another one|one more of them', numbers: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  },
  {
    cancel: 'cancelar|cancela|cancele|cancelen|cancelad|cancelarlo|cancelame|anular|anula|anule|anulen', order: 'pedido|pedidos|compra|orden|encargo', empty: 'vaciar|vacia|vacie|vacien|borrar|borra|cancelar|cancela', cart: 'carrito|carro|cesta', changedMind: 'he cambiado de (?:opinion|idea)|cambie de (?:opinion|idea)|ya no (?:lo |la |los |las )?quiero(?: nada)?|olvidalo|dejalo',
    add: 'anade|anadir|anademe|anada|agrega|agregar|agregame|agregue|sumar|suma', put: 'pon|ponme|poner|mete|meter', want: 'quiero|quisiera|necesito|dame|deme|denme|me llevo|llevo|me das|mandame|ponme|pongame|comprar|pedir|quiero (?:comprar|pedir|llevar)', remove: 'quita|quitar|quitame|quite|saca|sacar|saque|elimina|eliminar|elimine|borra|borrar|retira|retirar', fetch: 'retira|retirar|retire|retiro', to: 'a|al|en', from: 'de|del|en',
    beside: 'por favor|gracias|hola|ok|vale|bueno|y|perdon|ahora|tambien|quiero|quisiera|necesito|me gustaria|deseo|puedes|podrias|puede|podria|puedo|podemos|yo|me', article: 'el|la|los|las|un|una|unos|unas|mi|mis|este|esta|ese|esa|de|mas|otro|otra', make: 'mejor|mejor que sean|mejor pon|mejor ponme|que sean|cambialo a|cambiala a|cambialos a|cambialas a|cambia a|dejalo en|dejala en', instead: 'en total|mejor|en vez', more: 'uno mas|una mas|otro mas|otra mas|anad[ea](?:me)?l[oa]|anadirl[oa]|agrega(?:me)?l[oa]|agreguel[oa]|agregarl[oa]|sumal[oa]|ponmel[oa]', numbers: ['un|una|uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
  },
  {
    cancel: 'annuler|annule|annulez|decommander', order: 'commande|commandes|achat', empty: 'vider|vide|videz|annuler|annulez', cart: 'panier', changedMind: 'j ai change d avis|je n en veux plus|je ne (?:le |la |les )?veux plus|laissez tomber|laisse tomber|oubliez',
    add: 'ajoute|ajoutez|ajouter|rajoute|rajoutez|rajouter', put: 'mets|mettez|mettre', want: 'je veux|je voudrais|j en veux|j en voudrais|il m en faut|il me faut|donnez moi|je prends|je prendrai|j en prends|acheter|commander', remove: 'retire|retirez|retirer|enleve|enlevez|enlever|supprime|supprimez|supprimer|ote|otez', fetch: 'retire|retirez|retirer', to: 'a|au|dans|sur', from: 'de|du|dans',
    beside: 's il vous plait|merci|s il te plait|svp|bonjour|salut|ok|d accord|et|pardon|maintenant|aussi|je veux|je voudrais|j aimerais|je souhaite|il faut|pouvez vous|peux tu|pourriez vous|puis je|je peux|est ce que|moi', article: 'le|la|les|l|un|une|des|du|de|d|mon|ma|mes|ce|cet|cette|ces|autre', make: 'mettez en|mets en|plutot|finalement|finalement mettez en|finalement j en veux|changez a|changez en|passez a', instead: 'plutot|en tout|a la place', more: 'encore un|encore une|un de plus|une de plus', numbers: ['un|une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'],
  },
  {
    cancel: 'cancelar|cancela|cancele|cancelem|anular|anula|anule|desmarcar', order: 'pedido|pedidos|encomenda|encomendas|compra', empty: 'esvaziar|esvazia|esvazie|limpar|limpa|limpe|cancelar|cancela|cancele', cart: 'carrinho|cesto|sacola|cesta', changedMind: 'mudei de ideias?|ja nao (?:o |a )?quero|nao quero mais|deixa pra la|deixe pra la|esquece|esqueca',
    add: 'adiciona|adicione|adicionar|acrescenta|acrescente|acrescentar|junta|junte', put: 'poe|ponha|coloca|coloque|colocar|bota|mete|meta', want: 'quero|queria|preciso de|preciso|me ve|me da|vou levar|levo|vou querer|comprar|pedir|encomendar|quero (?:comprar|pedir|levar|encomendar)', remove: 'tira|tire|tirar|remove|remova|remover|retira|retire|retirar|exclua|apaga|apague', fetch: 'retira|retire|retirar|retiro', to: 'a|ao|no|na|em', from: 'de|do|da|no|na',
    beside: 'por favor|obrigado|obrigada|ola|oi|ok|certo|bom|e|desculpe|agora|tambem|quero|queria|gostaria de|gostava de|preciso|preciso de|voce pode|pode|podem|poderia|posso|eu|me', article: 'o|a|os|as|um|uma|uns|umas|meu|minha|este|esta|esse|essa|de|do|da|mais|outro|outra', make: 'muda para|mude para|mudar para|melhor|na verdade|na verdade quero|faz|faca|deixa em|deixe em', instead: 'no total|em vez disso', more: 'mais um|mais uma', numbers: ['um|uma', 'dois|duas', 'tres', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove', 'dez'],
  },
  {
    cancel: 'الغاء|الغي|الغ|الغوا|تلغي|تلغوا|كنسل|اكنسل|الغيلي', order: 'طلبي|الطلب|طلبيتي|الطلبيه|طلب|طلبيه|طلباتي|الاوردر|اوردر', empty: 'افرغ|فرغ|تفريغ|امسح|الغي|الغاء|الغ', cart: 'السله|سلتي|سله المشتريات|العربه', changedMind: 'غيرت رايي|ما عاد ابغاه|لم اعد اريده|لم اعد اريدها|انس الامر|انسي الامر|خلاص ما ابي',
    add: 'اضف|اضيف|ضيف|اضافه|زود', put: 'حط|ضع', want: 'اريد|ابغي|ابي|بدي|عايز|عاوز|اعطني|اعطيني|هات|اطلب|اشتري|احتاج|اريد شراء', remove: 'احذف|حذف|ازل|ازاله|شيل|امسح|اخرج', to: 'الي|في|علي|ل', from: 'من',
    beside: 'من فضلك|لو سمحت|شكرا|مرحبا|السلام عليكم|تمام|اسف|الان|ايضا|و|اريد|ابغي|ابي|بدي|عايز|عاوز|اود|ارجو|ممكن|هل يمكن|هل يمكنك|هل استطيع|ان|لي', article: 'هذا|هذه|ال|من', make: 'اجعلها|اجعله|خليها|خليه|خليهم|غيرها الي|عدلها الي|بل', instead: 'بدلا|بدل ذلك', more: 'واحد اخر|واحده اخري|واحد كمان|واحده كمان|اضفه|اضفها|اضيفه|اضيفها|ضيفه|ضيفها|زوده|زودها', numbers: ['واحد|واحده', 'اثنين|اثنان|اثنتين', 'ثلاثه|ثلاث', 'اربعه|اربع', 'خمسه|خمس', 'سته|ست', 'سبعه|سبع', 'ثمانيه|ثماني', 'تسعه|تسع', 'عشره|عشر'],
  },
];

const MOST = 999;
/** What points at a thing instead of naming it. */
const POINTING = new Set('it this that them one ones these those lo la los las este esta esto eso ese esa estos estas esos esas le les ca cela celui celle l isso isto esse essa o a os as هذا هذه ذلك'.split(' '));
/** Behind a number it says which thing, not how many: "4 person tent". */
const UNIT = /^(?:(?:person|people|man|men|seater|seats?|pack|piece|pieces|kg|kilos?|g|gr|grams?|mg|ml|cl|l|liters?|litres?|cm|mm|m|meters?|metres?|inch|inches|ft|oz|lbs?|gb|tb|w|watts?|v|volts?|mah|years?|months?|days?|hours?|euros?|eur|dollars?|usd|personas?|plazas?|piezas?|litros?|metros?|anos?|meses|dias|horas|reais|pesos|personnes?|places?|pieces?|ans?|mois|jours?|heures?|pessoas?|lugares|pecas?|شخص|اشخاص|كيلو|غرام|جرام|مل|لتر|سم|متر|قطعه|سنوات|سنه|يورو|دولار|ريال)|x)(?: |$)/u;

/** A clause of more is a story: its first words say what is wanted. So do the first clauses of a text. */
const MOST_WORDS = 40;
const MOST_CLAUSES = 30;

/** What is to be done with the cart or an order, when the words plainly say so; a question how it is done is none. */
export function cartWishIn(text: string): CartWish | undefined {
  const clauses = text.split(/[.,،!?;؟؛\n]+/u).filter((clause) => clause.trim() !== '').slice(0, MOST_CLAUSES).map((clause) => plain(clause).split(' ').slice(0, MOST_WORDS)).filter(([first]) => first !== '');
  for (const clause of clauses) for (const read of READERS) {
    const wish = read(clause);
    if (wish !== undefined) return wish;
  }
  return clauses.some((clause) => CHANGED_MIND.test(clause.join(' '))) ? { kind: 'empty' } : undefined;
}

/** How many, where the words say nothing else: "two", "three of them, please". */
export function countIn(text: string): number | undefined {
  const words = plain(text).split(' ').slice(0, MOST_WORDS);
  for (const { speech, beside } of COUNTED) for (const wish of wishesIn(words, beside)) {
    const { what, quantity } = counted(wish, speech);
    if (what === '' && quantity !== undefined) return quantity;
  }
  return undefined;
}

const COUNTED = SPEECHES.map((speech) => ({ speech, beside: rowOf(phrases(speech.beside)) }));
const CHANGED_MIND = new RegExp(`(?:^| )(?:${SPEECHES.map(({ changedMind }) => changedMind).join('|')})(?: |$)`, 'u');
const READERS = SPEECHES.map(readerOf);

function readerOf(speech: Speech): (clause: readonly string[]) => CartWish | undefined {
  const beside = rowOf(phrases(speech.beside));
  const article = `(?:(?:${speech.article}) )*`;
  const number = '(?: (?:(?:no|nr|n|number|numero|num|رقم) )?(\\d{1,9}))?';
  const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, 'u');
  const empty = whole(`(?:${speech.empty}) ${article}(?:${speech.cart})`);
  const cancel = [whole(`(?:${speech.cancel}) ${article}(?:${speech.order})${number}(?: .*)?`), whole(`(?:${speech.cancel})(?: (?:no|number|numero|رقم))? (\\d{3,9})`), whole(`(?:${speech.cancel})(?: it| this| lo)?`), whole(`(?:${speech.remove}) ${article}(?:${speech.order})${number}`)];
  const fetched = speech.fetch === undefined ? undefined : whole(`(?:${speech.fetch}) ${article}(?:${speech.order})${number}(?: .*)?`);
  const cart = (between: string): string => ` (?:${between}) ${article}(?:${speech.cart}|${speech.order})`;
  const changes = [
    { kind: 'add', inCart: true, pattern: whole(`(?:${speech.add}|${speech.put}) (.+?)${cart(speech.to)}`) },
    { kind: 'remove', inCart: true, pattern: whole(`(?:${[speech.remove, speech.take].filter(Boolean).join('|')}) (.+?)(?: out)?${cart(speech.from)}`) },
    { kind: 'add', inCart: false, pattern: whole(`(?:${speech.add}) (.+)`) },
    { kind: 'remove', inCart: false, pattern: whole(`(?:${speech.remove}) (.+)`) },
  ] as const;
  const wanted = whole(`(?:${speech.want}) (.+)`);
  const made = [whole(`(?:${speech.make}) (\\S+)(?: (?:${speech.instead}))?`), whole(`(\\S+) (?:${speech.instead})`)];
  const more = whole(`(?:${speech.more})(?:${cart(speech.to)})?`);
  return (clause) => {
    const wishes = wishesIn(clause, beside);
    const find = (pattern: RegExp | undefined): RegExpExecArray | undefined => {
      for (const wish of wishes) {
        const found = pattern?.exec(wish);
        if (found) return found;
      }
      return undefined;
    };
    if (find(fetched) !== undefined) return undefined;
    if (find(empty) !== undefined) return { kind: 'empty' };
    for (const pattern of cancel) {
      const found = find(pattern);
      if (found !== undefined) return { kind: 'cancel', number: found[1] === undefined ? undefined : Number(found[1]) };
    }
    const instead = numberIn(find(made[0])?.[1] ?? find(made[1])?.[1] ?? '', speech);
    if (instead !== undefined) return { kind: 'make', quantity: instead };
    if (find(more) !== undefined) return { kind: 'add', what: '', quantity: 1, inCart: false };
    for (const { kind, inCart, pattern } of changes) {
      const what = find(pattern)?.[1];
      if (what !== undefined) return { kind, inCart, ...counted(what, speech) };
    }
    const { what, quantity = 0 } = counted(find(wanted)?.[1] ?? '', speech);
    return quantity > 1 && !UNIT.test(what) ? { kind: 'want', what, quantity } : undefined;
  };
}

/**
 * The clause without what is said behind its wish, from every word on that may begin the wish, the last of them first: "I want to" is
 * said before a wish, and "I want" begins one. A pattern of it all would try every way in which such phrases make up others.
 */
function wishesIn(clause: readonly string[], beside: ReturnType<typeof rowOf>): string[] {
  const end = clause.findIndex((_word, from) => beside(clause, from).includes(clause.length));
  const wish = clause.slice(0, end < 0 ? clause.length : end);
  return beside(wish, 0).reverse().map((from) => wish.slice(from).join(' '));
}

/** "two of the blue mugs": how many, and of what. */
function counted(words: string, { article, numbers }: Speech): { what: string; quantity: number | undefined } {
  const skipped = new RegExp(`^(?:(?:${article})(?: |$))+`, 'u');
  const [first = '', ...rest] = words.replace(/^(?:x ?)?(\d{1,3}) ?x? /u, '$1 ').split(' ');
  const quantity = numberIn(first, { numbers });
  const what = (quantity === undefined ? words : rest.join(' ')).replace(skipped, '');
  return { what: POINTING.has(what) ? '' : what, quantity };
}

function numberIn(word: string, { numbers }: Pick<Speech, 'numbers'>): number | undefined {
  const spoken = numbers.findIndex((names) => names.split('|').includes(word)) + 1;
  return /^\d{1,3}$/u.test(word) ? Math.min(Number(word), MOST) : spoken > 0 ? spoken : undefined;
}
