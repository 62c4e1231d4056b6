import { DEMO_PRODUCTS } from './catalog.js';
import { readPhoto } from './seed.js';

/** A photo as the sandbox's phone sends it: base64 of a JPEG, and what is to be seen in it. */
export interface SamplePhoto { readonly kind: 'image'; readonly data?: string; readonly mimeType?: string; readonly shows: string }

/** The photo of the demo product that `words` name, of the first one without them; for anything else the sandbox draws something and says that it shows it. */
export async function samplePhoto(words = ''): Promise<SamplePhoto> {
  const wanted = words.toLowerCase().trim();
  const product = DEMO_PRODUCTS.find(({ handle, title }) => handle === wanted || title.toLowerCase().includes(wanted));
  if (product === undefined) return { kind: 'image', shows: words };
  return { kind: 'image', data: (await readPhoto(product.handle)).toString('base64'), mimeType: 'image/jpeg', shows: product.alt };
}
