/** Clothing, shoes, accessories, jewellery, beauty. Columns and signs: see `entriesIn`. */
export const CLOTHING = `
shoe, footwear|zapato, calzado|sapato, calçado|chaussure, soulier|حذاء, أحذية, جزمة, جزم, كندرة|जूता, जूते, joota, joote, jute
sneakers, trainers, running shoes, tennis shoes, gym shoes|zapatillas, zapatillas deportivas, zapatos deportivos, tenis?|tênis, sapatilhas|baskets?, chaussures de sport, chaussures de course, tennis?|أحذية رياضية, حذاء رياضي, سنيكرز|स्नीकर, खेल के जूते
boots|botas, botines|botas|bottes, bottines|بوت, جزمة, أحذية طويلة|बूट, बूट्स
rubber boots, rain boots, wellies, wellingtons, gumboots|botas de agua, botas de goma, botas de lluvia|galochas, botas de borracha|bottes en caoutchouc, bottes de pluie|جزمة مطر, بوت مطاطي|रबर के जूते, गमबूट
sandals|sandalias|sandálias|sandales|صندل, صنادل|सैंडल, sandal
slippers, house shoes|pantuflas, zapatillas de casa|chinelos, pantufas|chaussons, pantoufles|شبشب, نعال, خف|चप्पल, chappal
flip flops|chanclas|chinelos|tongs?|شبشب|चप्पल
high heels, heels, pumps, stilettos|tacones, zapatos de tacón|salto alto, sapatos de salto|talons, talons hauts, escarpins|كعب عالي|हील, ऊँची एड़ी
t-shirt, tshirt, tee, t shirt|camiseta, playera, remera, polera|camiseta, t-shirt|tee-shirt, t-shirt|تيشيرت, تي شيرت|टी-शर्ट, टीशर्ट
shirt, blouse|camisa, blusa|camisa, blusa|chemise, chemisier, blouse|قميص, قمصان, بلوزة|कमीज, शर्ट, kameez
polo shirt|polo|polo|polo|قميص بولو|पोलो
top|top, camiseta?|top|haut?|توب|टॉप
trousers, pants, slacks|pantalón, pantalones|calça, calças|pantalon|بنطلون, بنطال, سروال|पैंट, पतलून, pant
jeans, denim trousers|vaqueros, jeans, tejanos, pantalones vaqueros, mezclilla|jeans, calça jeans|jean, jeans|جينز, بنطلون جينز|जींस
leggings|leggings, mallas|leggings|leggings|ليقنز, ليجنز|लेगिंग
shorts|pantalones cortos, bermudas, shorts|bermuda, calções, shorts|short?, bermuda|شورت|निकर, शॉर्ट्स
dress, gown, frock|vestido|vestido|robe?|فستان, فساتين, ثوب|पोशाक, ड्रेस, गाउन
evening dress, party dress, ball gown, cocktail dress|vestido de fiesta, vestido de noche, vestido de gala|vestido de festa, vestido de noite|robe de soirée, robe de cocktail|فستان سهرة, فساتين سهرة|पार्टी ड्रेस
skirt|falda, pollera|saia|jupe|تنورة, جيبة|स्कर्ट, घाघरा
sweater, jumper, pullover, jersey, knitwear|suéter, jersey, pulóver|suéter, pulôver, malha|pull?, pull-over, chandail, tricot|كنزة, سترة, بلوفر, سويتر|स्वेटर, sweater
cardigan|chaqueta de punto, cárdigan, rebeca|cardigã, casaco de malha|gilet, cardigan|كارديجان|कार्डिगन
hoodie, hooded sweatshirt, sweatshirt|sudadera, buzo|moletom, suéter com capuz|sweat à capuche, sweat|هودي, سويت شيرت|हुडी
jacket|chaqueta, cazadora, campera, chamarra|jaqueta, casaco|veste, blouson|جاكيت, سترة, جاكيتات|जैकेट, jacket
coat, overcoat, parka|abrigo, parka|casaco, sobretudo|manteau, parka|معطف, معاطف|कोट
rain coat, raincoat, rain jacket, mac, waterproof jacket|impermeable, chubasquero|capa de chuva, impermeável|imperméable, veste de pluie, k-way|معطف مطر, جاكيت مطر|रेनकोट, बरसाती
waistcoat, vest, gilet|chaleco|colete|gilet|صدرية|बनियान, जैकेट
suit|traje|terno, fato|costume, tailleur|بدلة, بدل|सूट
swimsuit, swimwear, bathing suit, bikini, swim shorts, swimming trunks|traje de baño, bañador, bikini|maiô, biquíni, roupa de banho, sunga|maillot de bain, bikini|مايوه, ملابس سباحة, لباس سباحة|स्विमसूट
pyjamas, pajamas, nightwear, pjs|pijama|pijama|pyjama|بيجاما, بيجامة|पजामा, नाइट सूट
bathrobe, robe|bata, albornoz|roupão|peignoir, robe de chambre|روب حمام|बाथरोब
underwear, boxers, briefs, panties|ropa interior, calzoncillos, bragas|roupa íntima, cueca, calcinha|sous-vêtements, culotte, slip?, caleçon|ملابس داخلية|अंडरवियर
bra|sujetador, brasier|sutiã|soutien-gorge|حمالة صدر|ब्रा
socks, stockings|calcetines, medias|meias|chaussettes|جوارب, شرابات|मोजा, मोजे, mojde, moze
tights|medias, pantis|meia-calça|collants|جوارب طويلة|टाइट्स
belt|cinturón|cinto|ceinture|حزام, أحزمة|बेल्ट, belt
scarf, shawl|bufanda, pañuelo, chal|cachecol, lenço, xale|écharpe, foulard, châle|وشاح, شال, لفحة|मफलर, दुपट्टा, शॉल, स्कार्फ
gloves, mittens|guantes|luvas|gants, moufles|قفازات, قفاز|दस्ताने, दस्ताना
hat|sombrero|chapéu|chapeau|قبعة, قبعات|टोपी, हैट, topi
cap, baseball cap|gorra|boné|casquette|كاب, قبعة|टोपी, कैप
beanie, woolly hat, winter hat|gorro|gorro|bonnet|طاقية, قبعة صوف|ऊनी टोपी
sunglasses, shades, sun glasses|gafas de sol, lentes de sol, anteojos de sol|óculos de sol|lunettes de soleil|نظارة شمسية, نظارات شمسية|धूप का चश्मा, चश्मा, chashma
glasses, spectacles|gafas, lentes?, anteojos|óculos|lunettes|نظارة, نظارات|चश्मा
tie, necktie|corbata|gravata|cravate|ربطة عنق|टाई
bag|bolsa, bolso|bolsa, saco|sac|حقيبة, حقائب, شنطة, شنط|थैला, बैग
handbag, hand bag, purse, shoulder bag|bolso, bolso de mano, cartera de mano|bolsa, bolsa de mão|sac à main|حقيبة يد, شنطة يد|पर्स, हैंडबैग
tote bag, shopping bag|bolsa de tela, bolsa de compras|sacola, bolsa de pano|cabas, tote bag, sac de courses|حقيبة تسوق|झोला
backpack, rucksack, school bag, knapsack|mochila|mochila|sac à dos, cartable|حقيبة ظهر, شنطة ظهر|पिट्ठू बैग, बस्ता, बैकपैक
suitcase, luggage, trolley|maleta, equipaje, valija|mala, mala de viagem|valise, bagage|حقيبة سفر, شنطة سفر|सूटकेस, अटैची
wallet, billfold, purse?|cartera, billetera|carteira|portefeuille|محفظة, محافظ|बटुआ, पर्स
umbrella|paraguas, sombrilla|guarda-chuva, sombrinha|parapluie|مظلة, شمسية|छाता, छतरी, chata
necklace, chain|collar?|colar|collier|قلادة, عقد, سلسلة|हार, नेकलेस
earrings|pendientes, aretes, zarcillos|brincos|boucles d'oreilles|أقراط, حلق|झुमके, कान की बाली, बालियां
ring|anillo, sortija|anel|bague|خاتم, خواتم|अंगूठी, anguthi
bracelet, bangle|pulsera, brazalete|pulseira|bracelet|سوار, أساور|कंगन, ब्रेसलेट, चूड़ी
jewellery, jewelry, jewels|joyas, joyería, bisutería|joias, bijuteria|bijoux, bijouterie|مجوهرات|गहने, आभूषण, गहना
watch, wrist watch, wristwatch|reloj, reloj de pulsera|relógio, relógio de pulso|montre|ساعة, ساعة يد, ساعات|घड़ी, ghadi, ghari
smart watch, smartwatch, fitness tracker|reloj inteligente|relógio inteligente, smartwatch|montre connectée|ساعة ذكية|स्मार्ट घड़ी, स्मार्टवॉच
clothes, clothing, apparel, garments|ropa, prendas|roupa, roupas|vêtements, habits|ملابس, ثياب|कपड़े, कपड़ा, kapde
cream, lotion, moisturiser, moisturizer, moisturising|crema, loción, hidratante|creme, loção, hidratante|crème, lotion, hydratant|كريم, مرطب|क्रीम
sun cream, sunscreen, sunblock, sun lotion|crema solar, protector solar, bloqueador|protetor solar, creme solar|crème solaire|واقي شمس, كريم شمس|सनस्क्रीन
shampoo|champú|xampu, shampoo|shampoing, shampooing|شامبو|शैंपू
soap|jabón|sabonete, sabão|savon|صابون, صابونة|साबुन, sabun
perfume, fragrance, cologne, eau de parfum, scent|perfume, colonia, fragancia|perfume, colônia|parfum, eau de toilette|عطر, عطور, برفان|इत्र, परफ्यूम
lipstick|pintalabios, labial, lápiz labial|batom|rouge à lèvres|أحمر شفاه, روج|लिपस्टिक
nail polish, nail varnish|esmalte de uñas, pintauñas|esmalte|vernis à ongles|طلاء أظافر, مناكير|नेल पॉलिश
makeup, cosmetics, make up|maquillaje, cosméticos|maquiagem, cosméticos|maquillage, cosmétiques|مكياج|मेकअप, श्रृंगार
toothbrush, tooth brush|cepillo de dientes|escova de dentes|brosse à dents|فرشاة أسنان|टूथब्रश, दातुन
toothpaste|pasta de dientes, dentífrico|pasta de dente|dentifrice|معجون أسنان|टूथपेस्ट
razor, shaver|maquinilla de afeitar, afeitadora, rasuradora|barbeador, navalha|rasoir|شفرة حلاقة, ماكينة حلاقة|रेजर, उस्तरा
hair dryer, hairdryer, blow dryer|secador de pelo, secadora de pelo|secador de cabelo|sèche-cheveux|مجفف شعر, سشوار|हेयर ड्रायर
hairbrush, comb|cepillo de pelo, peine|escova de cabelo, pente|brosse à cheveux, peigne|مشط, فرشاة شعر|कंघी
beard|barba|barba|barbe|لحية|दाढ़ी
hair|pelo, cabello|cabelo|cheveux|شعر|बाल
face|cara, rostro|rosto|visage|وجه|चेहरा, चेहरे
skin|piel|pele|peau|بشرة|त्वचा
`;
