import { untrueAct } from './acts.js';
import { type Evidence, NO_EVIDENCE } from './evidence.js';
import { normalise } from './reading-text.js';

const order = (status: string, number = '1042'): string[] => [`number ${number}`, `status ${status}`];
/** A cart that was looked at has lines. */
const CART = 'price_of_all $25.00';
const placed = (status: string, number: string, day: number): string[] => [...order(status, number), `placed_at 2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`];
const act = (text: string, evidence: Partial<Evidence> = {}): string | undefined => untrueAct([normalise(text)], { ...NO_EVIDENCE, ...evidence });
type Case = readonly [text: string, evidence: Partial<Evidence>];

describe('what is said to be done about an order, and no tool told of it', () => {
  it.each([
    'Your order is confirmed and will be delivered soon.', 'Your order has shipped and will be delivered soon.', 'Tu pedido está confirmado y te avisamos cuando salga.', 'Ihre Bestellung ist bestätigt und wird verschickt.', 'Your order is confirmed, if you need anything else tell me.', 'After your message I have cancelled your order.',
    'Once again, your order has been cancelled.', 'If you are wondering, your order is confirmed.',
  ])('is held back whatever may come later: %s', (text) => expect(act(text)).toBeDefined());
  it.each([
    'Tu pedido ya está en camino', 'Tu pedido está ya en camino', 'Seu pedido já foi enviado', 'Votre commande a bien été annulée', 'Order #1042 has been cancelled.', 'Your order\'s on its way.',
    'Your package is on its way.', 'Dein Paket ist unterwegs.', 'Votre colis est en route.', 'Ya cancelé tu pedido', 'I went ahead and cancelled your order.', 'Your order has been shipped by DHL.',
    'وتم إلغاء طلبك', 'आपका ऑर्डर रद्द कर दिया गया है', 'Ya cancelé su pedido.', 'Your order is *confirmed*!', 'Your order is ✅ confirmed', 'We\'ve already shipped your order.',
    'Tu paquete ya va en camino', 'Seu pacote está a caminho', 'شحنتك في الطريق', 'J’ai commandé la tasse pour vous.', 'He pedido la taza para ti.', 'Your order #1042 is out for delivery',
    'Order #1042: shipped', '📦 *Order #1042* – shipped ✅', 'Your order #1042: delivered.', 'Your order went through!', 'The order has gone through.', 'Your order has been received.',
    'The shop has confirmed your order.', 'Our team has placed your order.', 'The team has cancelled your order.', 'Se ha cancelado tu pedido.', 'Se ha enviado tu pedido.', 'Acabo de cancelar tu pedido.', 'Acabei de cancelar o seu pedido.', 'Je viens d’annuler votre commande.',
    'Order confirmed ✅', 'Payment received!', 'Your payment has been received.', 'Hemos recibido tu pago.', 'Your order is shipped.', 'Your order is delivered and waiting at the door',
    'Your order is confirmed by our team.', 'Your order is confirmed with the number 1042.',
  ])('is held back in ordinary words: %s', (text) => expect(act(text)).toBeDefined());
  it.each([
    'order is placed', 'order is confirmed', 'order has been placed', 'order has been confirmed', 'placed your order', 'confirmed your order', 'payment received', 'payment confirmed', 'refund is approved', 'refunded you',
    'refund has been issued', 'pedido esta confirmado', 'pedido confirmado', 'pedido ha sido confirmado', 'he confirmado tu pedido', 'pedido realizado', 'reembolso aprobado', 'pedido foi confirmado', 'pedido está confirmado', 'confirmei o seu pedido',
    'pedido feito', 'reembolso aprovado', 'commande est confirmée', 'commande confirmée', 'commande est passée', 'remboursement accepté', 'bestellung ist bestätigt', 'bestellung wurde aufgegeben', 'bestellung ist aufgegeben', 'erstattung genehmigt',
    'تم تأكيد طلبك', 'تم تاكيد طلبك', 'طلبك مؤكد', 'تم تنفيذ طلبك', 'تمت الموافقة على الاسترداد', 'ऑर्डर कन्फर्म', 'ऑर्डर पक्का', 'ऑर्डर हो गया', 'ऑर्डर दे दिया', 'रिफंड मंजूर',
  ])('is held back in few words: %s', (text) => expect(act(text)).toBeDefined());
  it.each([
    'No worries - I have cancelled your order.', 'No worries, I have cancelled your order.', 'He cancelado tu pedido sin problema.', 'Cancelei o seu pedido no sistema.', 'No sistema o seu pedido foi enviado.', 'I did not wait and have cancelled your order.',
    'Without delay I have cancelled your order.', 'No, I have cancelled your order.', 'I have cancelled your order, is there anything else?', 'Your order has shipped, ok?', 'Your order is on its way - anything else I can do?', '¡Listo! Tu pedido está confirmado. ¿Algo más?',
    'I could not reach DHL but your order has shipped.', 'He cancelado tu pedido sin ningún coste', 'No te preocupes, tu pedido está en camino.', 'Keine Sorge, Ihre Bestellung ist unterwegs.',
  ])('is held back where something else is denied or asked: %s', (text) => expect(act(text)).toBeDefined());
  it.each<Case>([
    ['I have placed your order.', { figures: [...order('delivered')] }],
    ['Your order #1042 has been delivered.', { figures: [...order('preparing')] }],
    ['Your order has been delivered.', { figures: [...order('shipped')] }],
    ['Hemos recibido tu pago.', { figures: [...order('shipped')] }], ['Payment received.', { figures: [...order('delivered')] }],
    ['Your order is confirmed.', { figures: [...order('cancelled')] }],
    ['Your order is confirmed.', { figures: [CART, ...order('placed')] }],
    ['I have placed your order.', { figures: [...order('placed')] }],
    ['Your order #1001 has been delivered.', { figures: [...order('delivered'), ...order('preparing', '1001')] }],
    ['Your order has been delivered.', { figures: [...order('preparing'), ...order('delivered', '1001')] }],
    ['Order #1055 has been cancelled.', { figures: [...order('cancelled')] }],
    ['Your order has shipped.', { prose: ['You get a link as soon as your order has shipped'] }],
    ['Your order has shipped.', { prose: ['As soon as your order has shipped, we write.'], colleagues: ['As soon as your order has shipped, we write.'] }],
    ['Your order has been cancelled.', { colleagues: ['Your order has shipped.'] }],
    ['I have cancelled your order', { colleagues: ['I have not cancelled your order.'] }],
    ['Orders #1042 and #1001 have been delivered.', { figures: [...order('delivered'), ...order('preparing', '1001')] }], ['Order #1001 and #1042 has been delivered', { figures: [...order('delivered'), ...order('preparing', '1001')] }],
    ['Los pedidos #1042 y #1001 han sido enviados.', { figures: [...order('shipped')] }],
    ['Your order has been delivered.', { figures: [...placed('delivered', '1001', 1), ...placed('preparing', '1042', 20)] }],
    ['Your order has been delivered.', { figures: [...placed('preparing', '1042', 20), ...placed('delivered', '1001', 1)] }],
    ['Your order #1042 has been cancelled.', { colleagues: ['Your order #1001 has been cancelled.'] }],
    ['Your order has been cancelled.', { figures: [...order('shipped')], colleagues: ['Your order #1001 has been cancelled.'] }],
    ['Your order #1001 has been cancelled.', { figures: [...order('shipped')], colleagues: ['Your order has been cancelled.'] }],
    ['La commande est validée par notre équipe', { figures: [...order('cancelled')] }],
  ])('is not proved by something else: %s %j', (text, evidence) => expect(act(text, evidence)).toBeDefined());
});

describe('what shops say of orders', () => {
  it.each([
    'Your order is delivered to your door.', 'Your order is shipped the same day.', 'Votre commande est expédiée le jour même.', '¿Tu pedido está completo o quieres añadir algo más?', '¿Tu pedido está completo, o quieres añadir algo más?', 'O seu pedido está completo, ou quer mais alguma coisa?',
    'Is your order complete?', 'Has your order shipped yet?', 'Your order is placed when you tap Confirm.', 'Once you tap Confirm, your order is placed.', 'Tap Confirm and your order is placed.', 'Ihre Bestellung ist bestätigt, sobald Sie auf Bestätigen tippen.',
    'As soon as your order has shipped, you get a link.', 'As soon as we have shipped your order, you get a link.', 'When your order is on its way, we write to you.', 'If your order has been delivered, you can return it within 30 days.', 'Cuando tu pedido está en camino, te avisamos.', 'Si tu pedido está en camino, ya no se puede cambiar.',
    'Sobald Ihre Bestellung verschickt ist, schreiben wir.', 'Dès que votre commande est expédiée, nous vous écrivons.', 'Assim que o pedido está confirmado, avisamos.', 'Se o seu pedido foi enviado, avisamos.', 'El pedido queda confirmado cuando toques Confirmar.', 'Toca Confirmar y tu pedido queda confirmado.',
    'Orders are shipped within two days.', 'Every order is shipped from Madrid.', 'The order is confirmed by tapping the button.', 'The order is confirmed with the button.', 'Your order is confirmed once you pay.',
  ])('passes as a rule or a question: %s', (text) => expect(act(text)).toBeUndefined());
  it.each([
    'Confirme su pedido con el botón.', 'Cancele su pedido cuando quiera.', 'I do not see that your order has shipped.', 'I cannot confirm that your order is on its way.', 'There is no sign that your order has shipped.', 'No veo que tu pedido está en camino.',
    'No he cancelado tu pedido.', 'Ich habe Ihre Bestellung nicht storniert.', 'I have placed no order for you.', 'Je n\'ai pas annulé votre commande.', 'Não cancelei o seu pedido.', 'لم يتم إلغاء طلبك',
    'आपका ऑर्डर रद्द नहीं किया गया है', 'Your order has not shipped yet.', 'Tu pedido todavía no está en camino.', 'Nothing on your order has changed.', 'I don\'t think your order has shipped.', 'A colleague sees whether your order has shipped.',
    'I have placed a note on your order.', 'I have sent a note about your order.', 'Votre commande n\'est pas encore confirmée.', 'Ich sehe nicht, ob Ihre Bestellung unterwegs ist.', 'Complete your order with the button.', 'Please add a mug and complete your order.',
    'Here is everything. Shall I order it?', 'May I order them for you?', 'I have confirmed your address for the order.', 'I have sent the photo for your purchase.', 'I have sent your order details to a colleague.', 'The purchase is done in this chat.',
    'Nach dem Klick ist Ihre Bestellung bestätigt.', 'Your order is being prepared.', 'Your order #1042: a colleague looks at it.', 'Die Lieferung ist kostenlos ab 50 Euro.', 'Before your order is shipped we call you.', 'Is there anything else on your order?',
    'Your order is almost complete: I need an address.', 'I have noted your order.', 'The package is complete with screws.', 'Our delivery is free above $50.', 'The shipment is insured.', 'El envío va por nuestra cuenta.',
    'A colleague has your order now.', 'Your order contains two mugs.', 'I have asked a colleague to cancel your order.', 'Payment is confirmed once the transfer arrives.', 'We write to you when payment is received.', 'I have received your message.',
  ])('passes where nothing was done: %s', (text) => expect(act(text)).toBeUndefined());
  it.each<Case>([
    ['Your order #1042 has been delivered.', { figures: [...order('delivered')] }],
    ['Your order #1001 has been delivered.', { figures: [...order('preparing'), ...order('delivered', '1001')] }],
    ['Your order has shipped.', { figures: [...order('shipped')] }],
    ['Your order is on its way.', { figures: [...order('shipped'), ...order('delivered', '1001')] }],
    ['Your order has been delivered.', { figures: [...order('preparing'), ...order('delivered', '1001')], asked: ['where is order 1001?'] }],
    ['Order #1042 has been cancelled.', { figures: [...order('cancelled')] }],
    ['Your order is confirmed.', { figures: [...order('paid')] }],
    ['Your order #1042 is confirmed.', { figures: [CART, ...order('placed')] }],
    ['Your order #1042: the package is on its way.', { figures: [...order('shipped')] }],
    ['We have refunded your order.', { figures: [...order('refunded')] }],
    ['Tu pedido ya está en camino.', { figures: [...order('shipped')] }],
    ['Payment received.', { figures: [...order('paid')] }],
    ['Your order has shipped.', { colleagues: ['Good news: your order has shipped!'] }],
    ['Tu pedido está en camino.', { colleagues: ['Your order has shipped today.'] }],
    ['I have cancelled your order.', { colleagues: ['I have cancelled your order, sorry.'] }],
    ['Your order is confirmed the moment we call you.', { prose: ['Your order is confirmed the moment we call you. We call from 9 to 18.'] }],
    ['Your order has been delivered.', { figures: [...placed('preparing', '1001', 1), ...placed('delivered', '1042', 20)] }], ['Your order #1001 has been delivered, #1042 has not shipped yet.', { figures: [...order('preparing'), ...order('delivered', '1001')] }],
    ['Orders #1042 and #1001 have been delivered.', { figures: [...order('delivered'), ...order('delivered', '1001')] }], ['Order #1042 has shipped and #1001 has been delivered.', { figures: [...order('shipped'), ...order('delivered', '1001')] }],
    ['Your order #1001 has been cancelled.', { figures: [...order('shipped')], colleagues: ['Your order #1001 has been cancelled.'] }], ['Your order #1042 has been cancelled.', { figures: [...order('shipped')], colleagues: ['Your order has been cancelled.'] }],
    ['La commande est validée par notre équipe', { figures: [...order('placed')] }], ['Votre commande a été validée par notre équipe', { figures: [...order('preparing')] }],
    ['Order #1042: shipped', { figures: [...order('shipped')] }],
    ['Order #1042: delivered. Order #1001: shipped.', { figures: [...order('delivered'), ...order('shipped', '1001')] }],
  ])('passes where it is told: %s %j', (text, evidence) => expect(act(text, evidence)).toBeUndefined());
  it('is read quickly, however long it is', () => {
    // The processor's time: how long others take on a busy machine is not meant.
    const start = process.cpuUsage();
    for (const part of ['i have placed ', 'your order is ', 'order ', 'when ', 'not ', '? ', 'ya ']) act(part.repeat(Math.ceil(4096 / part.length)));
    expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
  });
});
