import { ApiError, problemOf } from '#api-client';
import { saveFile } from '../form/save-file.js';

/**
 * Fetches a file of the API and gives it to the browser to keep.
 * @param name without it, what the answer says
 * @throws ApiError also when the file breaks off
 */
export async function downloadFile(href: string, name = ''): Promise<void> {
  const { bytes, said } = await read(href).catch((error: unknown) => {
    throw error instanceof ApiError ? error : new ApiError('network.failed', 'The API could not be reached', { status: 0 }, { cause: error });
  });
  saveFile(name || said, bytes);
}

async function read(href: string): Promise<{ bytes: Blob; said: string }> {
  const response = await fetch(href);
  if (!response.ok) throw await problemOf(response);
  const [, said = ''] = /filename="([^"]*)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return { bytes: await response.blob(), said };
}
