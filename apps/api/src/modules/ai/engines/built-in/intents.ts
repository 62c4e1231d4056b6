import { priceRangeOf } from '../../../catalog/index.js';
import { plain } from '../../wording/language.js';
import { wishOfBeforeIn } from './again-words.js';
import { cartWishIn } from './cart-words.js';
import { asksWhoAnswers, wantsPerson } from './people.js';
import { holds, phrases } from './phrases.js';
import { pleasantryIn } from './pleasantries.js';

/** What a customer wants, as far as a few words tell. */
export type Intent = 'hand_off' | 'complaint' | 'identity' | 'menu' | 'price_list' | 'offers' | 'comparison' | 'greeting' | 'thanks' | 'goodbye' | 'yes' | 'order' | 'cart' | 'cart_change' | 'order_status' | 'order_again' | 'address_change' | 'question' | 'search';

// Phrases in the form of `plain`: lower case, no accents, no punctuation.
const COMPLAINT = phrases(
  'has not arrived|hasn t arrived|did not arrive|didn t arrive|never arrived|arrived broken|arrived damaged|is broken|is damaged|wrong item|wrong product|complaint|complain|my money back|scam',
  'no ha llegado|no llego|nunca llego|llego roto|llego rota|esta roto|esta rota|producto equivocado|reclamacion|queja|quejarme|mi dinero|estafa',
  'n est pas arrive|n est pas arrivee|jamais arrive|jamais arrivee|est casse|est cassee|abime|abimee|mauvais article|reclamation|plainte|mon argent|arnaque',
  'nao chegou|nunca chegou|chegou quebrado|chegou quebrada|esta quebrado|esta quebrada|produto errado|reclamacao|reclamar|meu dinheiro|golpe',
  'لم يصل|لم تصل|ما وصل|مكسور|مكسوره|تالف|منتج خطا|شكوي|اشتكي|استرجاع فلوسي|نصب',
);
const IDENTITY = phrases('are you a bot|you are a bot|you re a bot|are you bot|are you a robot|are you a machine|are you real|are you human|are you a human|are you a person|are you an ai|who are you', 'eres un bot|eres bot|eres un robot|eres una maquina|eres humano|eres humana|eres una persona|quien eres', 'es tu un robot|vous etes un robot|etes vous un robot|etes vous un bot|etes vous humain|etes vous une personne|qui etes vous|qui es tu', 'voce e um robo|voce e um bot|voce e humano|voce e humana|voce e uma pessoa|quem e voce|es um robo', 'هل انت روبوت|هل انت بوت|هل انت انسان|من انت|هل انت شخص حقيقي');
const MENU = phrases(
  'menu|view menu|catalog|catalogue|what do you sell|what do you have|what have you got|show me everything|all products|your products|price list',
  'ver el menu|carta|catalogo|que venden|que tienen|que vendes|que tienes|todos los productos|sus productos|lista de precios',
  'voir le menu|la carte|que vendez vous|qu avez vous|qu est ce que vous avez|qu est ce que vous vendez|tous les produits|vos produits',
  'ver o menu|cardapio|o que voces vendem|o que vendem|o que voces tem|o que tem|todos os produtos|os produtos',
  'القائمه|عرض القائمه|الكتالوج|ماذا تبيعون|ماذا لديكم|ماذا عندكم|ما عندكم|كل المنتجات|المنتجات|قائمه الاسعار',
);
// Who answers no more than that is shown what there is.
const UNDECIDED = phrases('i don t know|i do not know|dunno|not sure', 'no se|no lo se|eso no lo se|ni idea', 'je ne sais pas|je sais pas|aucune idee', 'nao sei|sei la', 'لا اعرف|لا ادري|ما ادري');
const PRICE_LIST = phrases(
  'price list|list of prices|pricelist|picture of the menu|photo of the menu|menu picture|menu card|all your prices', 'lista de precios|foto del menu|imagen del menu|todos los precios|tarifas',
  'liste des prix|liste de prix|tarifs|photo de la carte|photo du menu', 'lista de precos|tabela de precos|foto do menu|foto do cardapio|todos os precos', 'قائمه الاسعار|صوره القائمه|كل الاسعار',
);
const OFFERS = phrases('offers|your offers|special offers|any offers|deals|sale|on sale|what is on sale', 'ofertas|promociones|rebajas|que ofertas tienen|hay ofertas', 'offres|promotions|promos|soldes|vos offres', 'ofertas|promocoes|saldos|que ofertas tem', 'العروض|عروض|تخفيضات|عندكم عروض');
// "Compare A with B", "the difference between A and B", "A vs B".
const COMPARISON = [
  /^(?:compare|compara|comparar|comparez|comparer|compara me|قارن بين|قارن)\s(.+?)\s(?:with|and|to|con|y|avec|et|com|e|مع|و)\s(.+)$/u,
  /(?:difference between|diferencia entre|difference entre|diferenca entre|الفرق بين)\s(.+?)\s(?:and|y|et|e|و)\s(.+)$/u,
  /^(.+?)\s(?:vs|versus)\s(.+)$/u,
];
const ORDER = phrases('i want to order|i want to buy|place order|place an order|i d like to order|i would like to order|how can i order|how do i order|i ll take it|i will take it|i take it|i want it|i want this|i want that|i want this one|i want that one|i ll buy it|order it|buy it|order now|buy now|i want to pay', 'quiero pedir|quiero comprar|hacer un pedido|como pido|como puedo pedir|como compro|me lo llevo|me la llevo|lo quiero|la quiero|quiero ese|quiero esa|quiero este|quiero esta|pedir ahora|comprar ahora|quiero pagar', 'je veux commander|je voudrais commander|passer commande|passer une commande|comment commander|je le prends|je la prends|je le veux|je la veux|commander|commander maintenant|je veux acheter', 'quero pedir|quero comprar|fazer um pedido|fazer uma encomenda|como peco|como compro|vou levar|eu quero|quero esse|quero essa|quero este|quero esta|pedir agora|comprar agora|quero encomendar', 'اريد ان اطلب|اريد الطلب|اريد الشراء|اريد شراء|كيف اطلب|ابغى اطلب|عايز اطلب|اريده|اريدها|اطلب الان');
const CART = phrases('cart|my cart|show my cart|show me my cart|view cart|checkout|check out|my basket|basket', 'carrito|mi carrito|ver mi carrito|ver el carrito|ver carrito|finalizar compra', 'panier|mon panier|voir mon panier|voir le panier', 'carrinho|meu carrinho|o meu carrinho|ver carrinho|ver o meu carrinho|finalizar compra', 'السله|سلتي|سله المشتريات|عرض السله');
// Within a question: whose cart it is tells it from one that the shop sells.
const OWN_CART = phrases('my cart|in the cart|my basket', 'mi carrito|en el carrito|mi cesta', 'mon panier|dans le panier', 'meu carrinho|no carrinho', 'سلتي|بسلتي|في السله');
const ORDER_STATUS = phrases(
  'where is my order|order status|status of my order|track my order|my order status|my orders|what about my order|is my order',
  'donde esta mi pedido|estado de mi pedido|estado del pedido|mis pedidos|como va mi pedido|seguimiento de mi pedido',
  'ou est ma commande|ou en est ma commande|statut de ma commande|suivi de ma commande|mes commandes',
  'onde esta o meu pedido|onde esta meu pedido|estado do meu pedido|status do meu pedido|meus pedidos|os meus pedidos',
  'اين طلبي|وين طلبي|حاله طلبي|حاله الطلب|متابعه طلبي|طلباتي',
);
// What a store decides rather than sells: knowledge is asked before the catalog.
const TOPICS = phrases(
  'shipping|ship|shipped|delivery|deliver|delivered|delivery time|courier|tracking|return|returns|refund|exchange|warranty|guarantee|opening hours|open|opening|close|closing|business hours|address|located|location|where are you|payment|pay|cash|card|cards|invoice|policy|contact|email|phone number|parking|pick up|pickup|gift wrap|allergens|allergy',
  'envio|envios|envian|entrega|entregan|entregas|reparto|devolucion|devoluciones|devolver|reembolso|cambio|cambios|garantia|horario|horarios|abren|abierto|abiertos|cierran|direccion|ubicacion|ubicados|donde estan|pago|pagos|pagar|efectivo|tarjeta|tarjetas|factura|politica|contacto|correo|telefono|recoger|recogida|alergenos',
  'livraison|livrez|livrer|expedition|expediez|envoi|retour|retours|retourner|remboursement|echange|garantie|horaires|ouvert|ouverts|ouvrez|fermez|fermeture|adresse|situes|ou etes vous|paiement|payer|especes|carte bancaire|facture|politique|contact|telephone|retrait|allergenes',
  'envio|envios|enviam|entrega|entregam|entregas|frete|devolucao|devolucoes|devolver|reembolso|troca|trocas|garantia|horario|horarios|abrem|aberto|abertos|fecham|endereco|localizacao|onde ficam|onde estao|pagamento|pagamentos|pagar|dinheiro|cartao|pix|fatura|politica|contato|contacto|telefone|retirada|alergenicos',
  'شحن|الشحن|توصيل|التوصيل|توصلون|ارجاع|الارجاع|استرجاع|الاسترجاع|استبدال|الاستبدال|ضمان|الضمان|مواعيد|ساعات العمل|اوقات العمل|تفتحون|تغلقون|العنوان|عنوانكم|موقعكم|اين انتم|الدفع|ادفع|كاش|نقدا|بطاقه|فاتوره|سياسه|تواصل|هاتف',
);
// Words around a product's name that say nothing about the product.
const FILLER = phrases(
  'do|does|you|have|has|any|a|an|the|is|are|i|im|want|need|would|like|looking|look|for|show|me|please|can|could|get|give|how|much|many|what|which|price|prices|cost|costs|of|your|in|stock|available|there|some|with|to|buy|find|search|hi|hello|hey|got|sell|it|its|s|and|about|photo|picture|see|order|take|ll|d|place|pay|will',
  'tienen|tienes|tiene|hay|el|la|los|las|un|una|unos|unas|de|del|quiero|necesito|busco|quisiera|me|muestrame|muestra|por|favor|cuanto|cuesta|cuestan|vale|valen|precio|precios|que|cual|para|con|y|en|comprar|ver|hola|algun|alguna|disponible|foto|a|pedir|pedido|hacer|como|puedo|pagar',
  'avez|vous|le|la|les|un|une|des|du|de|d|l|je|j|veux|voudrais|cherche|montrez|moi|svp|s|il|te|plait|combien|coute|coutent|prix|quel|quelle|pour|avec|et|en|est|ce|que|qu|acheter|voir|bonjour|y|a|t|photo|disponible|commander|commande|passer|comment|prends',
  'tem|voces|voce|ha|o|a|os|as|um|uma|uns|umas|de|do|da|quero|preciso|procuro|queria|me|mostra|mostre|por|favor|quanto|custa|custam|preco|precos|que|qual|para|com|e|em|comprar|ver|ola|oi|algum|alguma|disponivel|foto|pedir|pedido|fazer|encomendar|encomenda|como|pagar',
  'هل|عندكم|لديكم|في|اريد|ابغى|عايز|ابحث|عن|كم|سعر|بكم|ثمن|من|فضلك|لو|سمحت|ما|هو|هي|يوجد|متوفر|صوره|ارني|ان|اطلب|الطلب|الشراء|شراء|كيف',
);
const PRICE = phrases('how much|price|prices|cost|costs|in stock|available|how many', 'cuanto|precio|cuesta|vale|disponible|quedan', 'combien|prix|coute|disponible', 'quanto|preco|custa|disponivel', 'كم|سعر|السعر|بكم|متوفر');

/** The intent of a customer's words; `search` when they may name a product. */
export function intentOf(text: string): Intent {
  const words = plain(text);
  if (IDENTITY.has(words) || asksWhoAnswers(text)) return 'identity';
  if (wantsPerson(text)) return 'hand_off';
  if (holds(words, COMPLAINT)) return 'complaint';
  const pleasantry = pleasantryIn(text);
  if (pleasantry !== undefined) return pleasantry;
  const before = wishOfBeforeIn(text);
  if (before !== undefined) return before;
  if (ORDER.has(words)) return 'order';
  if (PRICE_LIST.has(words) || (holds(words, PRICE_LIST) && !holds(words, TOPICS) && words.split(' ').length <= 8)) return 'price_list';
  if (OFFERS.has(words)) return 'offers';
  if (comparedIn(text) !== undefined) return 'comparison';
  if (MENU.has(words) || UNDECIDED.has(words)) return 'menu';
  if (CART.has(words)) return 'cart';
  if (cartWishIn(text) !== undefined) return 'cart_change';
  if (holds(words, ORDER_STATUS)) return 'order_status';
  if (holds(words, ORDER) && searchWords(text) === '') return 'order';
  if (holds(words, TOPICS)) return 'question';
  if (holds(words, OWN_CART) && words.split(' ').length <= 10) return 'cart';
  return holds(words, MENU) && words.split(' ').length <= 8 ? 'menu' : 'search';
}

/** The two things that a customer wants compared. */
export function comparedIn(text: string): readonly [string, string] | undefined {
  const words = plain(text);
  for (const pattern of COMPARISON) {
    const [, one, other] = pattern.exec(words) ?? [];
    if (one !== undefined && other !== undefined) return [one, other];
  }
  return undefined;
}

/** The prices that the customer has in mind, in whole units of the currency: "under 30 euros". */
export function priceLimits(text: string): { readonly min_price?: number; readonly max_price?: number } {
  const { min, max } = priceRangeOf(text);
  return { ...(min === null ? {} : { min_price: min }), ...(max === null ? {} : { max_price: max }) };
}

/** The words that may name a product; empty when only filler is left. */
export function searchWords(text: string): string {
  return plain(priceRangeOf(text).words).split(' ').filter((word) => word !== '' && !FILLER.has(word)).join(' ');
}

/** Asks for price or stock without naming anything: it is about the product shown last. */
export function isAboutShownProduct(text: string): boolean {
  return searchWords(text) === '' && holds(plain(text), PRICE);
}

/** True when `text` holds one of `keywords` as whole words. */
export function holdsKeyword(text: string, keywords: readonly string[]): boolean {
  return holds(plain(text), new Set(keywords.map(plain).filter((keyword) => keyword !== '')));
}
