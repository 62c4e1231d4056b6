import { plain } from '../wording/language.js';

// Reads a customer's words as an address, in the languages that the assistant speaks. Patterns are over words in the form of `plain`: lower case, no accents.

const SHORTEST = 6;

/** A kind of street: a number beside it makes an address. They stand before the name (`calle Mayor`) or behind it (`Main Street`). */
const STREET_BEFORE = alternatives(
  'calle|avenida|avda|av|carrer|carretera|ctra|callejon|jiron|carrera|cra|transversal|urbanizacion|urb|poligono',
  'rua|avenida|travessa|estrada|rodovia|alameda|calcada|beco|quadra',
  'rue|avenue|boulevard|bd|chemin|allee|allees|quai|impasse|faubourg|sentier',
  'شارع|الشارع|حي|ميدان|كورنيش|زنقه|نهج|درب|جاده',
  'viale|piazza|ulica',
);
/** Streets where a part of the text begins with them; else one may be on one's way. */
const WAY = alternatives('camino|paseo|ronda', 'route|cours', 'caminho|passeio', 'طريق');
const STREET_BEHIND = alternatives('street|avenue|ave|road|rd|boulevard|blvd|lane|terrace|crescent|mews|grove|highway|hwy|parkway', 'strasse|gasse|straat|gatan|gade|vej');
/** Parts of an address that are ordinary words, too: they count where nothing else is said. */
const PLACE = alternatives(
  'st|dr|drive|way|place|pl|square|sq|court|ct|close|gardens|row|hill|block|building|bldg|tower|villa|house|flat|apt|apartment|unit|suite|po box|p o box|floor|district|zone|village|postcode|zip',
  'plaza|pza|glorieta|diagonal|piso|puerta|portal|escalera|edificio|bloque|casa|apto|apartamento|barrio|colonia|col|local|manzana|mz|lote|cp|codigo postal|km|sector|torre|departamento|depto|interior',
  'place|residence|batiment|bat|immeuble|etage|appartement|appt|lotissement|cite|hameau|quartier|cedex|code postal|bp',
  'praca|bloco|andar|apartamento|lote|bairro|condominio|predio|edificio|cep|codigo postal|conjunto|setor|chacara',
  'عماره|بنايه|مبني|شقه|فيلا|منزل|بيت|دور|الدور|طابق|الطابق|برج|مدينه|منطقه|المنطقه|قريه|مجمع|بجانب|قرب|خلف|مقابل|امام|بلوك|قطعه|الحي|رقم',
);
/** What people say before it; the rest is read as what it is. */
const LEAD_IN = new RegExp(`(?<= )(?:${alternatives(
  'please|hi|hello|hey|ok|okay|sure|yes|great|perfect|thanks|thank you|here it is|here you go|no',
  '(?:i (?:want|d like|would like|need) it )?(?:to be )?(?:deliver|delivered|bring|send|ship|shipped|sent|brought|take)(?: it| them| this| everything| the order)?(?: please)? (?:to|at)|(?:to|at) my address|(?:my |the |our |new |delivery |shipping |home )*address(?: is| would be)?|i live (?:at|in|on)|we live (?:at|in|on)|we are at|i m at|i am at|my name is|(?:i am|i m|name)|it s|it is|it goes to',
  'por favor|hola|vale|claro|si|bueno|perfecto|gracias|mi nombre es|me llamo|soy|nombre|(?:(?:mi|la|nuestra) )?direccion(?: de (?:entrega|envio))?(?: es)?|vivo en|vivimos en|estoy en|es en|(?:(?:quiero|quisiera) que (?:me )?lo )?(?:envialo|enviarlo|envienlo|envien|envienmelo|enviamelo|mandalo|mandenlo|mandamelo|traelo|traiganlo|entreguen|entregalo|entreguenlo|llevalo|llevenlo|lleven|traigan|manden)(?: por favor)? (?:a|en)|para entregar en|entrega en|envio a',
  's il vous plait|s il te plait|svp|bonjour|d accord|oui|merci|je m appelle|je suis|mon nom est|nom|(?:(?:mon|l|notre) )?adresse(?: de livraison)?(?: est| c est)?|j habite(?: au| a| dans)?|nous habitons(?: au| a)?|c est(?: au| a)?|(?<!vous )(?:livrez|livrer|envoyez|apportez|amenez)(?: le| la| moi| ca| tout)*(?: svp)? (?:au|a|chez|dans)|livraison (?:au|a)',
  'por favor|ola|oi|certo|sim|obrigado|obrigada|meu nome e|o meu nome e|chamo me|me chamo|sou|nome|(?:(?:a )?(?:minha|nossa) |o meu |meu |o )?(?:morada|endereco)(?: de entrega)?(?: e)?|moro (?:na|no|em)|vivo (?:na|no|em)|fica (?:na|no|em)|(?:entregue|entreguem|entregar|envie|enviem|mande|mandem|traga|tragam|leve)(?: o| a| me| tudo| por favor)* (?:na|no|em|para|a|ao)|entrega (?:na|no|em)',
  'من فضلك|لو سمحت|مرحبا|السلام عليكم|نعم|تمام|حسنا|شكرا|اسمي|انا|الاسم|العنوان(?: هو)?|عنوان التوصيل(?: هو)?|عنواني(?: هو)?|اسكن في|ساكن في|ساكنه في|اسكن|وصلوه الي|وصله الي|ارسلوه الي|ارسله الي|التوصيل الي|وصلها الي|وصل الطلب الي|ارسل الطلب الي',
)})(?= )`, 'gu');
/** It says or asks something else, whatever figures and names stand in it. */
const ELSE = pattern(
  'how|what|when|why|which|who|do you|does|did|can you|could you|can i|could i|would you|will you|is it|is there|are you|are there|have you|where (?:is|are|do|can)|show|find me|look(?:ing)? for|search|how much|price|prices|cost|costs|cheaper|discount|make it|make that|change|changed|cancel|forget|never mind|nevermind|no thanks|no thank you|not now|not yet|later|wait|add|remove|delete|take out|take off|instead of|only want|i want|i need|i d like|i would like|want to|like to|call me|ring me|write me|text me|email me|phone me|order number|order status|my order|buy|pay|refund|return|decided|rather|don t|do not|didn t|won t|can t|cannot|not sure|stock|available|colou?rs?|sizes?|i think|one more|any other|anything',
  'cuant[oa]s?|que|como|cuando|cual|cuales|quien|por que|tienen|tienes|tiene|hay|puedo|puede|pueden|podria|podrian|muestrame|muestra|ensename|busco|precio|cuesta|cuestan|vale la|descuento|cambia|cambiar|cambie|cambiado|cancela|cancelar|cancele|olvidalo|olvida|no gracias|ahora no|todavia no|luego|despues|espera|anade|anadir|agrega|agregar|quita|quitar|elimina|quiero|quisiera|necesito|prefiero|mejor|llamame|llameme|llamen|llamar|escribeme|mi pedido|comprar|pagar|devolver|he decidido|no quiero|no se|stock|disponible|colores?|tallas?|entregan|envian|hacen|solo quiero|uno mas|otro|otra|son para|pon|ponme|que sean',
  'combien|quel|quels|quelle|quelles|quand|comment|pourquoi|qui|est ce|avez vous|vous avez|vous livrez|livrez vous|pouvez|puis je|peut on|je peux|y a t il|montrez|montre|cherche|prix|coute|coutent|reduction|changez|changer|change|annuler|annule|annulez|oubliez|laissez tomber|non merci|pas maintenant|plus tard|attendez|ajoutez|ajouter|ajoute|retirez|retirer|enlevez|enlever|je veux|je voudrais|il me faut|j ai besoin|prefere|plutot|finalement|appelez|appelle|rappelez|ecrivez|ma commande|acheter|payer|retourner|rembourser|pas sur|disponible|couleurs?|tailles?|un de plus|une autre|un autre|mettez|mets',
  'quant[oa]s?|o que|qual|quais|como|quando|por que|porque|quem|tem|voces|voce|posso|pode|podem|poderia|mostre|mostra|procuro|preco|custa|custam|desconto|mude|mudar|mudei|muda|cancele|cancelar|cancela|esqueca|esquece|deixa|nao obrigado|nao obrigada|agora nao|ainda nao|mais tarde|depois|espere|espera|adicione|adicionar|adiciona|acrescente|remova|remover|tire|tirar|retire|quero|queria|gostaria|preciso|prefiro|melhor|ligue|liga|ligar|me liga|escreva|meu pedido|comprar|pagar|devolver|nao quero|nao sei|estoque|disponivel|cores?|tamanhos?|entregam|enviam|fazem|mais um|mais uma|outro|outra|ponha|coloque',
  'كم|ماذا|ما هو|ما هي|كيف|متي|لماذا|من هو|هل|ارني|اعرض|ابحث|سعر|السعر|خصم|غيرت|غير|تغيير|الغ|الغاء|الغي|انس|لا شكرا|ليس الان|لاحقا|بعدين|انتظر|اضف|اضافه|زود|احذف|ازل|شيل|اريد|ابغي|ابي|بدي|عايز|عاوز|احتاج|افضل|اتصل|اتصلوا|كلمني|راسلني|طلبي|شراء|ادفع|الدفع|ارجاع|لا اريد|لا اعرف|متوفر|لون|مقاس|توصلون|خليها|خليهم|اجعلها|واحد اخر|غيره',
);
/** Talk: beside ordinary words, a figure or a comma is no address yet. */
const TALK = pattern(
  'i|you|he|she|we|they|me|us|it|this|that|these|those|is|are|was|were|be|am|have|has|had|but|if|so|then|because|please|just|only|also|too|for|with|my|your|thanks|good|nice|great|fine|hello|hi|yes|no|not|actually|maybe|mine|both|all|each|pieces?|pcs|two|three|four|five|day|days|hours?|minutes?|mins?|coming|arriving|on my way|today|tomorrow|tonight|am|pm|o clock|one|it s',
  'yo|tu|usted|ustedes|me|te|se|lo|es|son|era|esta|estan|estoy|tengo|pero|si|entonces|solo|tambien|para|con|mi|su|gracias|no|quizas|tal vez|ambos|todos|cada|unidades|dos|tres|cuatro|cinco|hoy|manana|dias|horas?|minutos?|voy|vengo|llego|llegamos|en camino|salgo|esto|eso|ese|mas|bien',
  'je|tu|il|elle|nous|vous|on|ca|cela|ce|suis|sont|ai|mais|si|alors|seulement|aussi|pour|avec|mon|ma|votre|merci|non|pas|peut etre|deux|trois|quatre|cinq|tous|chaque|pieces|aujourd hui|demain|jours|heures?|minutes?|en route|en cours|en chemin|arrive|arrivons|plus|bien',
  'eu|ele|ela|nos|me|se|sao|esta|estao|estou|tenho|mas|entao|so|tambem|para|com|meu|minha|seu|obrigado|obrigada|nao|talvez|ambos|todos|cada|unidades|dois|duas|tres|quatro|cinco|hoje|amanha|dias|horas?|minutos?|a caminho|vou|chego|chegamos|isto|isso|esse|mais|bem',
  'انا|انت|هو|هي|نحن|هذا|هذه|ذلك|لكن|اذا|فقط|ايضا|شكرا|لا|ليس|ربما|اثنين|ثلاثه|قطع|قطعتين|حبه|حبتين|اليوم|غدا|ايام|ساعات|دقيقه|دقائق|في الطريق|قادم|جاي',
);
const POSTCODE = /(?:^|[^\d+])(?:\d{5}(?:-\d{3,4})?|\d{4}-\d{3}|\d{4}\s?[A-Z]{2}|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d)(?!\d)/u;
/** Words of names that are written small. */
const SMALL = new Set(plain('de da do das dos del della la le les los las el of the and und y e et i du des d l van von den der di al apt apto piso esq c s n').split(' '));

/** Behind a number: when somebody comes, or how far they are. */
const NO_TIME = '(?!(?:minut\\p{L}*|min|mins|h|hora|horas|hour|hours|heure|heures|dia|dias|day|days|jour|jours|metros?|metres?|km|دقيق\\p{L}*|دقائق|ساع\\p{L}*) )';
const BESIDE_STREET = [
  // "Calle Mayor 3", "Av. Brasil 500", "شارع الملك فهد 12", "Street 12".
  new RegExp(` (?:${STREET_BEFORE}) (?:\\S+ ){0,6}?(?:n |no |nr |num |numero |numéro |رقم )?\\d{1,5}[a-z]?(?: bis| ter)? ${NO_TIME}`, 'u'),
  // "12 rue de la Paix", "12 bis, rue de la Paix".
  new RegExp(` \\d{1,5}[a-z]? (?:bis |ter )?(?:${STREET_BEFORE}|${WAY}) \\S`, 'u'),
  // "5 Main Street", "221B Baker St.": the name stands between, and no thing behind.
  new RegExp(` \\d{1,5}[a-z]? (?:(?!\\d)\\S+ ){1,4}(?:${STREET_BEHIND}) `, 'u'),
  // "Main Street 5", "5th Avenue 350".
  new RegExp(` \\S+ (?:${STREET_BEHIND}) (?:no |number )?\\d{1,5}[a-z]? ${NO_TIME}`, 'u'),
  // "Hauptstrasse 5"
  / \p{L}{3,}(?:strasse|str|gasse|straat|laan|gatan|vej) \d{1,4}[a-z]? /u,
];
const BEGINS_WITH_WAY = new RegExp(`^ (?:(?:el|la|le|o|en el|en la|no) )?(?:${WAY}) (?:\\S+ ){0,6}?(?:n |no |num |numero |رقم )?\\d{1,5}[a-z]?(?: bis| ter)? ${NO_TIME}`, 'u');
const WAY_INSIDE = new RegExp(` (?:${WAY}) (?:\\S+ ){0,6}?(?:n |no |num |numero |رقم )?\\d{1,5}[a-z]?(?: bis| ter)? ${NO_TIME}`, 'u');
const BEGINS_WITH_WAY_NAMED = new RegExp(`^ (?:${WAY}) `, 'u');
const STREET = new RegExp(` (?:${STREET_BEFORE}|${STREET_BEHIND}) `, 'u');
/** Within a part of an address, and where it begins as one. */
export const HOLDS_ADDRESS_WORD = new RegExp(` (?:${STREET_BEFORE}|${STREET_BEHIND}|${WAY}|${PLACE}) `, 'u');
export const BEGINS_AN_ADDRESS = new RegExp(`^ (?:-?\\d\\S*|${STREET_BEFORE}|${WAY}|${PLACE}) `, 'u');
/** What whoever brings it should do. */
const NOTE = new RegExp(`^ (?:(?:and|but|please|por favor|y|e|et|pero|mas|و) )*(?:${alternatives(
  '(?:call|ring|phone|text)(?: me| us| twice| the bell)?|knock|leave (?:it|them)', 'llam[ae]me|llam[ae]nme|llamar|llamen|toca|toque|toquen|dej[ae]lo|dejenlo', 'appelez(?: moi)?|appelle(?: moi)?|sonnez|laissez (?:le|la|les)',
  'ligue(?: me)?|me ligue|me liga|ligar|toque|deixe', 'اتصل|اتصلوا|كلمني|رن الجرس|اتركه',
)}) `, 'u');
// Within one part of the text: "flat 5", "12 Baker St", "12 place de la République".
const BESIDE_PLACE = new RegExp(` (?:(?:${PLACE}) (?:\\S+ ){0,3}?\\d{1,5}[a-z]? |\\d{1,5}[a-z]? (?:\\S+ ){1,3}?(?:${PLACE}) $|\\d{1,5}[a-z]? place (?:de|du|des|d|la|saint) )`, 'u');
const STREET_THINGS = / (?:street|road) (?:lamp|light|sign|shoe|bike|map|lantern|shirt|tee|jacket|poster|atlas|sweeper)s? /u;
const ARABIC = /\p{Script=Arabic}/u;

/**
 * Whether these words, written where an address was asked for, plainly are one. Anything else, however many figures and commas it has, is another wish:
 * it would end up on the parcel.
 */
export function isPlainlyAddress(text: string): boolean {
  const rest = withoutLeadIn(text);
  const parts = text.split(/[,،\n;]+|\s[-–]\s/u).filter((part) => withoutLeadIn(part).trim() !== '');
  if (/[?؟¿]/u.test(text) || rest.trim().length < SHORTEST || ELSE.test(besidesStreet(parts)) || STREET_THINGS.test(rest)) return false;
  if (isBesideStreet(rest) || parts.some((part) => BEGINS_WITH_WAY.test(withoutLeadIn(part)))) return true;
  if (TALK.test(rest) || parts.filter((part) => /^\s*\d{1,2}\s*x?\s+\p{L}/u.test(part)).length > 1) return false;
  if (parts.some((part) => WAY_INSIDE.test(withoutLeadIn(part)))) return true;
  const words = rest.trim().split(' ').length;
  const isSplitOrNamed = parts.length > 1 || isNamed(text) || ARABIC.test(text);
  if (STREET.test(rest) || parts.some((part) => BEGINS_WITH_WAY_NAMED.test(withoutLeadIn(part)))) return parts.length > 1 && words > 2;
  if (POSTCODE.test(text)) return words > 3 && isSplitOrNamed;
  if (parts.some((part) => BESIDE_PLACE.test(withoutLeadIn(part)))) return words > 2 && isSplitOrNamed;
  return parts.length > 1 && isNamed(text) && !isCounting(parts) && parts.some((part) => /\p{L}{3,}.*\s\d|\d\S?\s+\p{L}{3,}/u.test(part));
}

function isBesideStreet(words: string): boolean {
  return BESIDE_STREET.some((beside) => beside.test(words));
}

/** What is left to say something else: beside a part that is a street with its number, names ("Ana Price") and notes ("call me") say nothing else. */
function besidesStreet(parts: readonly string[]): string {
  const hasStreet = parts.some((part) => isBesideStreet(withoutLeadIn(part)));
  return parts.filter((part) => !hasStreet || isBesideStreet(withoutLeadIn(part)) || !(isNamed(part) || NOTE.test(withoutLeadIn(part)))).map(withoutLeadIn).join('');
}

/** In the form of `plain`, with a space on either side, without what is said before an address. */
export function withoutLeadIn(text: string): string {
  return ` ${plain(text.replaceAll(/\bC\/\s*(?=\p{L})/giu, 'calle '))} `.replaceAll(LEAD_IN, ' ').replaceAll(/ {2,}/g, ' ');
}

/** "2 mugs, 1 lantern", "mug 2, lantern 1", "3 mugs and 2 plates". */
function isCounting(parts: readonly string[]): boolean {
  const counted = parts.filter((part) => /^\s*\d{1,2}\s*x?\s+\p{L}|\p{L}\s+x?\s*\d{1,2}\s*$/u.test(part)).length;
  return counted > 1 || parts.some((part) => / \d{1,2} .* (?:and|y|et|e|و) \d{1,2} /u.test(` ${plain(part)} `));
}

/** Every word of some length begins with a capital, as names do. */
function isNamed(text: string): boolean {
  const words = (text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? []).filter((word) => word.length > 1 && !SMALL.has(plain(word)));
  return words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
}

function alternatives(...lists: readonly string[]): string {
  return lists.join('|');
}

function pattern(...lists: readonly string[]): RegExp {
  return new RegExp(` (?:${alternatives(...lists)}) `, 'u');
}
