import type { DemoProductText } from './demo-product.js';

export const KITCHEN_PRODUCTS: readonly DemoProductText[] = [
  {
    handle: 'enamel-mug', title: 'Enamel mug', alt: 'Blue enamel mug with a mountain, full of hot coffee',
    description: 'Steel mug with two layers of enamel, for the kitchen and the campfire. 350 ml. Dishwasher safe; not for the microwave.',
    tags: ['kitchen', 'camping', 'gift'], searchTerms: ['cup', 'coffee mug', 'tin mug', 'taza', 'pocillo', 'tasse émaillée', 'caneca', 'كوب', 'فنجان'],
    variants: [{ options: { Colour: 'Blue' }, sku: 'MUG-BLU', price: 1290, stock: 48 }, { options: { Colour: 'Forest green' }, sku: 'MUG-GRE', price: 1290, stock: 31 }, { options: { Colour: 'Cream' }, sku: 'MUG-CRE', price: 1290, stock: 2 }],
  },
  {
    handle: 'stoneware-bowls', title: 'Stoneware bowls, set of 4', alt: 'Stack of four stoneware bowls in white, sand, sage and blue',
    description: 'Four bowls in four glazes for soup, cereal or salad. 16 cm, 600 ml each. Oven, microwave and dishwasher safe.',
    tags: ['kitchen', 'tableware'], searchTerms: ['dishes', 'crockery', 'cuencos', 'tazones', 'bols en grès', 'vaisselle', 'tigelas', 'أوعية', 'زبادي'],
    variants: [{ sku: 'BOWL-4', price: 4490, stock: 15 }],
  },
  {
    handle: 'french-press', title: 'French press coffee maker', alt: 'Glass coffee press with steel frame, half full',
    description: 'Borosilicate glass in a steel frame with a fine double filter. Makes coffee or tea without paper or power.',
    tags: ['kitchen', 'coffee'], searchTerms: ['cafetiere', 'coffee pot', 'plunger', 'cafetera de émbolo', 'prensa francesa', 'cafetière à piston', 'ماكينة قهوة', 'إبريق قهوة'],
    variants: [{ options: { Size: '350 ml' }, sku: 'PRESS-350', price: 2490, stock: 13 }, { options: { Size: '1 l' }, sku: 'PRESS-1000', price: 3490, stock: 17 }],
  },
  {
    handle: 'cast-iron-skillet', title: 'Cast iron skillet', alt: 'Cast iron pan with a fried egg and a tomato',
    description: 'Pre-seasoned pan for gas, electric, induction, oven and open fire. Lasts for generations. Rinse, dry and oil it lightly after use.',
    tags: ['kitchen', 'camping', 'cooking'], searchTerms: ['frying pan', 'sartén', 'poêle en fonte', 'frigideira', 'مقلاة', 'طاوة'],
    variants: [{ options: { Diameter: '20 cm' }, sku: 'SKIL-20', price: 2990, stock: 12 }, { options: { Diameter: '26 cm' }, sku: 'SKIL-26', price: 4290, stock: 0 }],
  },
  {
    handle: 'olive-wood-board', title: 'Olive wood cutting board', alt: 'Cutting board with a handle, beside a tomato and basil',
    description: 'One piece of Mediterranean olive wood, oiled by hand. Each has its own grain. 40 x 20 cm. Wash by hand.',
    tags: ['kitchen', 'gift', 'cooking'], searchTerms: ['chopping board', 'cheese board', 'tabla de cortar', 'planche à découper', 'لوح تقطيع', 'خشب زيتون'],
    variants: [{ sku: 'BOARD-OLV', price: 3290, stock: 20 }],
  },
  {
    handle: 'steel-water-bottle', title: 'Steel water bottle', alt: 'Teal steel bottle with a mountain and a black cap',
    description: 'Double-walled stainless steel keeps drinks cold for 24 hours and hot for 12. Leakproof, free of BPA.',
    tags: ['outdoor', 'hiking', 'sport'], searchTerms: ['flask', 'drinking bottle', 'botella de agua', 'cantimplora', 'gourde inox', 'garrafa', 'زجاجة ماء', 'قارورة', 'مطارة'],
    variants: [
      { options: { Size: '500 ml', Colour: 'Teal' }, sku: 'BOT-500-TEA', price: 2290, stock: 26 }, { options: { Size: '500 ml', Colour: 'Black' }, sku: 'BOT-500-BLK', price: 2290, stock: 30 },
      { options: { Size: '750 ml', Colour: 'Teal' }, sku: 'BOT-750-TEA', price: 2690, stock: 19 }, { options: { Size: '750 ml', Colour: 'Black' }, sku: 'BOT-750-BLK', price: 2690, stock: 1 },
    ],
  },
  {
    handle: 'thermos-flask', title: 'Cumbre vacuum flask', alt: 'Red vacuum flask with a steel cup of tea on grass',
    description: 'One litre of soup, tea or coffee, hot all day. The lid is a cup for two. Steel inside and outside, unbreakable.',
    tags: ['outdoor', 'hiking', 'camping', 'winter'], searchTerms: ['thermos', 'thermo bottle', 'termo', 'bouteille isotherme', 'garrafa térmica', 'ترمس', 'حافظة حرارة'],
    variants: [{ sku: 'CUMBRE-1L', price: 3790, stock: 16 }],
  },
];
