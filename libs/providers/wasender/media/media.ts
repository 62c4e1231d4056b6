import type { MediaRef } from '#contracts';
import { SendError, present, textOf, type DownloadedMedia, type Http, type HttpResponse } from '#providers/contract';
import type { WasenderCredentials } from '../account.js';
import { baseOf, callApi } from '../call.js';
import { isCode, ownError, sendErrorOf, sendErrorOfFailure } from '../errors.js';
import { secretsOf } from '../account.js';
import { decryptFile } from './decrypt.js';
import { readPointer, type MediaPointer } from './pointer.js';

const MAX_BYTES = 100 * 1024 * 1024;
const TIMEOUT_MS = 60_000;
const FILE_HOSTS = /(^|\.)whatsapp\.net$/;
/** The vendor keeps an upload for a day; it is handed over anew well before that. */
export const UPLOAD_LIVES_MS = 20 * 60 * 60 * 1_000;

/**
 * The bytes of a received file: through the vendor's decrypting endpoint and, where that fails, from WhatsApp itself
 * with the key of the message.
 * @throws SendError
 */
export async function download(media: MediaRef, credentials: WasenderCredentials, http: Http): Promise<DownloadedMedia> {
  const pointer = readPointer(media.externalId ?? '');
  if (pointer === undefined) throw ownError('media_gone', 'no file is named');
  if (Number(pointer.bytes ?? 0) > MAX_BYTES) throw ownError('media_too_large');
  const bytes = await decryptedThere(pointer, credentials, http).catch(async (error: unknown) => {
    if (!(error instanceof SendError) || isCode(error, 'media_too_large', 'unauthorized')) throw error;
    // When neither way works, what WhatsApp says of the file tells more, unless it is only silent.
    return decryptedHere(pointer, credentials, http).catch((second: unknown) => {
      throw isCode(second, 'media_refused') ? error : second;
    });
  });
  const mimeType = media.mimeType ?? pointer.mimeType ?? 'application/octet-stream';
  const filename = media.filename ?? pointer.fileName;
  return present({ bytes, mimeType, filename });
}

/** The vendor decrypts: it wants the id and the one media part, nothing else of the message. */
async function decryptedThere(pointer: MediaPointer, credentials: WasenderCredentials, http: Http): Promise<Buffer> {
  const { id, kind, url, mediaKey, mimeType: mimetype, sha256: fileSha256, bytes: fileLength, fileName } = pointer;
  const json = { data: { messages: { key: { id }, message: { [kind]: present({ url, mimetype, mediaKey, fileSha256, fileLength, fileName }) } } } };
  const answer = await callApi({ method: 'POST', path: 'decrypt-media', json, effect: 'nothing', timeoutMs: TIMEOUT_MS }, credentials, http);
  const address = textOf(answer.publicUrl);
  if (address === undefined) throw ownError('media_gone', 'no address');
  if (!isOwnAddress(address, credentials)) throw ownError('media_refused', hostOf(address));
  return fetchFile(address, credentials, http);
}

async function decryptedHere(pointer: MediaPointer, credentials: WasenderCredentials, http: Http): Promise<Buffer> {
  if (!isFileHost(pointer.url) && !isOwnOrigin(pointer.url, credentials)) throw ownError('media_refused', hostOf(pointer.url));
  return decryptFile(await fetchFile(pointer.url, credentials, http), pointer);
}

/** Without any token: both kinds of addresses are readable by whoever knows them. */
async function fetchFile(url: string, credentials: WasenderCredentials, http: Http): Promise<Buffer> {
  let response: HttpResponse;
  try {
    response = await http.request({ method: 'GET', url, headers: { 'user-agent': 'Parley' }, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES });
  } catch (failure) {
    const error = sendErrorOfFailure(failure, 'nothing');
    throw error.detail === 'too_large' ? ownError('media_too_large') : error;
  }
  if ([403, 404, 410].includes(response.status)) throw ownError('media_gone', `HTTP ${response.status}`);
  if (response.status !== 200) throw sendErrorOf(response, 'nothing', secretsOf(credentials));
  return response.body;
}

// What a webhook or an answer names is never called unless it is WhatsApp's or the account's own place.
function isFileHost(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:' && FILE_HOSTS.test(new URL(address).hostname);
}
function isOwnOrigin(address: string, credentials: WasenderCredentials): boolean {
  return URL.canParse(address) && URL.canParse(baseOf(credentials)) && new URL(address).origin === new URL(baseOf(credentials)).origin;
}
/** The vendor answers with or without `www`. */
function isOwnAddress(address: string, credentials: WasenderCredentials): boolean {
  if (isOwnOrigin(address, credentials)) return true;
  if (!URL.canParse(address) || !URL.canParse(baseOf(credentials))) return false;
  const bare = (text: string): string => new URL(text).hostname.replace(/^www\./, '');
  return new URL(address).protocol === 'https:' && bare(address) === bare(baseOf(credentials));
}
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : 'not an address';
}

/**
 * Hands a file over as raw bytes; the address that comes back is what a message names.
 * @throws SendError
 */
export async function upload(file: DownloadedMedia, credentials: WasenderCredentials, http: Http): Promise<{ externalId: string }> {
  const contentType = file.mimeType.split(';')[0]?.trim() || 'application/octet-stream';
  const answer = await callApi({ method: 'POST', path: 'upload', bytes: file.bytes, contentType, effect: 'nothing', timeoutMs: TIMEOUT_MS }, credentials, http);
  const externalId = textOf(answer.publicUrl);
  if (externalId === undefined) throw new SendError('retry', 'wasender.bad_answer', 'no address of the file');
  return { externalId };
}
