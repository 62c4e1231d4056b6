/**
 * Words for how a thing is, for whom or for what: without them an answer is less good, but still an answer.
 * Columns and signs: see `entriesIn`.
 */
export const QUALITIES = `
red|rojo, roja|vermelho, vermelha, encarnado|rouge|أحمر, حمراء|लाल, lal
blue|azul|azul|bleu, bleue|أزرق, زرقاء|नीला, नीली, नीले, neela
green|verde|verde|vert, verte|أخضر, خضراء|हरा, हरी, हरे, hara
yellow|amarillo, amarilla|amarelo, amarela|jaune|أصفر, صفراء|पीला, पीली, पीले
black|negro, negra|preto, preta, negro|noir, noire|أسود, سوداء|काला, काली, काले, kala
white|blanco, blanca|branco, branca|blanc, blanche|أبيض, بيضاء|सफेद, safed
grey, gray|gris|cinza, cinzento|gris, grise|رمادي, رمادية|धूसर, स्लेटी
brown|marrón, café?|marrom, castanho|marron, brun|بني, بنية|भूरा, भूरी
pink|rosa, rosado|rosa, cor-de-rosa|rose?|وردي, وردية, زهري|गुलाबी
orange|naranja|laranja|orange|برتقالي|नारंगी
purple, violet|morado, violeta|roxo, roxa|violet, violette|بنفسجي|बैंगनी
beige, cream|beige, crema|bege|beige|بيج|बेज
navy|azul marino|azul-marinho|bleu marine|كحلي|नेवी
gold, golden|oro, dorado|ouro, dourado|or?, doré|ذهب, ذهبي|सोना, सोने, सुनहरा
silver|plata, plateado|prata, prateado|argent, argenté|فضة, فضي|चांदी, चाँदी
leather|cuero, piel?|couro, pele?|cuir|جلد, جلدي|चमड़ा, चमड़े
cotton|algodón|algodão|coton|قطن, قطني, قطنية|सूती, कपास
linen|lino|linho|lin|كتان|लिनन
wool, woollen, woolen, merino|lana|lã|laine|صوف, صوفي|ऊन, ऊनी
silk|seda|seda|soie|حرير|रेशम
denim|vaquero, vaquera, mezclilla|jeans, ganga|jean, denim|جينز|डेनिम
wood, wooden|madera|madeira|bois|خشب, خشبي, خشبية|लकड़ी
glass|vidrio, cristal|vidro|verre|زجاج, زجاجي|कांच
steel, stainless steel|acero, acero inoxidable|aço, aço inoxidável|acier, inox|ستانلس ستيل, فولاذ|स्टील
ceramic, stoneware|cerámica|cerâmica|céramique, grès|سيراميك, خزف|चीनी मिट्टी
bamboo|bambú|bambu|bambou|خيزران, بامبو|बांस
rubber|goma, caucho|borracha|caoutchouc|مطاط, مطاطي|रबर
plastic|plástico|plástico|plastique|بلاستيك|प्लास्टिक
men, mens, man, husband, him|hombre, caballero|homem, masculino|homme|رجالي, رجالية, رجال|पुरुष, मर्द
women, womens, woman, ladies, wife, her|mujer, dama, señora|mulher, feminino|femme|نسائي, نسائية, نساء, حريمي|महिला, औरत
kids, children, child, boys, girls|niño, niña, infantil|criança, infantil, menino, menina|enfant, garçon, fille|أطفال, طفل, ولادي, بناتي|बच्चे, बच्चों, बच्चा
big, large|grande|grande|grand, grande|كبير, كبيرة|बड़ा, बड़ी
small, little|pequeño, pequeña, chico|pequeno, pequena|petit, petite|صغير, صغيرة|छोटा, छोटी
long|largo, larga|longo, longa, comprido|long, longue|طويل, طويلة|लंबा, लंबी
short|corto, corta|curto, curta|court?, courte|قصير, قصيرة|छोटा
round|redondo, redonda|redondo, redonda|rond, ronde|مستدير, دائري, دائرية|गोल
warm, hot|caliente, cálido, abrigado|quente|chaud, chaude|دافئ, دافئة|गर्म, garam
light, lightweight|ligero, ligera|leve|léger, légère|خفيف, خفيفة|हल्का
soft|suave|macio, macia|doux, douce|ناعم, ناعمة|मुलायम
cheap, affordable|barato, económico|barato, econômico|pas cher, bon marché|رخيص, رخيصة|सस्ता, सस्ती
new|nuevo, nueva|novo, nova|nouveau, neuf|جديد, جديدة|नया, नई
waterproof, water resistant, water-resistant|impermeable, resistente al agua|impermeável, à prova d'água|imperméable, étanche|مقاوم للماء, مقاومة للماء, ضد الماء|वाटरप्रूफ
wireless, cordless, bluetooth|inalámbrico, inalámbrica, sin cable|sem fio, sem fios|sans fil|لاسلكي, لاسلكية|वायरलेस
electric, electrical|eléctrico, eléctrica|elétrico, elétrica|électrique|كهربائي, كهربائية|बिजली, इलेक्ट्रिक
portable, travel size|portátil|portátil|portable, portatif|محمول|पोर्टेबल
folding, foldable, collapsible|plegable|dobrável|pliant, pliable|قابل للطي|फोल्डिंग
scented, aromatic|aromático, perfumado|perfumado, aromático|parfumé, parfumée|معطر, معطرة|सुगंधित
non-stick, nonstick|antiadherente|antiaderente|antiadhésif, antiadhésive|غير لاصق, مانع الالتصاق|नॉन-स्टिक
organic|orgánico, ecológico|orgânico, biológico|bio, biologique|عضوي|ऑर्गेनिक
winter|invierno|inverno|hiver|شتوي, شتوية, شتاء|सर्दी, सर्दियों
summer|verano|verão|été|صيفي, صيفية, صيف|गर्मी, गर्मियों
rain|lluvia|chuva|pluie|مطر|बारिश
sun|sol|sol|soleil|شمس, شمسي|धूप, सूरज
party|fiesta|festa|fête, soirée|حفلة, سهرة|पार्टी
set|juego, conjunto|conjunto, jogo|ensemble, lot|طقم|सेट
garden, gardening|jardín, jardinería|jardim, jardinagem|jardin, jardinage|حديقة|बगीचा, बाग
bathroom, bath|baño|banheiro, banho|salle de bain, bain|حمام|स्नान, बाथरूम
shower|ducha|chuveiro, duche|douche|دش|शावर
bedroom|dormitorio, habitación|quarto|chambre|غرفة نوم|शयनकक्ष
kitchen|cocina|cozinha|cuisine|مطبخ|रसोई, किचन
office|oficina|escritório|bureau|مكتب|ऑफिस, कार्यालय
beach|playa|praia|plage|شاطئ, بحر|समुद्र तट
camping|acampar, camping|acampar, camping, acampamento|camping|تخييم|कैंपिंग
hiking, trekking, mountain|senderismo, montaña|caminhada, trilha, montanha|randonnée, rando, montagne|مشي جبلي, جبال|पहाड़, ट्रेकिंग
running, jogging|correr, running|corrida, correr|course, courir, running|جري, ركض|दौड़, दौड़ने
sport, sports, gym, fitness|deporte, gimnasio|esporte, desporto, academia|sport, gym|رياضة, رياضي, جيم|खेल, जिम
swimming, swim|natación, nadar|natação, nadar|natation, nager|سباحة|तैराकी
travel|viaje|viagem|voyage|سفر|यात्रा
gift, present|regalo, obsequio|presente, prenda|cadeau|هدية, هدايا|उपहार, तोहफा, gift
people, person, persons|personas|pessoas|personnes|أشخاص, شخص|लोग, लोगों
`;
