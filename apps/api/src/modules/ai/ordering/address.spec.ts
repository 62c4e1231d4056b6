import { isPlainlyAddress } from './address.js';

const ADDRESSES = [
  // English
  'Ana Lima, 5 Main Street', '5 main street', '12 Baker St, London', '221b Baker Street', '1600 Pennsylvania Avenue NW, Washington', 'Flat 3, 7 Oakfield Gardens, Leeds LS1 4AB', 'My address is 5 Main Street, Lisbon', 'please deliver it to 42 wallaby way, Sydney',
  'Actually, deliver it to 5 Main Street', 'Ok, 5 Main Street please', 'I live at 9 Elm Road', 'Ana Lima, Oakfield 5, Leeds', '7 Park Lane, ring twice, my phone is 600123987', 'PO Box 123, Nairobi', 'I want it delivered to 12 Baker Street', 'No, 7 Main Street',
  // Spanish
  'Calle Mayor 3', 'calle mayor 12 madrid', 'Ana Lima, Calle Mayor 12, 2º B, 28013 Madrid', 'C/ Mayor, 5, Madrid', 'Avda. de la Constitución 21, piso 4', 'Mi dirección es Plaza España 4, Sevilla', 'Cra 7 # 45-10, Bogotá', 'Vivo en la calle Luna 8, llevenlo por la tarde', 'Paseo de Gracia 92, Barcelona', 'Urb. Los Pinos, Mz 3 Lote 5',
  // Portuguese
  'Av. Brasil 500 apto 12', 'Rua das Flores, 22, Lisboa', 'rua augusta 100 lisboa', 'Travessa do Carmo 4, 1200-095 Lisboa', 'Meu endereço é Rua Bela 7, bloco B', 'Moro na Rua XV de Novembro 33', 'Praça da República 10, Porto', 'Entregue na Avenida Paulista, 1578',
  // French
  '12 rue de la Paix, Paris', '12 rue de la paix', '3 bis, avenue Foch', 'Mon adresse : 8 place de la République, 75011 Paris', 'J’habite au 4 impasse des Lilas', 'Livrez-le au 27 quai Voltaire, Paris', 'Bâtiment C, appartement 14, Lyon', 'Marie Dubois\n5 chemin des Vignes\n69005 Lyon',
  // Arabic
  'شارع الملك فهد ١٢', 'شارع الملك فهد، الرياض', 'حي النخيل، شارع 12، فيلا 5', 'العنوان: عمارة ٧ شقة ٣، المعادي', 'عنواني طريق الكورنيش 40', 'أحمد علي، شارع التحرير 15، الدقي', 'وصلوه إلى شارع الجامعة 9', 'بناية 4، الطابق 2، الحمرا',
  // With names and notes that say something else elsewhere
  'Ana Price, 5 Main Street', '5 Main Street, call me when you arrive', 'Calle Mayor 3, llámame al llegar', 'Luis Camino, calle Luna 8', '12 rue de la Paix, sonnez deux fois', 'Rua Bela 7, ligue antes', 'Camino de Ronda 12, Granada', 'جدة طريق المدينة 45', 'Ana Pérez Paseo de Gracia 43', '12 route de Lyon', 'Route de Lyon 12, Vienne', 'شارع التحرير 15، اتصل بي',
  // Elsewhere
  'Hauptstraße 5, Berlin', 'Via Roma 10, Milano',
];

const OTHERS = [
  // English
  'I changed my mind, no thanks', 'Actually make it 2', 'show me the lamp, please', 'Ok, but how much is delivery', 'call me at 600123987', '2 blue mugs, 1 lantern', 'Blue Mug, 2', 'Blue mug 2, red mug 3', 'no, thanks', 'wait, I want 3 instead', 'I need 2 street lamps', '2 red street lamps', 'in blue, please',
  'add one more, size 42', 'Hi, my order number is 10012', 'tomorrow, after 5 pm', 'I will tell you later, ok', 'just 2, please', 'Do you deliver to 5 Main Street', 'can you deliver to Lisbon, or only pickup', 'Size 42, blue', 'cancel it, I found it for 10 euros', 'my friend, he is at work', '1 floor lamp, blue', '600 123 987', 'great, thanks!', '2, please', 'a 15 dollar one, not this',
  // Spanish
  'He cambiado de opinión, no gracias', 'mejor que sean 2', 'muéstrame la lámpara, por favor', 'vale, pero cuánto cuesta el envío', 'llámame al 600123987', 'quita una taza, quiero 2', 'entregan en calle Mayor 3', 'espera, son para 2 personas', 'luego te digo, gracias', 'vestido largo 40',
  // Portuguese
  'Mudei de ideia, obrigado', 'na verdade, quero 2', 'mostre a lâmpada, por favor', 'ok, mas quanto custa a entrega', 'me liga no 912345678', 'tira um, só quero 3', 'depois digo, obrigada',
  // French
  'J’ai changé d’avis, non merci', 'finalement, mettez-en 2', 'montrez-moi la lampe, svp', 'd’accord, mais combien coûte la livraison', 'appelez-moi au 0612345678', 'je voudrais 2 tasses, en bleu', 'vous livrez au 12 rue de la Paix', 'un autre, en rouge',
  // On their way
  'Voy en camino, llego en 20 minutos', 'Je suis en route, 20 minutes', 'Estoy en la calle, llego en 20 minutos', 'I am on the road, 20 minutes', 'estou a caminho, 20 minutos', 'أنا في الطريق، 20 دقيقة', 'j’arrive, je suis rue de la Paix dans 5 minutes', '5 Main Street, how much is delivery',
  // Arabic
  'غيرت رأيي، لا شكرا', 'اجعلها 2 من فضلك', 'ارني المصباح، من فضلك', 'تمام، لكن كم سعر التوصيل', 'اتصل بي على 600123987', 'اريد 3، باللون الأزرق', 'لاحقا، شكرا', 'هل توصلون الى شارع الملك فهد 12',
];

describe('what is written where an address was asked for', () => {
  it.each(ADDRESSES)('an address: %s', (text) => expect(isPlainlyAddress(text)).toBe(true));
  it.each(OTHERS)('something else: %s', (text) => expect(isPlainlyAddress(text)).toBe(false));
});
