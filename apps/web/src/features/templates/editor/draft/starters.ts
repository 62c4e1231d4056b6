import type { TemplateCategory, TemplateComponents } from '#contracts';

/** Templates that most shops need. Their texts are messages to customers, so they come in the language of those, not of the page. */
export const STARTERS = [
  { key: 'order_confirmed', category: 'utility' }, { key: 'order_shipped', category: 'utility' }, { key: 'order_delivered', category: 'utility' }, { key: 'payment_reminder', category: 'utility' },
  { key: 'answer_ready', category: 'utility' }, { key: 'cart_abandoned', category: 'marketing' }, { key: 'back_in_stock', category: 'marketing' }, { key: 'feedback', category: 'marketing' }, { key: 'login_code', category: 'authentication' },
] as const satisfies readonly { readonly key: string; readonly category: TemplateCategory }[];
export type StarterKey = (typeof STARTERS)[number]['key'];
interface StarterText { readonly label: string; readonly body: string; readonly replies?: readonly string[]; /** On the button that stops marketing. */ readonly stop?: string; readonly url?: string }

const SAMPLES = {
  en: { first_name: 'Lina', order_number: '1042', total: '49.90 EUR', due_date: 'Friday', product: 'Table lamp Halo' },
  es: { first_name: 'Lina', order_number: '1042', total: '49,90 EUR', due_date: 'el viernes', product: 'Lámpara de mesa Halo' },
  ar: { first_name: 'لينا', order_number: '1042', total: '49.90 يورو', due_date: 'الجمعة', product: 'مصباح الطاولة هالو' },
} as const;

const TEXTS: Readonly<Record<'en' | 'es' | 'ar', Readonly<Record<StarterKey, StarterText>>>> = {
  en: {
    order_confirmed: { label: 'Order confirmed', body: 'Thank you, {{first_name}}! We have received your order {{order_number}} over {{total}} and are preparing it now.', replies: ['Ask a question'] },
    order_shipped: { label: 'Order shipped', body: 'Good news, {{first_name}}: your order {{order_number}} has left our warehouse and is on its way to you.', url: 'Track parcel', replies: [] },
    order_delivered: { label: 'Order delivered', body: 'Hello {{first_name}}, your order {{order_number}} has been delivered. Is everything as it should be?', replies: ['All is fine', 'I need help'] },
    payment_reminder: { label: 'Payment reminder', body: 'Hello {{first_name}}, the payment of {{total}} for your order {{order_number}} is due on {{due_date}}. Please tell us if you have already paid.', replies: ['Already paid'] },
    answer_ready: { label: 'Your answer is ready', body: 'Hello {{first_name}}, we have an answer to the question that you asked us. Tap below and we send it to you.', replies: ['Show me the answer'] },
    cart_abandoned: { label: 'Cart abandoned', body: 'Hello {{first_name}}, {{product}} is still waiting in your cart. Shall we finish your order together?', replies: ['Yes, please'], stop: 'Stop offers' },
    back_in_stock: { label: 'Back in stock', body: 'Hello {{first_name}}, {{product}} is back in our shop. Would you like us to put one aside for you?', replies: ['Yes, one for me'], stop: 'Stop offers' },
    feedback: { label: 'Feedback', body: 'Hello {{first_name}}, how do you like {{product}}? Your opinion helps us and other customers.', replies: ['Very much', 'It could be better'], stop: 'Stop offers' },
    login_code: { label: 'Login code', body: '' },
  },
  es: {
    order_confirmed: { label: 'Pedido confirmado', body: '¡Gracias, {{first_name}}! Hemos recibido tu pedido {{order_number}} por {{total}} y ya lo estamos preparando.', replies: ['Tengo una pregunta'] },
    order_shipped: { label: 'Pedido enviado', body: 'Buenas noticias, {{first_name}}: tu pedido {{order_number}} ha salido de nuestro almacén y va de camino.', url: 'Seguir el envío', replies: [] },
    order_delivered: { label: 'Pedido entregado', body: 'Hola {{first_name}}, tu pedido {{order_number}} ya se ha entregado. ¿Ha llegado todo bien?', replies: ['Todo bien', 'Necesito ayuda'] },
    payment_reminder: { label: 'Recordatorio de pago', body: 'Hola {{first_name}}, el pago de {{total}} de tu pedido {{order_number}} vence {{due_date}}. Si ya has pagado, dínoslo por favor.', replies: ['Ya he pagado'] },
    answer_ready: { label: 'Tu respuesta está lista', body: 'Hola {{first_name}}, tenemos la respuesta a la pregunta que nos hiciste. Toca abajo y te la enviamos.', replies: ['Ver la respuesta'] },
    cart_abandoned: { label: 'Carrito abandonado', body: 'Hola {{first_name}}, {{product}} sigue esperando en tu carrito. ¿Terminamos juntos el pedido?', replies: ['Sí, por favor'], stop: 'No más ofertas' },
    back_in_stock: { label: 'Disponible de nuevo', body: 'Hola {{first_name}}, {{product}} vuelve a estar en nuestra tienda. ¿Quieres que te reservemos uno?', replies: ['Sí, uno para mí'], stop: 'No más ofertas' },
    feedback: { label: 'Opinión', body: 'Hola {{first_name}}, ¿qué te parece {{product}}? Tu opinión nos ayuda a nosotros y a otros clientes.', replies: ['Me encanta', 'Puede mejorar'], stop: 'No más ofertas' },
    login_code: { label: 'Código de acceso', body: '' },
  },
  ar: {
    order_confirmed: { label: 'تأكيد الطلب', body: 'شكرًا لك يا {{first_name}}! وصلنا طلبك رقم {{order_number}} بقيمة {{total}} ونحن نجهّزه الآن.', replies: ['لدي سؤال'] },
    order_shipped: { label: 'شُحن الطلب', body: 'خبر سار يا {{first_name}}: غادر طلبك رقم {{order_number}} مستودعنا وهو في الطريق إليك.', url: 'تتبّع الشحنة', replies: [] },
    order_delivered: { label: 'سُلّم الطلب', body: 'مرحبًا {{first_name}}، تم تسليم طلبك رقم {{order_number}}. هل وصل كل شيء كما يجب؟', replies: ['كل شيء تمام', 'أحتاج مساعدة'] },
    payment_reminder: { label: 'تذكير بالدفع', body: 'مرحبًا {{first_name}}، يستحق دفع مبلغ {{total}} لطلبك رقم {{order_number}} يوم {{due_date}}. أخبرنا من فضلك إن كنت قد دفعت.', replies: ['دفعت بالفعل'] },
    answer_ready: { label: 'إجابتك جاهزة', body: 'مرحبًا {{first_name}}، لدينا إجابة عن السؤال الذي طرحته علينا. اضغط أدناه لنرسلها إليك.', replies: ['أرني الإجابة'] },
    cart_abandoned: { label: 'سلة متروكة', body: 'مرحبًا {{first_name}}، ما زال {{product}} ينتظرك في سلتك. هل نُتمّ طلبك معًا؟', replies: ['نعم من فضلكم'], stop: 'أوقفوا العروض' },
    back_in_stock: { label: 'عاد إلى المخزون', body: 'مرحبًا {{first_name}}، عاد {{product}} إلى متجرنا. هل نحجز لك واحدًا؟', replies: ['نعم، واحدًا لي'], stop: 'أوقفوا العروض' },
    feedback: { label: 'رأيك يهمنا', body: 'مرحبًا {{first_name}}، ما رأيك في {{product}}؟ رأيك يساعدنا ويساعد عملاءنا.', replies: ['أعجبني كثيرًا', 'يمكن أن يكون أفضل'], stop: 'أوقفوا العروض' },
    login_code: { label: 'رمز الدخول', body: '' },
  },
};

/** The nearest language that the starters speak. */
export function starterLanguage(locale: string): 'en' | 'es' | 'ar' {
  const code = locale.split(/[-_]/)[0];
  return code === 'es' || code === 'ar' ? code : 'en';
}
export function startersIn(locale: string): Readonly<Record<string, StarterText>> {
  return TEXTS[starterLanguage(locale)];
}

/** The parts of a starter; undefined for a name that nobody knows. */
export function starterOf(key: string, locale: string): { readonly label: string; readonly category: TemplateCategory; readonly components: TemplateComponents } | undefined {
  const known = STARTERS.find((starter) => starter.key === key);
  if (!known) return undefined;
  const language = starterLanguage(locale);
  const { label, body, replies = [], stop, url } = TEXTS[language][known.key];
  if (known.key === 'login_code') return { label, category: known.category, components: { body, buttons: [{ kind: 'code', text: CODE_BUTTONS[language] }], code: { security_note: true, expires_in_minutes: 10 }, samples: {} } };
  const samples: Record<string, string> = Object.fromEntries(Object.entries(SAMPLES[language]).filter(([name]) => body.includes(`{{${name}}}`)));
  if (url !== undefined) samples['button.0'] = '1042';
  return {
    label, category: known.category,
    components: { body, buttons: [...(url === undefined ? [] : [{ kind: 'url' as const, text: url, url: 'https://shop.example.com/track/{{1}}' }]), ...replies.map((text) => ({ kind: 'quick_reply' as const, text })), ...(stop === undefined ? [] : [{ kind: 'quick_reply' as const, text: stop, opt_out: true }])], samples },
  };
}
const CODE_BUTTONS = { en: 'Copy code', es: 'Copiar código', ar: 'نسخ الرمز' } as const;
const STORE_BUTTONS = { en: { catalog: 'View catalog', multi_product: 'View items' }, es: { catalog: 'Ver catálogo', multi_product: 'Ver productos' }, ar: { catalog: 'عرض الكتالوج', multi_product: 'عرض المنتجات' } } as const;
/** What WhatsApp calls it, in the language of the template. */
export function storeLabel(kind: 'catalog' | 'multi_product', language: string): string {
  return STORE_BUTTONS[starterLanguage(language)][kind];
}
