import type { DemoProductText } from './demo-product.js';

export const OUTDOOR_PRODUCTS: readonly DemoProductText[] = [
  {
    handle: 'aurora-camping-lantern', title: 'Aurora camping lantern', alt: 'Green camping lantern glowing at night',
    description: 'Rechargeable LED lantern with four brightness levels and up to 60 hours of light. Charges phones over USB-C. Splash proof, 520 g.',
    tags: ['outdoor', 'camping', 'lighting'], searchTerms: ['led lantern', 'camping light', 'farol', 'linterna de camping', 'lanterne', 'lampe de camping', 'فانوس', 'مصباح تخييم'],
    variants: [{ sku: 'AURORA-1', price: 3990, compareAt: 4690, stock: 22 }],
  },
  {
    handle: 'nido-tent', title: 'Nido tent', alt: 'Orange tent with an open door on a meadow',
    description: 'Three-season tent with a waterproof flysheet (3000 mm), aluminium poles and two entrances. Stands in six minutes. The two-person tent weighs 2.4 kg.',
    tags: ['outdoor', 'camping'], searchTerms: ['2 person tent', 'family tent', 'carpa', 'tienda de campaña', 'tente de camping', 'barraca', 'خيمة', 'خيمة تخييم'],
    variants: [{ options: { For: '2 people' }, sku: 'NIDO-2', price: 14900, stock: 6 }, { options: { For: '4 people' }, sku: 'NIDO-4', price: 21900, compareAt: 24900, stock: 3 }],
  },
  {
    handle: 'brisa-sleeping-bag', title: 'Brisa sleeping bag', alt: 'Rolled-out blue sleeping bag with an orange lining',
    description: 'Mummy shape with recycled filling, draught collar and stuff sack. Comfort 8 °C (1.1 kg) or 0 °C (1.5 kg).',
    tags: ['outdoor', 'camping'], searchTerms: ['saco de dormir', 'bolsa de dormir', 'sac de couchage', 'duvet de camping', 'كيس نوم', 'حقيبة نوم'],
    variants: [{ options: { Comfort: '8 °C' }, sku: 'BRISA-8', price: 6990, stock: 10 }, { options: { Comfort: '0 °C' }, sku: 'BRISA-0', price: 9490, stock: 8 }],
  },
  {
    handle: 'sendero-backpack', title: 'Sendero hiking backpack 30 l', alt: 'Green hiking backpack with tan straps',
    description: 'Light day pack with a ventilated back, rain cover, hip belt and room for a 2-litre hydration bladder. 980 g.',
    tags: ['outdoor', 'hiking', 'travel'], searchTerms: ['rucksack', 'day pack', 'mochila', 'morral', 'sac à dos', 'randonnée', 'حقيبة ظهر', 'شنطة'],
    variants: [{ options: { Colour: 'Forest' }, sku: 'SEND-FOR', price: 7990, stock: 9 }, { options: { Colour: 'Slate' }, sku: 'SEND-SLA', price: 7990, stock: 12 }, { options: { Colour: 'Ochre' }, sku: 'SEND-OCH', price: 7990, compareAt: 8990, stock: 0 }],
  },
  {
    handle: 'faro-headlamp', title: 'Faro headlamp', alt: 'Head torch with an orange strap, switched on in the dark',
    description: '400 lumens with a red night mode and a motion sensor, rechargeable over USB-C. Waterproof to IPX6, 86 g.',
    tags: ['outdoor', 'hiking', 'camping', 'lighting'], searchTerms: ['head torch', 'running light', 'linterna frontal', 'lampe frontale', 'torche', 'مصباح رأس', 'كشاف'],
    variants: [{ sku: 'FARO-400', price: 3290, stock: 27 }],
  },
  {
    handle: 'lluvia-rain-jacket', title: 'Lluvia rain jacket', alt: 'Yellow hooded rain jacket on a wooden hanger',
    description: 'Waterproof and breathable (10,000 mm) with taped seams, an adjustable hood and pit zips. Packs into its own pocket. Unisex fit.',
    tags: ['outdoor', 'clothing', 'hiking', 'rain'], searchTerms: ['raincoat', 'waterproof coat', 'chubasquero', 'impermeable', 'chaqueta de lluvia', 'veste de pluie', 'imperméable', 'capa de chuva', 'معطف مطر', 'جاكيت'],
    variants: [
      { options: { Size: 'S' }, sku: 'RAIN-S', price: 8990, stock: 5 }, { options: { Size: 'M' }, sku: 'RAIN-M', price: 8990, stock: 8 },
      { options: { Size: 'L' }, sku: 'RAIN-L', price: 8990, stock: 4 }, { options: { Size: 'XL' }, sku: 'RAIN-XL', price: 8990, stock: 0 },
    ],
  },
  {
    handle: 'merino-hiking-socks', title: 'Merino hiking socks', alt: 'Pair of grey-blue socks with orange heels and toes',
    description: 'Merino wool with padded heel and toe, knitted without seams. Dry, warm and without blisters. One pair.',
    tags: ['outdoor', 'clothing', 'hiking', 'winter'], searchTerms: ['wool socks', 'calcetines', 'medias de lana', 'chaussettes', 'meias', 'جوارب', 'شرابات'],
    variants: [{ options: { Size: '36-38' }, sku: 'SOCK-36', price: 1690, stock: 24 }, { options: { Size: '39-42' }, sku: 'SOCK-39', price: 1690, stock: 33 }, { options: { Size: '43-46' }, sku: 'SOCK-43', price: 1690, stock: 18 }],
  },
  {
    handle: 'siesta-hammock', title: 'Siesta hammock', alt: 'Striped hammock with a cushion between two trees',
    description: 'Woven from thick cotton for two people, up to 200 kg. 200 x 150 cm lying surface, with ropes and tree straps.',
    tags: ['outdoor', 'garden', 'summer'], searchTerms: ['hanging bed', 'hamaca', 'hamac', 'rede de descanso', 'أرجوحة شبكية', 'أرجوحة'],
    variants: [{ options: { Colour: 'Sunset' }, sku: 'HAM-SUN', price: 5490, stock: 11 }, { options: { Colour: 'Ocean' }, sku: 'HAM-OCE', price: 5490, stock: 7 }],
  },
  {
    handle: 'folding-camp-chair', title: 'Folding camp chair', alt: 'Blue folding chair with armrests and a cup holder',
    description: 'Steel frame, padded armrests and a cup holder. Carries 120 kg, folds into its bag, 3.1 kg.',
    tags: ['outdoor', 'camping', 'garden', 'furniture'], searchTerms: ['garden chair', 'beach chair', 'silla plegable', 'silla de camping', 'chaise pliante', 'cadeira dobrável', 'كرسي قابل للطي', 'كرسي رحلات'],
    variants: [{ options: { Colour: 'Blue' }, sku: 'CHAIR-BLU', price: 3490, stock: 14 }, { options: { Colour: 'Olive' }, sku: 'CHAIR-OLI', price: 3490, stock: 9 }],
  },
];
