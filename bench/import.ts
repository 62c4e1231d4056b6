import { setTimeout as after } from 'node:timers/promises';
import { openInstallation } from './support/installation.js';
import { memoryMb } from './support/processes.js';
import { openShop } from './support/shop.js';

// A CSV file of many rows into the catalog and back out by undo, over the REST API of a running app. After `npm run build`: node dist/bench/import.js [rows]

const ROWS = Number(process.argv[2] ?? 10_000);
const VARIANTS = 2;
const WORDS = ['linen', 'cotton', 'wool', 'oak', 'steel', 'glass', 'shirt', 'lamp', 'chair', 'kettle', 'blanket', 'mirror', 'basket', 'jacket', 'tent', 'mug'];

const word = (place: number): string => WORDS[place % WORDS.length] ?? '';
/** Two variants a product, a description of twenty words. */
function fileOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const place = Math.floor(row / VARIANTS);
    const text = Array.from({ length: 20 }, (_each, at) => word(place * 7 + at * at)).join(' ');
    return `product-${place},${word(place)} ${word(place * 3 + 1)} maker${place % 900} model ${place},${text},active,"${word(place + 5)}, gift",Size,${row % VARIANTS === 0 ? 'S' : 'L'},SKU-${row},${10 + (row % 90)}.50,EUR,${row % 40}`;
  });
  return ['handle,title,description,status,tags,option1_name,option1_value,sku,price,currency,stock', ...lines].join('\n');
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  console.log(`${name.padEnd(20)} ${((performance.now() - startedAt) / 1000).toFixed(1)} s   the app's memory at most ${memoryMb(installation.app.pid).peak.toFixed(0)} MB so far`);
  return result;
}

const installation = await openInstallation([], { countsStatements: false });
try {
  const shop = await openShop(installation, 1);
  await after(1000);
  console.log(`${ROWS} rows; the app has ${memoryMb(installation.app.pid).now.toFixed(0)} MB before`);
  const send = (query: string): Promise<Record<string, unknown>> => {
    const form = new FormData();
    form.set('file', new Blob([fileOf(ROWS)], { type: 'text/csv' }), 'products.csv');
    return shop.upload(`/product-imports${query}`, form);
  };
  await timed('preview', () => send('?dry_run=true'));
  const made = await timed('import', () => send(''));
  console.log(`  created ${String(made['created'])}, updated ${String(made['updated'])}, unchanged ${String(made['unchanged'])}`);
  const again = await timed('the same file again', () => send(''));
  console.log(`  created ${String(again['created'])}, updated ${String(again['updated'])}, unchanged ${String(again['unchanged'])}`);
  const { undone } = await timed('undo', () => shop.call('POST', `/product-imports/${String(made['id'])}/undo`));
  console.log(`  ${JSON.stringify(undone)}`);
} finally {
  await installation.close();
}
