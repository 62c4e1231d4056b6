/** What customers ask every store. */
export const FACT_TOPICS = ['opening_hours', 'address', 'contact', 'shipping', 'payment', 'returns'] as const;
export type FactTopic = (typeof FACT_TOPICS)[number];

type Titles = Readonly<Record<FactTopic, string>>;
const ENGLISH: Titles = { opening_hours: 'Opening hours', address: 'Address', contact: 'Contact', shipping: 'Shipping and delivery', payment: 'Payment', returns: 'Returns and refunds' };
const TITLES: Readonly<Record<string, Titles>> = {
  en: ENGLISH,
  es: { opening_hours: 'Horario', address: 'Dirección', contact: 'Contacto', shipping: 'Envíos y entregas', payment: 'Formas de pago', returns: 'Devoluciones y reembolsos' },
  fr: { opening_hours: 'Horaires d’ouverture', address: 'Adresse', contact: 'Contact', shipping: 'Livraison', payment: 'Moyens de paiement', returns: 'Retours et remboursements' },
  pt: { opening_hours: 'Horário de funcionamento', address: 'Endereço', contact: 'Contato', shipping: 'Envios e entregas', payment: 'Formas de pagamento', returns: 'Devoluções e reembolsos' },
  ar: { opening_hours: 'ساعات العمل', address: 'العنوان', contact: 'التواصل', shipping: 'الشحن والتوصيل', payment: 'طرق الدفع', returns: 'الإرجاع والاسترداد' },
};

/** Words by which a fact is found, whatever language the customer and the store write in. */
export const TOPIC_WORDS: Readonly<Record<FactTopic, readonly string[]>> = {
  opening_hours: ['opening hours', 'business hours', 'open', 'close', 'closed', 'horario', 'abren', 'abierto', 'cierran', 'horaires', 'ouvert', 'fermé', 'horário', 'abrem', 'aberto', 'fecham', 'ساعات العمل', 'مواعيد', 'تفتحون', 'تغلقون'],
  address: ['address', 'located', 'location', 'directions', 'dirección', 'ubicación', 'ubicados', 'adresse', 'situés', 'endereço', 'localização', 'العنوان', 'عنوانكم', 'موقعكم'],
  contact: ['contact', 'phone number', 'email', 'contacto', 'teléfono', 'correo', 'téléphone', 'contato', 'telefone', 'تواصل', 'هاتف', 'رقم', 'بريد'],
  shipping: ['shipping', 'ship', 'delivery', 'deliver', 'courier', 'envío', 'envían', 'entrega', 'reparto', 'livraison', 'livrez', 'expédition', 'enviam', 'frete', 'entregam', 'شحن', 'الشحن', 'توصيل', 'التوصيل', 'توصلون'],
  payment: ['payment', 'pay', 'cash', 'card', 'pago', 'pagar', 'efectivo', 'tarjeta', 'paiement', 'payer', 'espèces', 'carte', 'pagamento', 'dinheiro', 'cartão', 'pix', 'الدفع', 'ادفع', 'كاش', 'نقدا', 'بطاقة'],
  returns: ['return', 'refund', 'exchange', 'devolución', 'devolver', 'reembolso', 'cambio', 'retour', 'retourner', 'remboursement', 'échange', 'devolução', 'troca', 'ارجاع', 'إرجاع', 'استرجاع', 'استبدال', 'استرداد'],
};

/** What the entry of a fact is called, in the store's language where we know it. */
export function topicTitle(topic: FactTopic, locale: string): string {
  return (TITLES[locale.split('-')[0] ?? 'en'] ?? ENGLISH)[topic];
}
