/** Kitchen, food, drink. Columns and signs: see `entriesIn`. */
export const KITCHEN = `
coffee|café|café|café|قهوة, بن|कॉफी, coffee
coffee maker, coffee machine|cafetera, máquina de café|cafeteira, máquina de café|cafetière, machine à café|ماكينة قهوة, صانعة قهوة|कॉफी मशीन
espresso pot, moka pot, espresso maker|cafetera italiana|cafeteira italiana|cafetière italienne|دلة, إبريق موكا|मोका पॉट
tea|té|chá|thé|شاي|चाय, chai
green tea|té verde|chá verde|thé vert|شاي أخضر|हरी चाय, ग्रीन टी
teapot|tetera|bule|théière|إبريق شاي|चायदानी
kettle, water boiler|hervidor, tetera, pava|chaleira|bouilloire|غلاية, كاتل|केतली
toaster|tostadora, tostador|torradeira|grille-pain|محمصة|टोस्टर
blender, mixer, liquidiser|licuadora, batidora|liquidificador, batedeira|mixeur, blender, mixer|خلاط|मिक्सर, ब्लेंडर
microwave|microondas|micro-ondas|micro-ondes|ميكروويف|माइक्रोवेव
pan, frying pan, skillet|sartén|frigideira|poêle|مقلاة, طاسة|कड़ाही, तवा, फ्राइंग पैन
pot, saucepan, cooking pot|olla, cazo, cacerola|panela, tacho|casserole, marmite, faitout|قدر, طنجرة, حلة|बर्तन, पतीला, भगोना
knife, knives, kitchen knife|cuchillo|faca|couteau|سكين, سكاكين|चाकू, chaku
spoon|cuchara|colher|cuillère|ملعقة, ملاعق|चम्मच
fork|tenedor|garfo|fourchette|شوكة, شوك|कांटा
cutlery, silverware, flatware|cubiertos, cubertería|talheres|couverts|أدوات مائدة, ملاعق وشوك|छुरी कांटा
cutting board, chopping board|tabla de cortar|tábua de cortar|planche à découper|لوح تقطيع|चॉपिंग बोर्ड
plate, plates, dishes, crockery|plato, vajilla|prato, louça|assiette, vaisselle|صحن, صحون, أطباق|थाली, प्लेट, बर्तन
bowl|bol, cuenco, tazón|tigela, taça?|bol, saladier|وعاء, زبدية|कटोरा, कटोरी
cup, mug, tea cup, coffee cup|taza|caneca, xícara, chávena|tasse, mug|كوب, أكواب, فنجان, كاسة|कप, प्याला, मग
glass, tumbler|vaso|copo|verre|كأس, كاس, كوب|गिलास
wine glass|copa de vino, vaso de vino|taça de vinho, copo de vinho|verre à vin|كأس نبيذ|वाइन ग्लास
bottle, flask|botella, cantimplora|garrafa|bouteille, gourde|زجاجة, قارورة, قنينة|बोतल, botal
water bottle, drinking bottle, thermos, insulated bottle, vacuum flask|botella de agua, termo|garrafa de água, garrafa térmica|gourde, bouteille d'eau, thermos, bouteille isotherme|زجاجة ماء, مطارة, ترمس, قارورة ماء|पानी की बोतल, थर्मस
lunch box, bento|fiambrera, lonchera, táper|lancheira, marmita|boîte à lunch, lunchbox, gamelle|صندوق غداء, لانش بوكس|टिफिन, लंच बॉक्स
apron|delantal, mandil|avental|tablier|مريول, مئزر|एप्रन
food, groceries|comida, alimentos|comida, alimentos|nourriture, épicerie|طعام, أكل|खाना, भोजन
chocolate|chocolate|chocolate|chocolat|شوكولاتة, شوكولا|चॉकलेट
olive oil|aceite de oliva|azeite|huile d'olive|زيت زيتون, زيت الزيتون|जैतून का तेल
oil|aceite|óleo|huile|زيت|तेल
honey|miel|mel|miel|عسل|शहद
jam, marmalade, preserves|mermelada|geleia|confiture|مربى|जैम, मुरब्बा
strawberry|fresa, frutilla|morango|fraise|فراولة|स्ट्रॉबेरी
dates|dátiles|tâmaras|dattes|تمر, تمور|खजूर
almonds|almendras|amêndoas|amandes|لوز|बादाम, badam
nuts|frutos secos, nueces|nozes, castanhas|noix, fruits secs|مكسرات|मेवा, सूखे मेवे
rice|arroz|arroz|riz|أرز, رز|चावल, chawal
bread|pan?|pão|pain?|خبز|रोटी, ब्रेड
sugar|azúcar|açúcar|sucre|سكر|चीनी
salt|sal|sal|sel|ملح|नमक
spices|especias|especiarias, temperos|épices|بهارات, توابل|मसाला, मसाले
cheese|queso|queijo|fromage|جبن, جبنة|पनीर
milk|leche|leite|lait|حليب, لبن|दूध
meat, beef|carne, ternera|carne|viande, bœuf|لحم, لحوم|मांस
chicken|pollo|frango|poulet|دجاج|चिकन, मुर्गा
fish|pescado|peixe|poisson|سمك|मछली
fruit|fruta|fruta|fruits|فواكه, فاكهة|फल
vegetables|verduras, hortalizas|legumes, verduras|légumes|خضار, خضروات|सब्जी
wine|vino|vinho|vin|نبيذ|शराब, वाइन
beer|cerveza|cerveja|bière|بيرة|बीयर
juice|zumo, jugo|suco, sumo|jus|عصير|रस, जूस
water|agua|água|eau|ماء, مياه|पानी
pizza|pizza|pizza|pizza|بيتزا|पिज्जा
cake|pastel, tarta, torta|bolo|gâteau|كعكة, كيك|केक
`;
