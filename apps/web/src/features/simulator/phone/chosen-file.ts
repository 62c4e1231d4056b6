import { ApiError } from '../../../shared/api/api.js';

export interface ChosenFile { readonly data: string; readonly mimeType: string }
/** A request of the API holds one megabyte, and base64 makes of three bytes four. */
const MOST_BYTES = 700_000;
const LONGEST_EDGE = 1280;

/** A photo of this computer, made as small as phones send them. @throws ApiError media.too_large, or the browser's error when it is no picture */
export async function readPicture(file: File): Promise<ChosenFile> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_EDGE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82));
  return readFile(small ?? file);
}

/** A file's bytes as base64. @throws ApiError media.too_large */
export async function readFile(file: Blob): Promise<ChosenFile> {
  if (file.size > MOST_BYTES) throw new ApiError('media.too_large', 'More than one request carries', { status: 413 });
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
    reader.readAsDataURL(file);
  });
  return { data: address.slice(address.indexOf(',') + 1), mimeType: file.type || 'application/octet-stream' };
}
