/** Makes pictures of words. */
export interface ImageService {
  /** Micro-USD for a picture; null when it is not known. */
  readonly price: number | null;
  /**
   * A PNG, JPEG or WebP.
   * @throws AppError picture.failed with what people can do about it
   */
  paint(prompt: string): Promise<Buffer>;
}

/** Nest token of the `ImageService`; null when none is set up. */
export const IMAGE_SERVICE = Symbol('image service');
