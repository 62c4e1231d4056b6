import { join } from 'node:path';
import { createPictureRenderer, type PictureRenderer } from '../../apps/api/src/platform/pictures/picture-renderer.js';

const REPOSITORY = join(__dirname, '../..');

/** The product's renderer of cards, from its sources. */
export function testPictureRenderer(): PictureRenderer {
  return createPictureRenderer({ file: join(__dirname, 'typescript.cjs'), argv: [join(REPOSITORY, 'apps/api/src/platform/pictures/render-worker.ts')] });
}
