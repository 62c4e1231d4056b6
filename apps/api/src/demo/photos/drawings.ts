import { blanket, candle, cushion, picnicBasket, plantPot, stringLights, tableLamp, wallClock } from './home-drawings.js';
import { bowls, cuttingBoard, enamelMug, frenchPress, skillet, thermos, waterBottle } from './kitchen-drawings.js';
import { backpack, campChair, hammock, headlamp, lantern, rainJacket, sleepingBag, socks, tent } from './outdoor-drawings.js';

/** The demo's product photos by the product's handle, as SVG. The JPEG files beside this one were rendered from them. */
export const DRAWINGS: Readonly<Record<string, () => string>> = {
  'luna-table-lamp': tableLamp, 'cedar-candle': candle, 'festoon-string-lights': stringLights, 'alba-wool-blanket': blanket, 'olas-cushion': cushion,
  'terracotta-plant-pot': plantPot, 'roble-wall-clock': wallClock, 'picnic-basket': picnicBasket,
  'enamel-mug': enamelMug, 'stoneware-bowls': bowls, 'french-press': frenchPress, 'cast-iron-skillet': skillet, 'olive-wood-board': cuttingBoard,
  'steel-water-bottle': waterBottle, 'thermos-flask': thermos,
  'aurora-camping-lantern': lantern, 'nido-tent': tent, 'brisa-sleeping-bag': sleepingBag, 'sendero-backpack': backpack, 'faro-headlamp': headlamp,
  'lluvia-rain-jacket': rainJacket, 'merino-hiking-socks': socks, 'siesta-hammock': hammock, 'folding-camp-chair': campChair,
};
