import type { Tone } from '../behaviour/behaviour.js';
import type { Language } from './language.js';

/** Where a tone is heard: first words, thanks, goodbye, and what stands above a list. */
interface ToneWords { readonly welcome: string; readonly thanks: string; readonly goodbye: string; readonly found: string; readonly menu: string }

/** The friendly tone is that of the words themselves. */
export const TONE_WORDS: Readonly<Record<Exclude<Tone, 'friendly'>, Readonly<Record<Language, ToneWords>>>> = {
  professional: {
    en: { welcome: 'Good day, and welcome to {store}. How may I assist you?', thanks: 'You are welcome. May I help you with anything else?', goodbye: 'Thank you for contacting us. Goodbye.', found: 'The following products match your request:', menu: 'Our current selection:' },
    es: { welcome: 'Buenos días, le damos la bienvenida a {store}. ¿En qué podemos ayudarle?', thanks: 'No hay de qué. ¿Podemos ayudarle en algo más?', goodbye: 'Gracias por contactar con nosotros. Hasta pronto.', found: 'Estos productos responden a su consulta:', menu: 'Nuestra selección actual:' },
    fr: { welcome: 'Bonjour et bienvenue chez {store}. En quoi pouvons-nous vous aider ?', thanks: 'Je vous en prie. Pouvons-nous vous aider pour autre chose ?', goodbye: 'Merci de nous avoir contactés. Au revoir.', found: 'Voici les produits qui correspondent à votre demande :', menu: 'Notre sélection actuelle :' },
    pt: { welcome: 'Bom dia, seja bem-vindo à {store}. Em que podemos ajudar?', thanks: 'Não tem de quê. Podemos ajudar em mais alguma coisa?', goodbye: 'Obrigado pelo seu contacto. Até breve.', found: 'Estes produtos correspondem ao seu pedido:', menu: 'A nossa seleção atual:' },
    ar: { welcome: 'أهلاً بكم في {store}. كيف يمكننا خدمتكم؟', thanks: 'على الرحب والسعة. هل يمكننا خدمتكم في أمر آخر؟', goodbye: 'شكراً لتواصلكم معنا. مع السلامة.', found: 'هذه المنتجات توافق طلبكم:', menu: 'تشكيلتنا الحالية:' },
  },
  playful: {
    en: { welcome: 'Hey there! {store} here, ready when you are. What are you after?', thanks: 'Any time! Anything else on your mind?', goodbye: 'See you soon, take care!', found: 'Look what I found:', menu: 'Have a look around:' },
    es: { welcome: '¡Hola, hola! Aquí {store}, con muchas ganas. ¿Qué te apetece?', thanks: '¡Para eso estamos! ¿Se te ocurre algo más?', goodbye: '¡Nos vemos pronto, cuídate!', found: '¡Mira lo que encontré!', menu: 'Date una vuelta por aquí:' },
    fr: { welcome: 'Coucou ! Ici {store}, à vous de jouer. Qu’est-ce qui vous ferait plaisir ?', thanks: 'Avec grand plaisir ! Une autre envie ?', goodbye: 'À très vite, prenez soin de vous !', found: 'Regardez ce que j’ai trouvé :', menu: 'Faites un petit tour :' },
    pt: { welcome: 'Olá, olá! Aqui é a {store}, tudo a postos. O que procura?', thanks: 'Sempre às ordens! Mais alguma ideia?', goodbye: 'Até já, fique bem!', found: 'Veja só o que encontrei:', menu: 'Dê uma voltinha:' },
    ar: { welcome: 'يا هلا! معك {store}، ونحن جاهزون. ما الذي يخطر في بالك؟', thanks: 'بكل سرور! هل يخطر ببالك شيء آخر؟', goodbye: 'نراك قريباً، اعتنِ بنفسك!', found: 'انظر ماذا وجدت:', menu: 'تجوّل على راحتك:' },
  },
};
