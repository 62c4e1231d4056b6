import { printQuality } from './search/quality.js';
import { printSpeed } from './search/speed.js';
import { openSearchWorld } from './search/world.js';

// What the search of the catalog is worth and how long it takes. Run it after `npm run build`: node dist/bench/search.js [products] [--poor]

const [products = '50000'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const world = await openSearchWorld();
try {
  await printQuality(world, process.argv.includes('--poor'));
  if (Number(products) > 0) await printSpeed(world, Number(products));
} finally {
  await world.close();
}
