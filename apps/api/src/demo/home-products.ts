import type { DemoProductText } from './demo-product.js';

export const HOME_PRODUCTS: readonly DemoProductText[] = [
  {
    handle: 'luna-table-lamp', title: 'Luna table lamp', alt: 'Terracotta ceramic table lamp with a linen shade, switched on',
    description: 'Hand-turned ceramic base with a natural linen shade and a pull chain. Warm light for a bedside or a reading corner. 42 cm high, E27 socket, bulb included.',
    tags: ['home', 'lighting', 'bedroom'], searchTerms: ['desk lamp', 'bedside light', 'lámpara de mesa', 'luz de noche', 'lampe de chevet', 'lampe de table', 'مصباح طاولة', 'أباجورة', 'إضاءة'],
    variants: [
      { options: { Colour: 'Terracotta' }, sku: 'LUNA-TER', price: 5990, stock: 14 }, { options: { Colour: 'Sand' }, sku: 'LUNA-SAN', price: 5990, stock: 9 },
      { options: { Colour: 'Midnight blue' }, sku: 'LUNA-MID', price: 6490, stock: 3 },
    ],
  },
  {
    handle: 'cedar-candle', title: 'Cedar scented candle', alt: 'Lit candle in a wooden holder with a tree on its label',
    description: 'Soy wax candle with cedar, bergamot or fig, poured in small batches. Burns for about 45 hours. The wooden holder can be refilled.',
    tags: ['home', 'gift', 'scent'], searchTerms: ['fragrance', 'soy candle', 'vela aromática', 'vela perfumada', 'bougie parfumée', 'شمعة معطرة', 'شموع', 'هدية'],
    variants: [{ options: { Scent: 'Cedar' }, sku: 'CAND-CED', price: 1890, stock: 40 }, { options: { Scent: 'Bergamot' }, sku: 'CAND-BER', price: 1890, stock: 22 }, { options: { Scent: 'Fig' }, sku: 'CAND-FIG', price: 1890, stock: 0 }],
  },
  {
    handle: 'festoon-string-lights', title: 'Festoon string lights', alt: 'Two strings of warm light bulbs against an evening sky',
    description: 'Weatherproof string of warm LED bulbs for balcony, terrace and garden parties. Shatterproof bulbs, 5 m lead cable, up to four strings can be joined.',
    tags: ['outdoor', 'lighting', 'garden', 'party'], searchTerms: ['fairy lights', 'garden lights', 'guirnalda de luces', 'luces de jardín', 'guirlande lumineuse', 'guinguette', 'حبل إضاءة', 'أضواء زينة'],
    variants: [{ options: { Length: '10 m' }, sku: 'FEST-10', price: 3490, stock: 25 }, { options: { Length: '20 m' }, sku: 'FEST-20', price: 5490, compareAt: 6290, stock: 11 }],
  },
  {
    handle: 'alba-wool-blanket', title: 'Alba wool blanket', alt: 'Folded sage green wool blanket with white stripes and fringes',
    description: 'Woven from recycled wool in Portugal. Soft and warm, with a fringed edge. 130 x 180 cm. Hand wash or wool programme.',
    tags: ['home', 'bedroom', 'winter', 'gift'], searchTerms: ['throw', 'plaid', 'manta de lana', 'cobija', 'frazada', 'couverture en laine', 'بطانية صوف', 'غطاء'],
    variants: [{ options: { Colour: 'Sage' }, sku: 'ALBA-SAG', price: 7990, stock: 12 }, { options: { Colour: 'Oat' }, sku: 'ALBA-OAT', price: 7990, stock: 7 }, { options: { Colour: 'Rust' }, sku: 'ALBA-RUS', price: 7990, compareAt: 8990, stock: 4 }],
  },
  {
    handle: 'olas-cushion', title: 'Olas linen cushion', alt: 'Square coral linen cushion with white waves',
    description: 'Stonewashed linen cover with embroidered waves and a feather-free filling. 45 x 45 cm, hidden zip, washable at 40 degrees.',
    tags: ['home', 'living room', 'decoration'], searchTerms: ['pillow', 'sofa cushion', 'cojín', 'almohadón', 'coussin', 'almofada', 'وسادة', 'مخدة'],
    variants: [
      { options: { Colour: 'Coral' }, sku: 'OLAS-COR', price: 2990, stock: 18 }, { options: { Colour: 'Ocean' }, sku: 'OLAS-OCE', price: 2990, stock: 16 },
      { options: { Colour: 'Olive' }, sku: 'OLAS-OLI', price: 2990, stock: 0 }, { options: { Colour: 'White' }, sku: 'OLAS-WHI', price: 2790, stock: 21 },
    ],
  },
  {
    handle: 'terracotta-plant-pot', title: 'Terracotta plant pot', alt: 'Terracotta pot on a saucer with a green plant',
    description: 'Breathable clay pot with drainage hole and matching saucer, frost resistant. The plant in the picture is not included.',
    tags: ['home', 'garden', 'plants'], searchTerms: ['flower pot', 'planter', 'maceta', 'tiesto', 'pot de fleurs', 'vaso de planta', 'أصيص', 'حوض زرع'],
    variants: [{ options: { Diameter: '14 cm' }, sku: 'POT-14', price: 990, stock: 35 }, { options: { Diameter: '20 cm' }, sku: 'POT-20', price: 1690, stock: 28 }, { options: { Diameter: '28 cm' }, sku: 'POT-28', price: 2990, stock: 6 }],
  },
  {
    handle: 'roble-wall-clock', title: 'Roble wall clock', alt: 'Round wall clock with an oak frame, showing ten past ten',
    description: 'Oak frame, silent quartz movement, glass front. 32 cm across. Takes one AA battery, included.',
    tags: ['home', 'decoration', 'gift'], searchTerms: ['oak clock', 'kitchen clock', 'reloj de pared', 'horloge murale', 'pendule', 'ساعة حائط', 'ساعة جدارية'],
    variants: [{ sku: 'CLOCK-OAK', price: 4990, stock: 10 }],
  },
  {
    handle: 'picnic-basket', title: 'Willow picnic basket', alt: 'Willow picnic basket with a red checked cloth on grass',
    description: 'Hand-woven willow basket with cotton lining, cutlery, plates and glasses. A leather strap keeps everything in place.',
    tags: ['outdoor', 'kitchen', 'gift', 'summer'], searchTerms: ['hamper', 'wicker basket', 'cesta de picnic', 'canasta', 'panier pique-nique', 'سلة نزهة', 'سلة'],
    variants: [{ options: { For: '2 people' }, sku: 'PICNIC-2', price: 6490, stock: 8 }, { options: { For: '4 people' }, sku: 'PICNIC-4', price: 8990, compareAt: 9900, stock: 5 }],
  },
];
