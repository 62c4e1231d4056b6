/** Electronics, office, sport, travel, children. Columns and signs: see `entriesIn`. */
export const LIVING = `
phone, mobile?, mobile phone, cell phone, smartphone, cellphone|teléfono, móvil, celular|telefone, celular, telemóvel|téléphone, portable?|هاتف, جوال, موبايل, تلفون|फोन, मोबाइल
phone case, phone cover, mobile cover|funda de móvil, carcasa de móvil, funda para celular|capa de celular, capinha|coque de téléphone, étui de téléphone|كفر جوال, غطاء هاتف, جراب موبايل|मोबाइल कवर
case, cover|funda, estuche|capa, estojo|étui, coque, housse|غطاء, غلاف|कवर
charger|cargador|carregador|chargeur|شاحن, شواحن|चार्जर
power bank, powerbank, portable charger|batería externa, cargador portátil|bateria externa, carregador portátil|batterie externe|باور بانك, شاحن متنقل|पावर बैंक
cable|cable|cabo|câble|كابل, سلك|केबल, तार
battery|pila, batería|pilha, bateria|pile?, batterie|بطارية, بطاريات|बैटरी
headphones, headset, earphones, earbuds|auriculares, cascos, audífonos|fones de ouvido, fone, auscultadores|casque audio, écouteurs|سماعات, سماعة رأس, سماعة أذن|हेडफोन, ईयरफोन, ईयरबड्स
speaker, loudspeaker|altavoz, parlante, bocina|alto-falante, caixa de som, coluna|enceinte, haut-parleur|سبيكر, مكبر صوت|स्पीकर
keyboard|teclado|teclado|clavier|لوحة مفاتيح, كيبورد|कीबोर्ड
mouse, computer mouse|ratón, mouse|mouse, rato|souris|فأرة, ماوس|माउस
computer, laptop|ordenador, computadora, portátil?|computador, notebook?, portátil?|ordinateur, ordinateur portable|كمبيوتر, حاسوب, لابتوب|कंप्यूटर, लैपटॉप
tablet|tableta, tablet|tablet|tablette|تابلت|टैबलेट
television, tv|televisor, televisión, tele|televisão, televisor|télévision, téléviseur, télé|تلفزيون, تلفاز, شاشة|टेलीविज़न, टीवी
camera|cámara|câmera, câmara|appareil photo, caméra|كاميرا|कैमरा
printer|impresora|impressora|imprimante|طابعة|प्रिंटर
ink|tinta|tinta|encre|حبر|स्याही
notebook, journal|cuaderno, libreta|caderno|cahier, carnet|دفتر, دفاتر|कॉपी, नोटबुक
pen, ballpoint|bolígrafo, pluma, lapicero|caneta|stylo|قلم, أقلام|कलम, पेन
fountain pen|pluma estilográfica, pluma fuente|caneta-tinteiro|stylo plume, stylo-plume|قلم حبر|फाउंटेन पेन
pencil|lápiz, lápices|lápis|crayon?|قلم رصاص|पेंसिल
colour pencils, color pencils, coloured pencils, crayons|lápices de colores|lápis de cor|crayons de couleur|أقلام تلوين, ألوان خشبية|रंगीन पेंसिल
book|libro|livro|livre|كتاب, كتب|किताब, पुस्तक
organiser, organizer|organizador|organizador|organiseur, rangement|منظم|ऑर्गनाइज़र
yoga mat, exercise mat|esterilla de yoga, colchoneta|tapete de yoga|tapis de yoga|سجادة يوغا, حصيرة يوغا|योगा मैट
dumbbells, weights?, hand weights|mancuernas, pesas|halteres, pesos?|haltères, poids?|دمبل, أثقال|डम्बल
football, soccer ball|balón de fútbol, pelota de fútbol|bola de futebol|ballon de foot, ballon de football|كرة قدم|फुटबॉल
ball|pelota, balón|bola|balle, ballon|كرة|गेंद
tennis racket, racquet, racket|raqueta de tenis, raqueta|raquete de tênis, raquete|raquette de tennis, raquette|مضرب تنس, مضرب|रैकेट
bicycle, bike, cycle|bicicleta, bici|bicicleta|vélo, bicyclette|دراجة, بسكليت|साइकिल
helmet|casco|capacete|casque|خوذة|हेलमेट
bike helmet, bicycle helmet, cycle helmet|casco de bici, casco de bicicleta|capacete de bicicleta|casque de vélo|خوذة دراجة|साइकिल हेलमेट
lock, padlock|candado|cadeado|antivol, cadenas|قفل|ताला
tent|tienda de campaña, carpa|barraca, tenda|tente|خيمة, خيام|तंबू, टेंट
sleeping bag|saco de dormir|saco de dormir|sac de couchage|كيس نوم|स्लीपिंग बैग
camping stove|hornillo de camping, cocina de camping|fogareiro|réchaud|موقد تخييم|कैंपिंग स्टोव
head torch, headlamp, head lamp|linterna frontal|lanterna de cabeça|lampe frontale|كشاف رأس|हेड टॉर्च
torch, flashlight, flash light|linterna|lanterna|lampe torche, lampe de poche|كشاف, مصباح يدوي|टॉर्च
toys|juguetes|brinquedos|jouets|ألعاب, لعبة|खिलौना, खिलौने, khilone
building blocks, blocks|bloques de construcción, cubos|blocos de montar|cubes, blocs de construction|مكعبات|ब्लॉक्स
toy car|coche de juguete, carrito|carrinho|petite voiture, voiture jouet|سيارة لعبة|खिलौना कार
car, vehicle|coche, carro, auto|carro|voiture|سيارة, سيارات|कार, गाड़ी
tyres, tires|neumáticos, llantas|pneus|pneus|إطارات|टायर
doll|muñeca|boneca|poupée|دمية, عروسة|गुड़िया
teddy bear, stuffed animal, plush, soft toy, cuddly toy|oso de peluche, peluche|ursinho de pelúcia, pelúcia|ours en peluche, peluche, doudou|دبدوب, دب|टेडी बियर
puzzle, jigsaw|rompecabezas, puzle|quebra-cabeça|puzzle|بازل, أحجية|पहेली
board game, game|juego de mesa, juego|jogo de tabuleiro, jogo|jeu de société, jeu|لعبة لوحية|बोर्ड गेम, खेल
swimming pool, pool|piscina|piscina|piscine|مسبح|स्विमिंग पूल
piano, keyboard instrument|piano|piano|piano|بيانو|पियानो
contact lenses|lentillas, lentes de contacto|lentes de contato|lentilles de contact|عدسات لاصقة|कॉन्टैक्ट लेंस
guitar|guitarra|violão, guitarra|guitare|جيتار|गिटार
nappies, diapers|pañales|fraldas|couches?|حفاضات, حفاض, بامبرز|डायपर
baby bottle, feeding bottle|biberón, mamadera|mamadeira, biberão|biberon|رضاعة, زجاجة رضاعة|दूध की बोतल
romper, onesie, bodysuit|pelele, mameluco, body?|macacão de bebê|barboteuse, grenouillère|رومبير, أفرول|बेबी सूट
baby, newborn, infant|bebé, recién nacido|bebê, recém-nascido|bébé, nouveau-né|طفل رضيع, رضيع, مولود, بيبي|शिशु, बच्चा
gift card, voucher, gift voucher|tarjeta de regalo, cheque regalo|cartão presente, vale-presente|carte cadeau, bon cadeau, chèque cadeau|بطاقة هدية, قسيمة هدية|गिफ्ट कार्ड
`;
