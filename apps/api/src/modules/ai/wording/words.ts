import type { Tone } from '../behaviour/behaviour.js';
import type { Language } from './language.js';
import { TONE_WORDS } from './tone-words.js';

/** Everything that Parley itself writes to customers. `{...}` parts are filled in by `fill`. */
export interface Words {
  readonly welcome: string;
  readonly menuButton: string;
  readonly personButton: string;
  readonly orderButton: string;
  readonly listButton: string;
  readonly moreButton: string;
  readonly otherRow: string;
  readonly menu: string;
  readonly emptyMenu: string;
  readonly found: string;
  readonly foundSimilar: string;
  readonly foundNear: string;
  readonly choose: string;
  readonly from: string;
  readonly inStock: string;
  readonly inStockCount: string;
  readonly outOfStock: string;
  readonly handOff: string;
  readonly orderHandOff: string;
  readonly complaintHandOff: string;
  readonly identity: string;
  readonly thanks: string;
  readonly goodbye: string;
  readonly unknown: string;
  readonly gone: string;
  readonly unsupported: string;
  readonly pleaseType: string;
  readonly pleaseDescribe: string;
  readonly photoUnknown: string;
  readonly answerByNumber: string;
  readonly handedBack: string;
  readonly offTopic: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    welcome: 'Hello! Welcome to {store}. How can I help you?',
    menuButton: 'View menu', personButton: 'Talk to a person', orderButton: 'Order this', listButton: 'Choose', moreButton: 'More', otherRow: 'Other products',
    menu: 'Here is what we have:', emptyMenu: 'There is nothing on our menu right now.',
    found: 'This is what I found:', foundSimilar: 'I did not find exactly that. Did you mean one of these?', foundNear: 'I am sorry, we do not have exactly that. The closest we have:', choose: 'Please choose:',
    from: 'from {price}', inStock: 'In stock', inStockCount: 'In stock: {count}', outOfStock: 'Out of stock',
    handOff: 'I am passing you on to a colleague. Someone will answer you here.',
    orderHandOff: 'Good choice! A colleague will take your order for {product} right here.',
    complaintHandOff: 'I am sorry about that. A colleague will look into it and answer you here.',
    identity: 'I am the automatic assistant of {store}. I can show you our products and answer questions, or pass you on to a person.',
    thanks: 'You are welcome! Is there anything else?', goodbye: 'Goodbye, and thank you for writing!',
    unknown: 'I am sorry, I do not know that. You can look at our menu or talk to a person.',
    gone: 'I am sorry, this product is no longer available.',
    unsupported: 'Thank you! I cannot open videos and documents yet. Please tell me in words what you need.',
    pleaseType: 'I cannot listen to voice notes yet. Please type your question.',
    pleaseDescribe: 'I cannot look at this photo. Please tell me in words what you are looking for.',
    photoUnknown: 'Thank you for the photo! I found nothing like it in our shop. Tell me in words what you are looking for, or look at our menu.',
    answerByNumber: 'Answer with a number.',
    handedBack: 'My colleague has looked at this, and I am here for you again. What else can I do for you?',
    offTopic: 'I can only help with our shop: products, orders and questions about it. What can I do for you?',
  },
  es: {
    welcome: '¡Hola! Bienvenido a {store}. ¿En qué puedo ayudarte?',
    menuButton: 'Ver el menú', personButton: 'Hablar con alguien', orderButton: 'Pedir esto', listButton: 'Elegir', moreButton: 'Más', otherRow: 'Otros productos',
    menu: 'Esto es lo que tenemos:', emptyMenu: 'Ahora mismo no hay nada en nuestro menú.',
    found: 'Esto es lo que encontré:', foundSimilar: 'No encontré exactamente eso. ¿Querías decir alguno de estos?', foundNear: 'Lo siento, no tenemos exactamente eso. Lo más parecido que tenemos:', choose: 'Elige, por favor:',
    from: 'desde {price}', inStock: 'Disponible', inStockCount: 'Disponibles: {count}', outOfStock: 'Agotado',
    handOff: 'Te paso con un compañero. Alguien te responderá aquí mismo.',
    orderHandOff: '¡Buena elección! Un compañero tomará tu pedido de {product} aquí mismo.',
    complaintHandOff: 'Lo siento mucho. Un compañero lo revisará y te responderá aquí.',
    identity: 'Soy el asistente automático de {store}. Puedo mostrarte nuestros productos y responder preguntas, o pasarte con una persona.',
    thanks: '¡De nada! ¿Algo más?', goodbye: '¡Hasta luego y gracias por escribir!',
    unknown: 'Lo siento, eso no lo sé. Puedes ver nuestro menú o hablar con una persona.',
    gone: 'Lo siento, este producto ya no está disponible.',
    unsupported: '¡Gracias! Todavía no puedo abrir videos ni documentos. Cuéntame con palabras qué necesitas, por favor.',
    pleaseType: 'Todavía no puedo escuchar notas de voz. Escribe tu pregunta, por favor.',
    pleaseDescribe: 'No puedo ver esta foto. Dime con palabras qué buscas, por favor.',
    photoUnknown: '¡Gracias por la foto! No encontré nada parecido en nuestra tienda. Dime con palabras qué buscas o mira nuestro menú.',
    answerByNumber: 'Responde con un número.',
    handedBack: 'Mi compañero ya lo ha visto y vuelvo a estar aquí para ti. ¿Qué más necesitas?',
    offTopic: 'Solo puedo ayudarte con nuestra tienda: productos, pedidos y preguntas sobre ella. ¿Qué necesitas?',
  },
  fr: {
    welcome: 'Bonjour ! Bienvenue chez {store}. Comment puis-je vous aider ?',
    menuButton: 'Voir le menu', personButton: 'Parler à quelqu’un', orderButton: 'Commander', listButton: 'Choisir', moreButton: 'Voir plus', otherRow: 'Autres produits',
    menu: 'Voici ce que nous avons :', emptyMenu: 'Il n’y a rien à notre menu pour le moment.',
    found: 'Voici ce que j’ai trouvé :', foundSimilar: 'Je n’ai pas trouvé exactement cela. Pensiez-vous à l’un de ceux-ci ?', foundNear: 'Désolé, nous n’avons pas exactement cela. Ce que nous avons de plus proche :', choose: 'Choisissez, s’il vous plaît :',
    from: 'à partir de {price}', inStock: 'En stock', inStockCount: 'En stock : {count}', outOfStock: 'Épuisé',
    handOff: 'Je vous passe un collègue. Quelqu’un vous répondra ici.',
    orderHandOff: 'Bon choix ! Un collègue prendra ici votre commande de {product}.',
    complaintHandOff: 'J’en suis désolé. Un collègue va s’en occuper et vous répondra ici.',
    identity: 'Je suis l’assistant automatique de {store}. Je peux vous montrer nos produits, répondre à vos questions ou vous passer quelqu’un.',
    thanks: 'Avec plaisir ! Autre chose ?', goodbye: 'Au revoir et merci de nous avoir écrit !',
    unknown: 'Désolé, je ne le sais pas. Vous pouvez voir notre menu ou parler à quelqu’un.',
    gone: 'Désolé, ce produit n’est plus disponible.',
    unsupported: 'Merci ! Je ne peux pas encore ouvrir les vidéos et les documents. Dites-moi avec des mots ce qu’il vous faut.',
    pleaseType: 'Je ne peux pas encore écouter les messages vocaux. Écrivez votre question, s’il vous plaît.',
    pleaseDescribe: 'Je ne peux pas regarder cette photo. Dites-moi avec des mots ce que vous cherchez, s’il vous plaît.',
    photoUnknown: 'Merci pour la photo ! Je n’ai rien trouvé de semblable dans notre boutique. Dites-moi avec des mots ce que vous cherchez, ou regardez notre menu.',
    answerByNumber: 'Répondez par un numéro.',
    handedBack: 'Mon collègue s’en est occupé et je suis de nouveau là pour vous. Que puis-je faire d’autre ?',
    offTopic: 'Je peux seulement vous aider pour notre boutique : produits, commandes et questions à son sujet. Que puis-je faire pour vous ?',
  },
  pt: {
    welcome: 'Olá! Bem-vindo à {store}. Como posso ajudar?',
    menuButton: 'Ver o menu', personButton: 'Falar com alguém', orderButton: 'Pedir este', listButton: 'Escolher', moreButton: 'Ver mais', otherRow: 'Outros produtos',
    menu: 'Isto é o que temos:', emptyMenu: 'Não há nada no nosso menu neste momento.',
    found: 'Isto é o que encontrei:', foundSimilar: 'Não encontrei exatamente isso. Quis dizer um destes?', foundNear: 'Desculpe, não temos exatamente isso. O mais parecido que temos:', choose: 'Escolha, por favor:',
    from: 'a partir de {price}', inStock: 'Disponível', inStockCount: 'Disponíveis: {count}', outOfStock: 'Esgotado',
    handOff: 'Vou passar a conversa a um colega. Alguém responderá aqui.',
    orderHandOff: 'Boa escolha! Um colega vai anotar aqui o seu pedido de {product}.',
    complaintHandOff: 'Lamento muito. Um colega vai verificar e responder aqui.',
    identity: 'Sou o assistente automático da {store}. Posso mostrar os nossos produtos, responder a perguntas ou passar a conversa a uma pessoa.',
    thanks: 'De nada! Mais alguma coisa?', goodbye: 'Até logo e obrigado por escrever!',
    unknown: 'Desculpe, isso eu não sei. Pode ver o nosso menu ou falar com uma pessoa.',
    gone: 'Desculpe, este produto já não está disponível.',
    unsupported: 'Obrigado! Ainda não consigo abrir vídeos e documentos. Conte com palavras do que precisa, por favor.',
    pleaseType: 'Ainda não consigo ouvir mensagens de voz. Escreva a sua pergunta, por favor.',
    pleaseDescribe: 'Não consigo ver esta foto. Diga-me com palavras o que procura, por favor.',
    photoUnknown: 'Obrigado pela foto! Não encontrei nada parecido na nossa loja. Diga-me com palavras o que procura ou veja o nosso menu.',
    answerByNumber: 'Responda com um número.',
    handedBack: 'O meu colega já viu isto e estou aqui de novo para ajudar. Precisa de mais alguma coisa?',
    offTopic: 'Só posso ajudar com a nossa loja: produtos, pedidos e perguntas sobre ela. De que precisa?',
  },
  ar: {
    welcome: 'مرحباً بك في {store}! كيف يمكنني مساعدتك؟',
    menuButton: 'عرض القائمة', personButton: 'التحدث مع موظف', orderButton: 'اطلب هذا', listButton: 'اختر', moreButton: 'المزيد', otherRow: 'منتجات أخرى',
    menu: 'هذا ما لدينا:', emptyMenu: 'لا يوجد شيء في قائمتنا الآن.',
    found: 'هذا ما وجدته:', foundSimilar: 'لم أجد ذلك بالضبط. هل تقصد أحد هذه؟', foundNear: 'عذراً، ليس لدينا ذلك بالضبط. أقرب ما لدينا:', choose: 'اختر من فضلك:',
    from: 'ابتداءً من {price}', inStock: 'متوفر', inStockCount: 'المتوفر: {count}', outOfStock: 'غير متوفر',
    handOff: 'سأحولك إلى أحد الزملاء، وسيرد عليك هنا.',
    orderHandOff: 'اختيار جيد! سيستلم أحد الزملاء طلبك لـ {product} هنا.',
    complaintHandOff: 'نأسف لذلك. سيتحقق أحد الزملاء من الأمر ويرد عليك هنا.',
    identity: 'أنا المساعد الآلي لـ {store}. يمكنني عرض منتجاتنا والإجابة عن أسئلتك أو تحويلك إلى موظف.',
    thanks: 'على الرحب والسعة! هل تحتاج شيئاً آخر؟', goodbye: 'مع السلامة وشكراً لتواصلك!',
    unknown: 'عذراً، لا أعرف ذلك. يمكنك الاطلاع على القائمة أو التحدث مع موظف.',
    gone: 'عذراً، هذا المنتج لم يعد متوفراً.',
    unsupported: 'شكراً! لا أستطيع فتح مقاطع الفيديو والمستندات بعد. اكتب لي ما تحتاجه من فضلك.',
    pleaseType: 'لا أستطيع سماع الرسائل الصوتية بعد. اكتب سؤالك من فضلك.',
    pleaseDescribe: 'لا أستطيع رؤية هذه الصورة. صف لي بالكلمات ما تبحث عنه من فضلك.',
    photoUnknown: 'شكراً على الصورة! لم أجد شيئاً مشابهاً في متجرنا. صف لي بالكلمات ما تبحث عنه، أو اطّلع على قائمتنا.',
    answerByNumber: 'أجب برقم.',
    handedBack: 'اطّلع زميلي على الأمر، وأنا هنا من جديد لخدمتك. بماذا أساعدك أيضاً؟',
    offTopic: 'يمكنني مساعدتك في ما يخص متجرنا فقط: المنتجات والطلبات والأسئلة عنه. بماذا أخدمك؟',
  },
};

/** The words of one language in the store's tone; those without a tone are friendly. Button titles keep WhatsApp's 20 characters. */
export function wordsOf(language: Language, tone: Tone = 'friendly'): Words {
  return tone === 'friendly' ? WORDS[language] : { ...WORDS[language], ...TONE_WORDS[tone][language] };
}

/** `text` with its `{name}` parts replaced. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (part, name: string) => values[name] ?? part);
}
