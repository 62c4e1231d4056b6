// Words of en, es, fr, pt, de, ar and hi that give figures and promises their meaning. `*` stands for the rest of a word.
export const CURRENCIES: readonly string[] = (
  'usd|eur|gbp|ngn|brl|mxn|ars|cop|clp|pen|inr|egp|sar|aed|mad|xof|kes|ghs|zar|chf|rs|dollar|dollars|euro|euros|pound|pounds|peso|pesos|reais|real|naira|rupee|rupees|rupia|rupias|dirham|dirhams|riyal|riyals|dinar|dinars|franc|francs|franken|cfa|bucks|quid|soles|dolares|dolar|cents|cent|centavos|centimos|centimes|jpy|cny|sek|nok|dkk|pln|czk|huf|cad|aud|nzd|krw|thb|idr|vnd|pkr|bdt|jod|kwd|qar|bhd|omr|mad|dop|uyu|pyg|gtq|tzs|ugx|yen|yens|yuan|krona|kronor|kroner|zloty|zlotys|liras|shillings|ksh|cedis|baht|ringgit|rupiah|bolivares|bolivianos|colones|quetzales|lempiras|guaranies|meticais|kwanzas'
  + '|دولار*|ريال*|درهم|دراهم|جنيه*|دينار|دنانير|يورو|روبيه|ليره|ليرات|شيكل|فرنك|دينارا|रुपये|रुपए|रुपया|रुपयों|डॉलर|यूरो|दिरहम|रियाल|दीनार').split('|');
export const PERCENT_WORDS: readonly string[] = 'percent|per cent|por ciento|por cento|pour cent|prozent|في المية|بالمية|بالماية|في المئة|بالمئة|في المائة|بالمائة|प्रतिशत|फीसदी'.split('|');
export const PRICE_WORDS: readonly string[] = (
  'cost|costs|price|prices|priced|pay|total|cheaper|for just|cuesta|cuestan|vale|valen|precio|precios|pagas|pague|pagar|prix|coute|coutent|payez|payer'
  + '|preco|precos|custa|custam|paga|preis|preise|kostet|kosten|zahlst|zahlen|gesamt*|سعر*|بسعر|ثمن*|يكلف|تكلف*|تدفع|المجموع|कीमत|दाम|मूल्य|कुल').split('|');
export const REDUCTION_WORDS: readonly string[] = (
  'off|discount|discounts|save|saving|descuento|descuentos|rebaja|ahorra*|remise|reduction|rabais|economis*|desconto|descontos|economiz*|rabatt|nachlass|spar*|خصم*|تخفيض*|توفر|छूट|की बचत|कुल बचत|बचत होगी|बचत करें|बचत करो'
).split('|');
export const STOCK_WORDS: readonly string[] = (
  'left|stock|in stock|available|remaining|unit|units|piece|pieces|pcs|queda|quedan|disponible|disponibles|unidad|unidades|en stock|existencias|restant|restants|restante|restantes|unite|unites|resta|restam|disponivel|disponiveis|em estoque|em stock'
  + '|auf lager|übrig|stück|verfügbar|vorrätig|متوفر*|المتوفر*|متبقي*|المتبقي*|قطع*|باقي|المخزون|बचे|बचा|बची|उपलब्ध|स्टॉक|पीस').split('|');
/** Said of a sum, with no currency and no word for a price; the sum ends the clause. */
export const SUM_WORDS: readonly string[] = (
  'comes to|come to|owe|owe us|owe me|charge|charge you|sell it at|sell it for|sell them at|sell them for|goes for|go for|asking'
  + '|sale en|sale a|sale por|salen en|salen a|salen por|dejo en|dejamos en|queda en|cobro|cobramos|debes|debe|serian|seria|esta a|estan a|tenemos a|tengo a'
  + '|sai por|sai a|saem por|fica em|fica por|ficam em|ficam por|faco por|fazemos por|deixo por|deixamos por|deve-nos|temos a|tenho a'
  + '|revient a|reviennent a|est a|sont a|vendons|vendons a|ce sera|ca fait|ca fera|devez|facturons|fait a|laisse a|laissons a'
  + '|يكلفك|تكلفك|يكلفكم|ستدفع|ستدفعين|عليك|مقابل|الاجمالي|اجمالي').split('|');
export const SUM_WORDS_BEHIND: readonly string[] = (
  'में मिलेगा|में मिलेगी|में मिलेंगे|में मिल जाएगा|में मिल जाएगी|का पड़ेगा|की पड़ेगी|का पड़ता है|देने होंगे|देना होगा|में बेचते|में देंगे|में दूंगा|में दूँगा').split('|');
export const DEAL_WORDS: readonly string[] = "deal|agreed|trato hecho|trato|d'accord|marche conclu|fechado|combinado|negocio fechado|abgemacht|einverstanden|اتفقنا|صفقه|मंज़ूर|पक्का|सौदा|तय".split('|');
export const ONLY_WORDS: readonly string[] = 'only|just|solo|solamente|apenas|so|somente|seulement|nur|فقط|केवल|सिर्फ|बस'.split('|');

export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100, thousand: 1000,
  uno: 1, un: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, doce: 12, quince: 15, veinte: 20, treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta: 70, ochenta: 80, noventa: 90, cien: 100, mil: 1000,
  deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9, dix: 10, douze: 12, quinze: 15, vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60, cent: 100, mille: 1000,
  dois: 2, duas: 2, quatro: 4, sete: 7, oito: 8, nove: 9, dez: 10, doze: 12, vinte: 20, trinta: 30, quarenta: 40, cinquenta: 50, sessenta: 60, cem: 100,
  ein: 1, eine: 1, einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, 'fünf': 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, 'zwölf': 12, 'fünfzehn': 15, zwanzig: 20, 'dreißig': 30, vierzig: 40, 'fünfzig': 50, hundert: 100, tausend: 1000,
  'واحد': 1, 'اثنين': 2, 'ثلاثة': 3, 'ثلاث': 3, 'اربعة': 4, 'اربع': 4, 'خمسة': 5, 'خمس': 5, 'ستة': 6, 'ست': 6, 'سبعة': 7, 'سبع': 7, 'ثمانية': 8, 'تسعة': 9, 'عشرة': 10, 'عشر': 10, 'عشرين': 20, 'عشرون': 20, 'ثلاثين': 30, 'خمسين': 50, 'خمسون': 50, 'مئة': 100, 'مائة': 100, 'الف': 1000,
  'एक': 1, 'दो': 2, 'तीन': 3, 'चार': 4, 'पांच': 5, 'पाँच': 5, 'छह': 6, 'सात': 7, 'आठ': 8, 'नौ': 9, 'दस': 10, 'पंद्रह': 15, 'बीस': 20, 'तीस': 30, 'चालीस': 40, 'पचास': 50, 'सौ': 100, 'हज़ार': 1000,
};

/** What costs the store money. */
export const GIFT_PHRASES: readonly string[] = (
  'for free|a free *|your free *|one free|get * free|comes free|come free|free with|free sample*|free bonus|complimentary|no charge|no extra charge|without charge|at no cost|at no extra cost|no additional cost|free of charge|it is free|its free|it\'s free|is free|are free|free shipping|free delivery|free gift|half price|half off|on the house|buy one get one|gratis|gratuit*|sin costo|sin coste|sin cargo|cortesia de la casa|de cortesia|invita la casa|incluye un regalo|con regalo|un regalo para ti|un regalo para usted|regalo sorpresa|regalo incluido|sans frais|sans supplement|sem custo|sem custos|por conta da casa|ohne aufpreis|aufs haus|بدون مقابل|بلا مقابل|de regalo|te regalamos|te regalo|le regalamos|os regalamos|un regalo gratis|un regalo nuestro|recibes un regalo|llevas un regalo|a mitad de precio|mitad de precio|moitie prix|offert|offerte|en cadeau|cadeau gratuit|un cadeau de notre part|vous recevez un cadeau|je vous offre|nous vous offrons'
  + '|de graca|metade do preco|brinde|kostenlos|umsonst|geschenkt|geschenk dazu|gratis dazu|gratisgeschenk|wir schenken|schenken wir|zum halben preis|مجان*|المجان*|بالمجان|هدية مجانية|هدية منا|هدية معه*|هدية مع الطلب|نهديك|سنهديك|نصف السعر|بنصف السعر|मुफ़्त|मुफ्त|फ्री|आधे दाम|हमारी तरफ से उपहार|साथ में उपहार|उपहार में पाएं|उपहार मिलेगा').split('|');
export const DISCOUNT_PHRASES: readonly string[] = (
  'discount|discounts|discounted|promo code|use code|use the code|usa el codigo|use o codigo|utilise le code|utilisez le code|nutze den code|استخدم الكود|استخدم الرمز|कोड इस्तेमाल|coupon|coupons|voucher|vouchers|cashback|price match|descuento|descuentos|cupon|cupones|rebaja|promocion especial|remise|rabais|code promo|bon de reduction|desconto|descontos|cupom|rabatt|rabattcode|gutschein|nachlass|preisnachlass'
  + '|خصم|خصما|خصومات|تخفيض|قسيمة|كوبون|छूट|डिस्काउंट|कूपन').split('|');
export const STOCK_PHRASES: readonly string[] = (
  'in stock|out of stock|sold out|last one|last piece|last pieces|last pair|running low|selling out|almost gone|en existencias|agotad*|ultima unidad|ultimas unidades|ultimo que queda|en stock|epuise*|dernière pièce|dernier exemplaire|rupture de stock|em estoque|em stock|esgotad*'
  + '|auf lager|ausverkauft|letztes stück|letzte stück|vorrätig|في المخزون|نفد*|نفذت الكمية|آخر قطعة|اخر قطعه|स्टॉक में|स्टॉक ख़त्म|आख़िरी पीस|आखिरी पीस').split('|');
export const NEGATIONS: readonly string[] = (
  'no|not|never|none|cannot|can\'t|don\'t|doesn\'t|do not|isn\'t|aren\'t|won\'t|without|unable|nunca|ningun*|tampoco|sin|nao|nenhum*|nem|sem|ne|n\'*|pas|aucun*|jamais|sans|kein*|nicht|nie|ohne|لا|لن|ليس*|لم|غير|بدون|بلا|दون|नहीं|नही|ना|मत|बिना').split('|');
/** They sound like "no" and promise all the same. */
export const ASSURANCES: readonly string[] = (
  'no problem|no worries|don\'t worry|do not worry|no doubt|without a doubt|without fail|not only|no later than|not later than|why not|can\'t wait|cannot wait|no te preocupes|no se preocupe|sin problema|sin duda|sin falta|no solo|no mas tarde|a no mas tardar|por que no|nao se preocupe|sem problema*|sem duvida|sem falta|nao so|nao apenas|por que nao'
  + '|pas de probleme|pas de souci|sans probleme|sans souci|sans faute|sans aucun doute|ne vous inquietez pas|ne t\'inquiete pas|pas seulement|pas plus tard|pourquoi pas|kein problem|keine sorge|ohne zweifel|nicht nur|nicht spater|warum nicht|لا تقلق*|لا مشكلة|لا شك|بلا شك|ليس فقط|لم لا|चिंता न करें|चिंता मत करें|कोई बात नहीं|न केवल').split('|');
/** "I cannot promise", "I do not know": no promise is made. */
export const UNSURE: readonly string[] = (
  'cannot promise|can\'t promise|cannot say|can\'t say|cannot guarantee|can\'t guarantee|do not know|don\'t know|not sure|cannot confirm|can\'t confirm|no puedo prometer|no puedo garantizar|no puedo confirmar|no sé|no se sabe|nao posso prometer|nao posso garantir|nao sei|nao consigo confirmar'
  + '|ne peux pas promettre|ne peux pas garantir|ne sais pas|kann nicht versprechen|nicht versprechen|nicht garantieren|weiß nicht|لا أستطيع|لا يمكنني|لا اعرف|لا أعرف|وعد नहीं|वादा नहीं|नहीं पता|पता नहीं|नहीं कह').split('|');
