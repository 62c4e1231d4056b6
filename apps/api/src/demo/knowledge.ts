/** An entry of the sample store's knowledge. */
export interface DemoKnowledge {
  readonly title: string;
  readonly body: string;
  readonly kind: 'faq' | 'policy' | 'article';
  /** Words of other languages by which it is found. */
  readonly searchTerms?: readonly string[];
}

export const DEMO_KNOWLEDGE: readonly DemoKnowledge[] = [
  {
    title: 'Shipping: cost and delivery time', kind: 'policy',
    body: `We ship from Valencia with DHL and Correos. Within Spain delivery takes 1 to 2 working days, to the rest of the European Union 3 to 5 working days. Orders placed before 14:00 leave the same day.

Shipping costs €4.95 in Spain and €8.95 in the EU. It is free for orders over €60 in Spain and over €120 in the EU.`, searchTerms: ['Envío gratis desde 60 €', 'Livraison gratuite dès 120 € en France', 'الشحن والتوصيل'],
  },
  {
    title: 'Shipping outside the European Union', kind: 'policy',
    body: 'We deliver to the United Kingdom, Switzerland, Norway, Morocco and the United Arab Emirates in 5 to 9 working days for €19.90. Customs duties and import taxes are paid by the receiver. Tents and cast iron pans cannot be sent outside the EU because of their weight.',
  },
  {
    title: 'Returns and refunds', kind: 'policy',
    body: `You can send back anything within 30 days, unused and in its packaging. Returns are free in Spain: write to us with your order number and we send you a label by e-mail. From other countries the return postage is paid by you.

We refund to the card you paid with within 5 days after the parcel arrived. Opened candles cannot be returned.`, searchTerms: ['Devoluciones y reembolsos', 'Retours et remboursement', 'الإرجاع والاسترداد'],
  },
  { title: 'Can I exchange an item for another size or colour?', kind: 'faq', body: 'Yes. Tell us your order number and the size or colour you want. We reserve it for you and send it as soon as the first item is on its way back. An exchange within Spain costs nothing, once per order.', searchTerms: ['Cambiar talla o color', 'échange'] },
  { title: 'Which payment methods do you accept?', kind: 'faq', body: 'Visa, Mastercard, American Express, PayPal, Apple Pay, Google Pay, Bizum and bank transfer. We also take payment by link here in the chat. Cash on delivery is not available.', searchTerms: ['Formas de pago', 'tarjeta', 'moyens de paiement', 'carte', 'طرق الدفع'] },
  { title: 'Can I pay in instalments?', kind: 'faq', body: 'Orders from €90 can be paid in three monthly instalments with Klarna, without interest. You choose it at checkout; Klarna answers at once.', searchTerms: ['Pagar a plazos', 'cuotas', 'paiement en plusieurs fois'] },
  { title: 'Opening hours and address of the shop', kind: 'faq', body: 'Our shop is at Carrer de la Llum 12, 46001 Valencia, five minutes from the Central Market. We are open Monday to Friday from 10:00 to 20:00 and Saturday from 10:00 to 14:00, closed on Sundays and public holidays.', searchTerms: ['Horario', 'dirección', 'horaires d’ouverture', 'adresse', 'ساعات العمل', 'العنوان'] },
  { title: 'Warranty', kind: 'policy', body: 'Every product has the legal guarantee of three years against defects. Tents, backpacks and the cast iron skillet are guaranteed for ten years. If something breaks, send us a photo and the order number; we repair it, replace it or give the money back.', searchTerms: ['Garantía', 'garantie', 'الضمان'] },
  { title: 'Which size should I order? Size guide for clothing', kind: 'article', body: 'Lluvia rain jacket, chest in cm: S 88-96, M 96-104, L 104-112, XL 112-122. It is cut wide enough for a jumper underneath; between two sizes take the smaller one. Merino socks come in EU shoe sizes 36-38, 39-42 and 43-46.', searchTerms: ['Guía de tallas', 'guide des tailles', 'المقاسات'] },
  { title: 'Do you offer gift wrapping?', kind: 'faq', body: 'Yes, for €3.50 per parcel: recycled paper, a cotton ribbon and a card with your words. Tell us the text for the card when you order; the invoice is not put in the parcel.', searchTerms: ['Envolver para regalo', 'papel de regalo', 'emballage cadeau', 'تغليف هدايا'] },
  { title: 'Do you sell gift cards?', kind: 'faq', body: 'Gift cards of €25, €50 and €100 come by e-mail within minutes and are valid for three years, online and in the shop.', searchTerms: ['Tarjeta regalo', 'carte cadeau', 'بطاقة هدية'] },
  { title: 'How can I track my order?', kind: 'faq', body: 'When your parcel leaves we send you a tracking link by e-mail and WhatsApp. It shows where the parcel is and lets you change the day or choose a pick-up point. If there is no movement for three days, write to us with the order number.', searchTerms: ['Seguimiento del pedido', 'suivi de commande', 'تتبع الطلب'] },
  { title: 'Can I change or cancel my order?', kind: 'faq', body: 'As long as it has not left our warehouse, yes: write to us with the order number. Orders placed before 14:00 leave the same day, so be quick. Afterwards you can refuse the parcel or send it back.', searchTerms: ['Cancelar o modificar pedido', 'annuler la commande', 'إلغاء الطلب'] },
  { title: 'Can I collect my order in the shop?', kind: 'faq', body: 'Yes, pick-up in Valencia is free. Your order is ready after two hours during opening hours, and we keep it for seven days. Bring the order number.', searchTerms: ['Recoger en tienda', 'retrait en magasin'] },
  { title: 'Care of cast iron, wood and wool', kind: 'article', body: 'Cast iron: rinse with hot water, no soap, dry at once and rub with a little oil. Olive wood: wash by hand, never in the dishwasher, and oil it every few months. Wool blankets: air them often, hand wash cold or use the wool programme, and dry flat. Linen covers can be washed at 40 degrees.' },
  { title: 'Sustainability and materials', kind: 'article', body: 'We ship without plastic. Our wool and the filling of our sleeping bags are recycled, the wood is FSC certified, and the candles are made of soy wax. Broken outdoor gear can be sent in for repair for the price of the parts.' },
  { title: 'Discounts for companies and larger quantities', kind: 'faq', body: 'From ten pieces of one product we give 10 %, from fifty 15 %, with an invoice for your company. Tell us what you need and by when; a person from our team makes you an offer.', searchTerms: ['Precio al por mayor', 'descuento empresas', 'remise entreprises', 'خصم الجملة'] },
];
