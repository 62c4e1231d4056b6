import { plain } from '../../wording/language.js';
import { holds, phrases } from './phrases.js';

// What customers say who have ordered before.

const ORDER_AGAIN = phrases(
  'the same again|same again|the same as last time|same as last time|the same order|same order again|same thing again|the same thing as last time|repeat my order|repeat my last order|repeat the order|repeat the last order|reorder|order again|my usual|the usual|the same as before|same as before|what i had last time|what i ordered last time',
  'lo mismo otra vez|otra vez lo mismo|lo mismo de nuevo|lo mismo de siempre|lo de siempre|lo mismo que la ultima vez|lo mismo que la otra vez|lo mismo que antes|lo de la ultima vez|el mismo pedido|repetir mi pedido|repetir el pedido|repetir mi ultimo pedido|repetir el ultimo pedido|repite mi pedido|repite el pedido|repetir pedido|pedir lo mismo|quiero lo mismo',
  'la meme chose|encore la meme chose|comme la derniere fois|pareil que la derniere fois|la meme commande|meme commande|repeter ma commande|refaire ma commande|renouveler ma commande|repeter ma derniere commande|refaire ma derniere commande|comme d habitude',
  'o mesmo de novo|o mesmo outra vez|o mesmo de sempre|o de sempre|o mesmo da ultima vez|o mesmo que da ultima vez|igual a ultima vez|o mesmo pedido|a mesma encomenda|repetir o pedido|repetir meu pedido|repetir o meu pedido|repetir a encomenda|repete o pedido|repita o pedido|pedir o mesmo|quero o mesmo',
  'نفس الطلب|نفس طلبي|نفس الشيء|نفس الشي|نفس المره السابقه|نفس المره الماضيه|مثل المره السابقه|مثل المره الماضيه|كالمعتاد|كرر الطلب|كرر طلبي|تكرار الطلب|تكرار طلبي|اعاده الطلب|اعاده طلبي|اطلب نفس',
);
const ADDRESS_CHANGED = phrases(
  'my address changed|my address has changed|my address is different|my new address|change my address|change the address|change the delivery address|change my delivery address|changed my address|changed address|update my address|correct my address|i moved|i have moved|i ve moved|we moved|we have moved|i gave the wrong address|my address is wrong|to a different address|to another address|change of address',
  'cambie de direccion|cambiado de direccion|cambiamos de direccion|mi direccion cambio|cambio mi direccion|mi direccion ha cambiado|mi nueva direccion|cambiar mi direccion|cambiar la direccion|cambiar de direccion|cambia la direccion|corregir mi direccion|corregir la direccion|me mude|me he mudado|nos mudamos|nos hemos mudado|a otra direccion|en otra direccion|cambio de direccion|mi direccion esta mal',
  'change d adresse|mon adresse a change|ma nouvelle adresse|mon adresse n est plus la meme|changer mon adresse|changer l adresse|changer d adresse|modifier mon adresse|modifier l adresse|corriger mon adresse|j ai demenage|nous avons demenage|a une autre adresse|changement d adresse|mon adresse est fausse',
  'mudei de endereco|mudei de morada|meu endereco mudou|minha morada mudou|meu novo endereco|minha nova morada|mudar o endereco|mudar meu endereco|mudar o meu endereco|mudar a morada|mudar a minha morada|alterar o endereco|alterar meu endereco|alterar a morada|trocar o endereco|corrigir o endereco|corrigir a morada|mudei de casa|nos mudamos|para outro endereco|para outra morada|mudanca de endereco|mudanca de morada|meu endereco esta errado',
  'تغير عنواني|عنواني تغير|غيرت عنواني|غيرت العنوان|عنواني الجديد|تغيير عنواني|تغيير العنوان|تغيير عنوان التوصيل|اغير عنواني|اغير العنوان|تعديل العنوان|تعديل عنواني|انتقلت الي|انتقلت الى بيت|الي عنوان اخر|عنواني خطا',
);
/** What may stand beside a wish for the same again: anything else is another matter ("the usual delivery times"). */
const BESIDE = new Set(`i want would like d ll to have take get order please can could you me give send just hi hello hey again for today then ok okay yes thanks thank let us may
  quiero quisiera queria por favor das dame pon ponme puedes puede podria hola pedir para hoy vale si gracias y je veux voudrais prends svp s il vous te plait bonjour peux tu pouvez merci oui pour moi donnez commander
  eu quero gostaria pode podes ola oi hoje sim obrigado obrigada اريد ابغي عايز من فضلك لو سمحت مرحبا اليوم ممكن نعم السابق السابقه الماضي الماضيه la derniere fois la ultima vez last time as before anterior da que`.split(/\s+/u));
/** Of more words it is a story. */
const MOST_WORDS = 12;

/** What a customer wants of an order that they made before; undefined when the words mean something else. */
export function wishOfBeforeIn(text: string): 'order_again' | 'address_change' | undefined {
  const words = plain(text);
  if (words.split(' ').length > MOST_WORDS) return undefined;
  return holds(words, ADDRESS_CHANGED) ? 'address_change' : text.split(/[.,،!?;؟؛\n]+/u).some((clause) => isOnlyAgain(plain(clause))) ? 'order_again' : undefined;
}

function isOnlyAgain(clause: string): boolean {
  const padded = ` ${clause} `;
  return [...ORDER_AGAIN].some((phrase) => padded.includes(` ${phrase} `) && padded.replace(` ${phrase} `, ' ').split(' ').every((word) => word === '' || BESIDE.has(word)));
}
