import { entriesIn, Thesaurus, whenAsked } from '../../platform/search/thesaurus.js';

// What customers ask a shop about, and how they say it. Columns and signs: see `entriesIn`.

/** What a question is about: a text that says nothing of it is no answer, whatever other words it shares. */
const TOPICS = `
shipping, ship, shipped, shipment, delivery, deliver, delivers, delivered, postage, dispatch, courier, arrive, arrives, receive|llega, llegan, llegará, recibo, recibir, recibiré, tarda, tardan, envío, enviar, envían, envías, enviáis, envía, entrega, entregar, entregan, entregáis, reparto, despacho, mandan, mandáis|chega, chegam, receber, recebo, demora, envio, enviar, enviam, entrega, entregar, entregam, frete|arrive, arrivera, recevoir, reçois, livraison, livrer, livrez, livrés, expédition, expédier, expédiez, envoi, envoyer, envoyez|شحن, توصيل, توصلون, تشحنون, يوصل, يصل, تصل, التوصيل|डिलीवरी, शिपिंग, भेजते, पहुंचाते
return, give back, send back, take back, refund, money back, reimbursement|devolución, devolver, devolverlo, devolverla, devuelvo, devuelven, reembolso, reembolsar, reembolsan|devolução, devoluções, devolver, devolvo, reembolso, reembolsar, estorno|retour, retourner, renvoyer, remboursement, rembourser, remboursez|إرجاع, استرجاع, أرجع, ارجع, استرداد|वापसी, वापस, लौटाना, लौटा, रिटर्न, रिफंड
exchange, swap|cambio, cambiar, cambiarlo, cambiarla|troca, trocar|échange, échanger|استبدال, تبديل, أستبدل|एक्सचेंज, बदलना, बदल
change, modify, edit, amend|cambiar, modificar|alterar, modificar, mudar|modifier, changer|تعديل, تغيير|बदलाव, बदलना
cancel, cancellation|cancelar, cancelación, anular|cancelar, cancelamento|annuler, annulation|إلغاء, ألغي|रद्द, कैंसिल
payment, pay, paying|pago, pagar, pagan, pagarlo|pagamento, pagar|paiement, payer, régler, règlement|دفع, أدفع, ادفع, الدفع|भुगतान, पेमेंट
cash|efectivo|dinheiro|espèces, liquide?|كاش, نقدا|नकद, कैश
cash on delivery|contra reembolso, contraentrega, contra entrega|pagamento na entrega|paiement à la livraison|الدفع عند الاستلام|कैश ऑन डिलीवरी
card, credit card, debit card|tarjeta, tarjeta de crédito|cartão, cartões, cartão de crédito|carte bancaire, carte de crédit, carte?|بطاقة, بطاقة ائتمان|कार्ड, क्रेडिट कार्ड
instalments, installments, financing|plazos, cuotas, financiación|prestações, parcelas, parcelado, parcelar|mensualités, plusieurs fois|تقسيط, أقساط|किस्त, किस्तों
invoice, receipt, bill?|factura|fatura, nota fiscal|facture, reçu|فاتورة, إيصال|बिल, रसीद
open, opened?, opening, opening hours, business hours, hours?, close, closed, closing|horario, abren, abrís, abre, abierto, abierta, abiertos, cierran, cierra, cerrado|horário, abrem, abre, aberto, aberta, fecham, fechado|horaires, ouvert, ouverte, ouverts, ouvrez, ouverture, fermé, fermez, fermeture|ساعات العمل, مواعيد, تفتحون, تغلقون, مفتوح, مغلق|खुला, खुली, खुलते, खुलती, बंद
address, located, location, directions|dirección, ubicación, ubicados, ubicada, dónde están|endereço, localização, localizados, onde ficam|adresse, situé, situés, située, où êtes vous|عنوان, عنوانكم, موقع, موقعكم, أين أنتم|पता, कहाँ
parking, car park|aparcamiento, aparcar, estacionamiento, estacionar, parking|estacionamento, estacionar, parque de estacionamento|parking, stationnement, garer|موقف سيارات, مواقف|पार्किंग
contact, phone number, telephone, call, email, e-mail|contacto, contactar, teléfono, llamar, correo, correo electrónico|contato, contacto, telefone, ligar|contacter, joindre, téléphone, appeler, courriel|تواصل, هاتف, رقم الهاتف, اتصال, بريد, ايميل|संपर्क, फोन, ईमेल
warranty, guarantee, guaranteed|garantía|garantia|garantie, garanti|ضمان|वारंटी, गारंटी
gift wrapping, gift wrap, wrapping, wrapped|envolver, envuelto, envoltorio, papel de regalo, envoltura|embrulho, embrulhar, embrulhado, papel de presente|emballage cadeau, papier cadeau, emballer|تغليف, تغليف هدايا|गिफ्ट रैप, गिफ्ट पैकिंग
gift card, voucher, gift certificate|tarjeta de regalo, tarjeta regalo, vale regalo, cheque regalo|cartão presente, vale presente|carte cadeau, bon cadeau, chèque cadeau|بطاقة هدية, قسيمة هدية|गिफ्ट कार्ड
discount, promo code, coupon, rebate|descuento, cupón, código promocional, rebaja|desconto, cupom, cupão, código promocional|remise, réduction, code promo, rabais|خصم, تخفيض, تخفيضات, كوبون|छूट, डिस्काउंट, कूपन
wholesale, bulk, larger quantities|al por mayor, mayorista, mayoreo|atacado, revenda|en gros, grossiste, revendeur|جملة|थोक
pick up, pickup, collect|recoger, recogerlo, recogerla, recogida, retirar, retiro|retirar, retirada, levantar, buscar na loja|retirer, retrait, récupérer|استلام, أستلم|पिकअप
track, tracking|seguimiento, rastrear, rastreo|rastrear, rastreio, rastreamento|suivi, suivre?|تتبع, متابعة|ट्रैक, ट्रैकिंग
customs, duty, duties, tax, vat|aduana, arancel, aranceles, impuesto, iva|alfândega, imposto, iva|douane, taxe, tva|جمارك, ضريبة, ضرائب|सीमा शुल्क, टैक्स
size guide, size chart, sizing, size|talla, guía de tallas|tamanho, guia de tamanhos|taille, guide des tailles, pointure|مقاس, مقاسات|साइज़, साइज, नाप
repair, mend|reparar, reparación, arreglar, arreglo|reparar, conserto, consertar|réparer, réparation|إصلاح, تصليح|मरम्मत, रिपेयर
care, wash, washing, clean, cleaning|cuidado, cuidar, lavar, lavado, lava, limpiar, limpieza|cuidados, cuidar, lavar, limpar, limpeza|entretien, laver, lavage, nettoyer, nettoyage|غسل, غسيل, تنظيف, العناية|धोना, धोएं, साफ, देखभाल
allergen, allergy, allergic, ingredient|alérgeno, alergia, alérgico, alérgica, ingrediente|alérgeno, alergênico, alergia, alérgico, ingrediente|allergène, allergie, allergique, ingrédient|حساسية, مكونات|एलर्जी, सामग्री
vegan|vegano, vegana|vegano, vegana|végan, végétalien, végétalienne|نباتي, نباتية|वीगन
gluten|gluten|glúten|gluten|غلوتين, جلوتين|ग्लूटेन
appointment, booking, reservation|cita, reserva, reservar|marcação, reserva, reservar, agendar|rendez-vous, réservation, réserver|موعد, حجز|अपॉइंटमेंट, बुकिंग
insurance, insured|seguro, asegurado|seguro, segurado|assurance, assuré|تأمين|बीमा
job, vacancy, hiring|trabajo, empleo, vacante|emprego, vaga|emploi, recrutement, recrutez|وظيفة, وظائف|नौकरी
loyalty, loyalty points, points|puntos, fidelidad|pontos, fidelidade|fidélité, points|نقاط|पॉइंट
privacy, personal data|privacidad, datos personales|privacidade, dados pessoais|confidentialité, données personnelles|خصوصية|गोपनीयता
sustainable, sustainability, recycled, eco-friendly|sostenible, sostenibilidad, reciclado, ecológico|sustentável, sustentabilidade, reciclado|durable, durabilité, recyclé, écologique|مستدام, مستدامة|टिकाऊ
engraving, engrave, personalise, personalize, personalised, personalized, customise, customize|grabado, grabar, personalizar, personalizado|gravação, gravar, personalizar, personalizado|gravure, graver, personnaliser, personnalisé|نقش, تخصيص|
assembly, assemble, installation, install|montaje, montar, instalación, instalar|montagem, montar, instalação, instalar|montage, monter, installation, installer|تركيب|इंस्टॉलेशन
sample|muestra|amostra|échantillon|عينة, عينات|नमूना, सैंपल
`;

/** What stands beside it in many questions and answers. */
const BESIDE = `
order, purchase|pedido, compra, encargo|pedido, encomenda, compra|commande, achat|طلب, طلبي|ऑर्डर
shop, store|tienda|loja|boutique, magasin|متجر, محل|दुकान, स्टोर
product, item, article, goods|producto, artículo|produto, artigo|produit, article|منتج, منتجات, قطعة|सामान, उत्पाद
free, free of charge|gratis, gratuito, gratuita|grátis, gratuito, gratuita|gratuit, gratuite|مجاني, مجانا|मुफ्त, फ्री
fee, charge|gasto, coste, costo, tarifa|taxa, custo|frais|رسوم, تكلفة|शुल्क
minimum|mínimo|mínimo|minimum|أدنى|न्यूनतम
day|día|dia|jour|يوم, أيام|दिन
week|semana|semana|semaine|أسبوع, أسابيع|हफ्ते, सप्ताह
month|mes, meses|mês, meses|mois|شهر, أشهر|महीने
monday|lunes|segunda-feira|lundi|الاثنين, الإثنين|सोमवार
tuesday|martes|terça-feira|mardi|الثلاثاء|मंगलवार
wednesday|miércoles|quarta-feira|mercredi|الأربعاء|बुधवार
thursday|jueves|quinta-feira|jeudi|الخميس|गुरुवार
friday|viernes|sexta-feira|vendredi|الجمعة|शुक्रवार
saturday|sábado|sábado|samedi|السبت|शनिवार
sunday|domingo|domingo|dimanche|الأحد|रविवार
weekend|fin de semana|fim de semana|week-end|نهاية الأسبوع|सप्ताहांत
holiday, public holiday|festivo, feriado|feriado|jour férié, férié|عطلة, إجازة|छुट्टी
international, internationally, abroad, overseas, worldwide|internacional, extranjero|internacional, exterior, estrangeiro|international, étranger|دولي, الخارج|विदेश
europe, european union|europa, unión europea|europa, união europeia|europe, union européenne|أوروبا|यूरोप
spain|españa|espanha|espagne|إسبانيا|स्पेन
portugal|portugal|portugal|portugal|البرتغال|पुर्तगाल
france|francia|frança|france|فرنسا|फ्रांस
germany|alemania|alemanha|allemagne|ألمانيا|जर्मनी
italy|italia|itália|italie|إيطاليا|इटली
united kingdom, uk, england|reino unido, inglaterra|reino unido, inglaterra|royaume uni, angleterre|بريطانيا, المملكة المتحدة|ब्रिटेन
united states, usa|estados unidos, eeuu|estados unidos, eua|états unis|أمريكا, الولايات المتحدة|अमेरिका
mexico|méxico|méxico|mexique|المكسيك|मेक्सिको
brazil|brasil|brasil|brésil|البرازيل|ब्राज़ील
morocco|marruecos|marrocos|maroc|المغرب|मोरक्को
united arab emirates, uae, dubai|emiratos árabes|emirados árabes|émirats arabes|الإمارات, دبي|दुबई
saudi arabia|arabia saudí, arabia saudita|arábia saudita|arabie saoudite|السعودية|सऊदी अरब
egypt|egipto|egito|égypte|مصر|मिस्र
india|india|índia|inde|الهند|भारत
`;

/** Other words for those of a question, in whichever of these languages it and the shop's texts are. */
export const QUESTION_WORDS = whenAsked(() => new Thesaurus([...entriesIn(TOPICS, false), ...entriesIn(BESIDE, true)]));
