import { type Http, HttpFailure, type HttpResponse } from '#providers/contract';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../platform/errors/app-error.js';
import { HTTP } from '../../platform/http/http.token.js';
import { fileNameOf } from '../../platform/http/upload.js';
import { ACCEPTED_TYPES } from './file-kinds.js';
import { inspectFile } from './inspect-file.js';
import { type MediaFile, MediaFiles } from './media-files.service.js';

const REDIRECTS_MAX = 5;
const MOST_BYTES = Math.max(...Object.values(ACCEPTED_TYPES).flatMap(({ kind, maxBytes }) => (kind === 'image' ? [maxBytes] : [])));
const REASONS: Readonly<Partial<Record<HttpFailure['reason'], string>>> = {
  blocked: 'This address is not on the public internet, or not encrypted', timeout: 'It took too long', refused: 'Nobody answers there', dns: 'There is no such host',
};

/** Pictures that are on the web already, taken over into the store's files. */
@Injectable()
export class RemotePictures {
  constructor(@Inject(HTTP) private readonly http: Http, private readonly files: MediaFiles) {}

  /**
   * Fetches a picture and keeps it; redirects are followed, every hop through the address guard.
   * @throws AppError media.unreachable, media.type_refused (no picture that WhatsApp takes), media.too_large
   */
  async keep(storeId: string, address: string): Promise<MediaFile> {
    const { url, body } = await this.#fetch(address);
    const { kind, mimeType } = await inspectFile(body, {});
    if (kind !== 'image') throw new AppError('media.type_refused', { detail: `There is ${mimeType} at this address, no picture` });
    const name = nameIn(url);
    return this.files.put(storeId, body, name === undefined ? {} : { filename: name });
  }

  async #fetch(address: string): Promise<{ url: string; body: Buffer }> {
    let url = address;
    for (let hops = 0; hops <= REDIRECTS_MAX; hops += 1) {
      const { status, headers, body } = await this.#get(url);
      const location = status >= 300 && status < 400 ? headers['location'] : undefined;
      if (location === undefined) {
        if (status !== 200) throw unreachable(`The host answers ${status}`);
        return { url, body };
      }
      if (!URL.canParse(location, url)) throw unreachable('It leads nowhere');
      url = new URL(location, url).href;
    }
    throw unreachable('It leads on and on');
  }

  async #get(url: string): Promise<HttpResponse> {
    try {
      return await this.http.request({ method: 'GET', url, headers: { accept: 'image/jpeg, image/png' }, maxBytes: MOST_BYTES });
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      if (error.reason === 'too_large') throw new AppError('media.too_large', { detail: `WhatsApp takes pictures of up to ${MOST_BYTES / 1024 / 1024} MB` });
      throw unreachable(REASONS[error.reason] ?? 'The connection broke');
    }
  }
}

/** The last part of the path, if it has one. */
function nameIn(url: string): string | undefined {
  const { pathname } = new URL(url);
  try {
    return fileNameOf(decodeURIComponent(pathname));
  } catch {
    return fileNameOf(pathname);
  }
}

function unreachable(detail: string): AppError {
  return AppError.field('media.unreachable', '/url', detail);
}
