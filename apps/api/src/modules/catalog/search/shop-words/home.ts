/** Home, furniture, garden, animals. Columns and signs: see `entriesIn`. */
export const HOME = `
lamp, light?|lámpara|lâmpada, luminária, abajur|lampe, luminaire|مصباح, مصابيح, لمبة, أباجورة|दीपक, लैंप, बत्ती
floor lamp, standing lamp|lámpara de pie|luminária de chão, abajur de pé|lampadaire|مصباح أرضي|फ्लोर लैंप
bulb, light bulb|bombilla, foco|lâmpada|ampoule|لمبة|बल्ब
string lights, fairy lights|guirnalda de luces, luces de navidad|pisca-pisca, cordão de luzes|guirlande lumineuse|أضواء زينة|झालर
candle|vela|vela|bougie|شمعة, شموع|मोमबत्ती, mombatti
cushion, throw pillow, scatter cushion|cojín|almofada|coussin|وسادة, مخدة|गद्दी, कुशन, तकिया
pillow|almohada|travesseiro, almofada|oreiller|وسادة, مخدة|तकिया, takiya
blanket, throw, comforter|manta, cobija, frazada|cobertor, manta|couverture, plaid|بطانية, بطانيات|कंबल, kambal
duvet, quilt|edredón|edredom|couette, édredon|لحاف|रजाई
bed sheets, sheets, bedding, bed linen|sábanas, ropa de cama|lençol, lençóis, roupa de cama|draps, linge de lit|شراشف, ملاءات, مفارش سرير|चादर, चादरें
towel|toalla|toalha|serviette, serviette de bain, drap de bain|منشفة, مناشف, فوطة|तौलिया, तौलिये, tauliya
curtain, drapes|cortina|cortina|rideau|ستارة, ستائر|परदा, परदे, पर्दा
rug, carpet|alfombra, tapete|tapete, carpete|tapis, moquette|سجادة, سجاد, موكيت|कालीन, गलीचा, दरी
mirror|espejo|espelho|miroir, glace?|مرآة, مراية, مرايا|दर्पण, शीशा, आईना
clock, wall clock|reloj de pared|relógio de parede|horloge, pendule|ساعة حائط|दीवार घड़ी
picture frame, photo frame|marco de fotos, portarretrato|porta-retrato, moldura|cadre, cadre photo|إطار صورة, برواز|फोटो फ्रेम
picture, painting, poster|cuadro, póster, lámina|quadro, pôster|tableau, affiche|لوحة, لوحات|चित्र, तस्वीर
vase|jarrón, florero|vaso de flores|vase|مزهرية, فازة|फूलदान
plant pot, flower pot, flowerpot, planter|maceta, tiesto|vaso de planta|pot de fleurs, cache-pot|أصيص, حوض زرع|गमला, गमले
flowers|flores|flores|fleurs|زهور, ورد, أزهار|फूल
plant|planta|planta|plante|نبات, نباتات|पौधा, पौधे
shelf, shelves|estante, balda, repisa|prateleira|étagère|رف, رفوف|शेल्फ
bookshelf, bookcase, book shelf|estantería, librero, librería|estante de livros, estante|bibliothèque|مكتبة, رف كتب|किताबों की अलमारी
wardrobe, closet|armario, ropero|guarda-roupa, armário|armoire|خزانة, دولاب|अलमारी, almari
chair|silla|cadeira|chaise|كرسي, كراسي|कुर्सी, kursi
office chair, desk chair|silla de oficina, silla de escritorio|cadeira de escritório|chaise de bureau, fauteuil de bureau|كرسي مكتب|ऑफिस कुर्सी
deck chair, sun lounger|tumbona, hamaca de playa|espreguiçadeira|transat, chaise longue|كرسي شاطئ|आराम कुर्सी
armchair|sillón|poltrona|fauteuil|أريكة فردية|आरामकुर्सी
sofa, couch, settee|sofá|sofá|canapé|كنبة, أريكة|सोफा
stool|taburete, banqueta|banco, banqueta|tabouret|مقعد بدون ظهر|स्टूल
table|mesa|mesa|table|طاولة, طاولات|मेज, टेबल
desk|escritorio|escrivaninha|bureau?|مكتب|डेस्क
bed|cama|cama|lit?|سرير|पलंग, बिस्तर
mattress|colchón|colchão|matelas|مرتبة|गद्दा
furniture|muebles|móveis|meubles|أثاث|फर्नीचर
basket|cesta, canasta|cesto, cesta|panier, corbeille|سلة, سلال|टोकरी
box|caja|caixa|boîte|صندوق, علبة|डिब्बा, बक्सा
laundry|colada|lavandaria, roupa suja|lessive, linge|غسيل|कपड़े धोना
drying rack, clothes horse, airer, clothes airer|tendedero|varal|séchoir, étendoir|منشر غسيل|कपड़े सुखाने का स्टैंड
vacuum cleaner, hoover, vacuum|aspiradora|aspirador, aspirador de pó|aspirateur|مكنسة كهربائية, مكنسة|वैक्यूम क्लीनर
broom, mop|escoba, fregona, trapeador|vassoura, esfregão|balai, serpillière|ممسحة|झाड़ू, पोछा
iron, steam iron|plancha|ferro de passar|fer à repasser|مكواة|इस्त्री, प्रेस
fan|ventilador|ventilador|ventilateur|مروحة|पंखा, pankha
heater|calefactor, estufa|aquecedor|chauffage, radiateur|دفاية, مدفأة|हीटर
air conditioner|aire acondicionado|ar condicionado|climatiseur|مكيف|एसी, एयर कंडीशनर
washing machine, washer|lavadora|máquina de lavar|machine à laver, lave-linge|غسالة|वॉशिंग मशीन
dishwasher|lavavajillas|lava-louças|lave-vaisselle|غسالة صحون|बर्तन धोने की मशीन
fridge, refrigerator, freezer|nevera, refrigerador, frigorífico, congelador|geladeira, frigorífico|frigo, réfrigérateur, congélateur|ثلاجة, فريزر|फ्रिज, रेफ्रिजरेटर
oven, stove, cooker|horno|forno, fogão|four?, cuisinière|فرن, بوتاجاز|ओवन, चूल्हा
paint|pintura|tinta|peinture|دهان, طلاء|पेंट
hammer, screwdriver, drill, tools|martillo, destornillador, taladro, herramientas|martelo, furadeira, ferramentas|marteau, tournevis, perceuse, outils|مطرقة, مفك, أدوات|हथौड़ा, औज़ार
garden hose, hose|manguera|mangueira|tuyau d'arrosage|خرطوم|पाइप, होज
watering can|regadera|regador|arrosoir|مرشة, إبريق ري|हजारा
seeds|semillas|sementes|graines|بذور|बीज
lawn mower|cortacésped|cortador de grama|tondeuse|جزازة عشب|घास काटने की मशीन
dog, puppy|perro, cachorro|cachorro, cão|chien|كلب, كلاب|कुत्ता, कुत्ते
cat, kitten|gato|gato|chat?|قط, قطة, قطط|बिल्ली
dog food|comida para perros, pienso para perros, croquetas para perro|ração para cachorro, comida de cachorro|croquettes pour chien, nourriture pour chien|طعام كلاب|कुत्ते का खाना
leash, lead?|correa|coleira, guia|laisse|مقود, رسن|पट्टा
scratching post, cat tree|rascador|arranhador|arbre à chat, griffoir|شجرة قطط|बिल्ली का खंभा
`;
