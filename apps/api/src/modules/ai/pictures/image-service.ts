import { AppError } from '../../../platform/errors/app-error.js';

/** The service did no work, so that nothing is paid. */
export class NothingPainted extends AppError {
  constructor(detail: string) {
    super('picture.failed', { detail });
  }
}

/** Makes pictures of words. */
export interface ImageService {
  /** Micro-USD for a picture; null when it is not known. */
  readonly price: number | null;
  /**
   * A PNG, JPEG or WebP.
   * @throws NothingPainted, or AppError picture.failed where the work may be paid all the same; with what people can do about it
   */
  paint(prompt: string): Promise<Buffer>;
}

/** Nest token of the `ImageService`; null when none is set up. */
export const IMAGE_SERVICE = Symbol('image service');
