import type { OrderStatus } from '#contracts';
import type { Language } from './language.js';

/** Everything that the order dialogue writes to customers. Titles of buttons keep WhatsApp's 20 characters. */
export interface OrderWords {
  readonly whichVariant: string;
  readonly howMany: string;
  readonly remove: string;
  readonly inCart: string;
  readonly cartEmpty: string;
  readonly checkout: string;
  readonly addMore: string;
  readonly change: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly back: string;
  readonly whatToChange: string;
  readonly changeButton: string;
  readonly deliveryRow: string;
  readonly emptyCart: string;
  readonly askEmpty: string;
  readonly askAddress: string;
  readonly askAddressOrPickup: string;
  readonly pickupButton: string;
  readonly pickup: string;
  readonly deliverTo: string;
  readonly review: string;
  readonly reviewAgain: string;
  /** Instead of a yes in words. */
  readonly tapToConfirm: string;
  readonly deliveryFee: string;
  readonly tax: string;
  readonly taxIncluded: string;
  readonly total: string;
  readonly onlyLeft: string;
  readonly soldOut: string;
  readonly askWish: string;
  readonly tellMe: string;
  readonly wished: string;
  readonly backAlready: string;
  readonly lineGone: string;
  readonly notSold: string;
  readonly priceChanged: string;
  readonly placed: string;
  readonly cancelled: string;
  readonly noOrders: string;
  readonly orderIs: string;
  readonly unknownCodes: string;
  readonly tooMany: string;
  readonly statuses: Readonly<Record<OrderStatus, string>>;
}

const ORDER_WORDS: Readonly<Record<Language, OrderWords>> = {
  en: {
    whichVariant: 'Which one of {product} would you like?', howMany: 'How many of {product} would you like? Tap a button or write a number.', remove: 'Remove it',
    inCart: 'Your cart:', cartEmpty: 'Your cart is empty.', checkout: 'Order now', addMore: 'Add more', change: 'Change', confirm: 'Confirm', cancel: 'Cancel', back: 'Back to the cart',
    whatToChange: 'What would you like to change?', changeButton: 'Choose', deliveryRow: 'Delivery address', emptyCart: 'Empty the cart', askEmpty: 'Shall I empty your cart? Nothing of it has been ordered yet.',
    askAddress: 'Where shall we bring it? Please write name and address in one message, or send your location.',
    askAddressOrPickup: 'Where shall we bring it? Please write name and address in one message, send your location, or pick it up yourself.',
    pickupButton: 'I\'ll pick it up', pickup: 'You pick it up at the store.', deliverTo: 'Delivery to',
    review: 'Please check your order:', reviewAgain: 'Something has changed. Please check your order again:', tapToConfirm: 'Almost done: tap *Confirm* to place your order.', deliveryFee: 'Delivery', tax: 'Tax', taxIncluded: 'Tax included', total: 'Total',
    askWish: 'Shall I tell you when it is back?', tellMe: 'Tell me when it\'s in', wished: 'Done: we will write to you as soon as {product} is back.', backAlready: 'Good news: {product} is in stock.',
    onlyLeft: 'Only {count} left of {product}.', soldOut: '{product} is sold out.', notSold: '{product} is no longer available.', lineGone: '{product} is no longer available; I took it out.', priceChanged: 'The price of {product} has changed: it is now {price}.',
    placed: 'Thank you! Your order number is *#{number}*.', cancelled: 'Done, your cart is empty. Nothing was ordered.', noOrders: 'You have not ordered anything here yet.',
    orderIs: 'Order #{number}: {status} ({total})', unknownCodes: 'I did not find these in our catalog: {codes}', tooMany: 'That is more than I can take in one order. A colleague can help you with it.',
    statuses: { draft: 'not ordered yet', placed: 'received', paid: 'paid', preparing: 'being prepared', shipped: 'on its way', delivered: 'delivered', cancelled: 'cancelled', refunded: 'refunded' },
  },
  es: {
    whichVariant: '¿Cuál de {product} quieres?', howMany: '¿Cuántas unidades de {product} quieres? Toca un botón o escribe un número.', remove: 'Quitarlo',
    inCart: 'Tu carrito:', cartEmpty: 'Tu carrito está vacío.', checkout: 'Pedir ahora', addMore: 'Añadir más', change: 'Cambiar', confirm: 'Confirmar', cancel: 'Cancelar', back: 'Volver al carrito',
    whatToChange: '¿Qué quieres cambiar?', changeButton: 'Elegir', deliveryRow: 'Dirección de entrega', emptyCart: 'Vaciar el carrito', askEmpty: '¿Vacío tu carrito? Todavía no se ha pedido nada de él.',
    askAddress: '¿A dónde te lo llevamos? Escribe nombre y dirección en un solo mensaje, o envía tu ubicación.',
    askAddressOrPickup: '¿A dónde te lo llevamos? Escribe nombre y dirección en un solo mensaje, envía tu ubicación o recógelo tú.',
    pickupButton: 'Lo recojo yo', pickup: 'Lo recoges en la tienda.', deliverTo: 'Entrega en',
    review: 'Revisa tu pedido, por favor:', reviewAgain: 'Algo ha cambiado. Revisa tu pedido otra vez, por favor:', tapToConfirm: 'Ya casi está: toca *Confirmar* para hacer tu pedido.', deliveryFee: 'Envío', tax: 'Impuestos', taxIncluded: 'Impuestos incluidos', total: 'Total',
    askWish: '¿Te aviso cuando vuelva?', tellMe: 'Avísame', wished: 'Hecho: te escribiremos en cuanto {product} esté de vuelta.', backAlready: 'Buenas noticias: hay {product} disponible.',
    onlyLeft: 'Solo quedan {count} de {product}.', soldOut: '{product} está agotado.', notSold: '{product} ya no está disponible.', lineGone: '{product} ya no está disponible; lo he quitado.', priceChanged: 'El precio de {product} ha cambiado: ahora es {price}.',
    placed: '¡Gracias! Tu número de pedido es *#{number}*.', cancelled: 'Listo, tu carrito está vacío. No se ha pedido nada.', noOrders: 'Todavía no has pedido nada aquí.',
    orderIs: 'Pedido #{number}: {status} ({total})', unknownCodes: 'No encontré esto en nuestro catálogo: {codes}', tooMany: 'Es más de lo que puedo tomar en un pedido. Un compañero puede ayudarte.',
    statuses: { draft: 'sin pedir todavía', placed: 'recibido', paid: 'pagado', preparing: 'en preparación', shipped: 'en camino', delivered: 'entregado', cancelled: 'cancelado', refunded: 'reembolsado' },
  },
  fr: {
    whichVariant: 'Quelle version de {product} souhaitez-vous ?', howMany: 'Combien de {product} souhaitez-vous ? Touchez un bouton ou écrivez un nombre.', remove: 'Retirer',
    inCart: 'Votre panier :', cartEmpty: 'Votre panier est vide.', checkout: 'Commander', addMore: 'Ajouter', change: 'Modifier', confirm: 'Confirmer', cancel: 'Annuler', back: 'Retour au panier',
    whatToChange: 'Que souhaitez-vous modifier ?', changeButton: 'Choisir', deliveryRow: 'Adresse de livraison', emptyCart: 'Vider le panier', askEmpty: 'Faut-il vider votre panier ? Rien n’en a encore été commandé.',
    askAddress: 'Où devons-nous livrer ? Écrivez le nom et l’adresse en un seul message, ou envoyez votre position.',
    askAddressOrPickup: 'Où devons-nous livrer ? Écrivez le nom et l’adresse en un seul message, envoyez votre position ou venez retirer.',
    pickupButton: 'Je viens le retirer', pickup: 'Vous venez le retirer au magasin.', deliverTo: 'Livraison à',
    review: 'Vérifiez votre commande, s’il vous plaît :', reviewAgain: 'Quelque chose a changé. Vérifiez à nouveau votre commande :', tapToConfirm: 'C’est presque fait : touchez *Confirmer* pour passer votre commande.', deliveryFee: 'Livraison', tax: 'Taxes', taxIncluded: 'Taxes comprises', total: 'Total',
    askWish: 'Voulez-vous être prévenu de son retour ?', tellMe: 'Prévenez-moi', wished: 'C’est noté : nous vous écrirons dès le retour de {product}.', backAlready: 'Bonne nouvelle : {product} est en stock.',
    onlyLeft: 'Il ne reste que {count} {product}.', soldOut: '{product} est épuisé.', notSold: '{product} n’est plus disponible.', lineGone: '{product} n’est plus disponible ; je l’ai retiré.', priceChanged: 'Le prix de {product} a changé : il est maintenant de {price}.',
    placed: 'Merci ! Votre numéro de commande est *#{number}*.', cancelled: 'C’est fait, votre panier est vide. Rien n’a été commandé.', noOrders: 'Vous n’avez encore rien commandé ici.',
    orderIs: 'Commande #{number} : {status} ({total})', unknownCodes: 'Je n’ai pas trouvé ceci dans notre catalogue : {codes}', tooMany: 'C’est plus que ce que je peux prendre en une commande. Un collègue peut vous aider.',
    statuses: { draft: 'pas encore commandée', placed: 'reçue', paid: 'payée', preparing: 'en préparation', shipped: 'en route', delivered: 'livrée', cancelled: 'annulée', refunded: 'remboursée' },
  },
  pt: {
    whichVariant: 'Qual versão de {product} deseja?', howMany: 'Quantas unidades de {product} deseja? Toque num botão ou escreva um número.', remove: 'Remover',
    inCart: 'O seu carrinho:', cartEmpty: 'O seu carrinho está vazio.', checkout: 'Pedir agora', addMore: 'Adicionar mais', change: 'Alterar', confirm: 'Confirmar', cancel: 'Cancelar', back: 'Voltar ao carrinho',
    whatToChange: 'O que deseja alterar?', changeButton: 'Escolher', deliveryRow: 'Morada de entrega', emptyCart: 'Esvaziar o carrinho', askEmpty: 'Esvazio o seu carrinho? Ainda nada dele foi pedido.',
    askAddress: 'Onde devemos entregar? Escreva nome e morada numa só mensagem, ou envie a sua localização.',
    askAddressOrPickup: 'Onde devemos entregar? Escreva nome e morada numa só mensagem, envie a sua localização ou venha buscar.',
    pickupButton: 'Vou buscar', pickup: 'Vem buscar à loja.', deliverTo: 'Entrega em',
    review: 'Confira o seu pedido, por favor:', reviewAgain: 'Algo mudou. Confira o seu pedido outra vez, por favor:', tapToConfirm: 'Quase pronto: toque em *Confirmar* para fazer o seu pedido.', deliveryFee: 'Entrega', tax: 'Impostos', taxIncluded: 'Impostos incluídos', total: 'Total',
    askWish: 'Quer que avise quando voltar?', tellMe: 'Avise-me', wished: 'Feito: escrevemos-lhe assim que {product} voltar.', backAlready: 'Boas notícias: {product} está disponível.',
    onlyLeft: 'Só restam {count} de {product}.', soldOut: '{product} está esgotado.', notSold: '{product} já não está disponível.', lineGone: '{product} já não está disponível; retirei-o.', priceChanged: 'O preço de {product} mudou: agora é {price}.',
    placed: 'Obrigado! O número do seu pedido é *#{number}*.', cancelled: 'Pronto, o seu carrinho está vazio. Nada foi pedido.', noOrders: 'Ainda não pediu nada aqui.',
    orderIs: 'Pedido #{number}: {status} ({total})', unknownCodes: 'Não encontrei isto no nosso catálogo: {codes}', tooMany: 'É mais do que posso aceitar num pedido. Um colega pode ajudar.',
    statuses: { draft: 'ainda não pedido', placed: 'recebido', paid: 'pago', preparing: 'em preparação', shipped: 'a caminho', delivered: 'entregue', cancelled: 'cancelado', refunded: 'reembolsado' },
  },
  ar: {
    whichVariant: 'أي نوع من {product} تريد؟', howMany: 'كم قطعة من {product} تريد؟ اضغط زراً أو اكتب رقماً.', remove: 'إزالة',
    inCart: 'سلتك:', cartEmpty: 'سلتك فارغة.', checkout: 'اطلب الآن', addMore: 'إضافة المزيد', change: 'تعديل', confirm: 'تأكيد', cancel: 'إلغاء', back: 'العودة إلى السلة',
    whatToChange: 'ماذا تريد أن تعدّل؟', changeButton: 'اختر', deliveryRow: 'عنوان التوصيل', emptyCart: 'إفراغ السلة', askEmpty: 'هل أفرغ سلتك؟ لم يُطلب منها شيء بعد.',
    askAddress: 'إلى أين نوصل الطلب؟ اكتب الاسم والعنوان في رسالة واحدة، أو أرسل موقعك.',
    askAddressOrPickup: 'إلى أين نوصل الطلب؟ اكتب الاسم والعنوان في رسالة واحدة، أو أرسل موقعك، أو استلمه بنفسك.',
    pickupButton: 'سأستلمه بنفسي', pickup: 'ستستلمه من المتجر.', deliverTo: 'التوصيل إلى',
    review: 'راجع طلبك من فضلك:', reviewAgain: 'حدث تغيير. راجع طلبك مرة أخرى من فضلك:', tapToConfirm: 'بقيت خطوة واحدة: اضغط *تأكيد* لإتمام طلبك.', deliveryFee: 'التوصيل', tax: 'الضريبة', taxIncluded: 'الضريبة مشمولة', total: 'المجموع',
    askWish: 'هل أخبرك عندما يتوفر من جديد؟', tellMe: 'أخبرني عند توفره', wished: 'تمّ: سنكتب إليك فور توفر {product} من جديد.', backAlready: 'خبر سار: {product} متوفر.',
    onlyLeft: 'لم يتبقَّ من {product} سوى {count}.', soldOut: 'نفدت كمية {product}.', notSold: '{product} لم يعد متوفراً.', lineGone: '{product} لم يعد متوفراً فأزلته.', priceChanged: 'تغيّر سعر {product}: أصبح {price}.',
    placed: 'شكراً لك! رقم طلبك هو *#{number}*.', cancelled: 'تم، سلتك فارغة ولم يُطلب شيء.', noOrders: 'لم تطلب شيئاً هنا بعد.',
    orderIs: 'الطلب #{number}: {status} ({total})', unknownCodes: 'لم أجد هذه في كتالوجنا: {codes}', tooMany: 'هذا أكثر مما يمكنني قبوله في طلب واحد. يمكن لأحد الزملاء مساعدتك.',
    statuses: { draft: 'لم يُطلب بعد', placed: 'تم استلامه', paid: 'مدفوع', preparing: 'قيد التحضير', shipped: 'في الطريق', delivered: 'تم التوصيل', cancelled: 'ملغى', refunded: 'تم رد المبلغ' },
  },
};

export function orderWordsOf(language: Language): OrderWords {
  return ORDER_WORDS[language];
}
