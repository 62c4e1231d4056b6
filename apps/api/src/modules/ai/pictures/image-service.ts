/** Makes pictures of words. */
export interface ImageService {
  /**
   * A PNG, JPEG or WebP.
   * @throws AppError picture.failed with what people can do about it
   */
  paint(prompt: string): Promise<Buffer>;
}

/** Nest token of the `ImageService`; null when none is set up. */
export const IMAGE_SERVICE = Symbol('image service');
