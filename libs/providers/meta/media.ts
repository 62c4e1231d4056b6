import type { MediaRef } from '#contracts';
import { SendError, type DownloadedMedia, type Http, type HttpResponse } from '#providers/contract';
import { DEFAULT_URL, type MetaCredentials } from './account.js';
import { ownError, sendErrorOf, sendErrorOfFailure } from './errors.js';
import { callGraph, secretsOf } from './graph.js';
import { textOf } from './json.js';

const MAX_BYTES = 100 * 1024 * 1024;
const TIMEOUT_MS = 60_000;
const NO_SUCH_OBJECT = 'meta.33';
// Meta serves files from these; the token goes nowhere else.
const META_HOSTS = /(^|\.)(fbsbx\.com|fbcdn\.net|whatsapp\.net)$/;

/**
 * The bytes of a received file. Meta's address for a file lives five minutes, so it is asked for anew, and once more when it has died meanwhile.
 * @throws SendError
 */
export async function download(media: MediaRef, credentials: MetaCredentials, http: Http): Promise<DownloadedMedia> {
  let response = await fetchFile(await addressOf(media, credentials, http), credentials, http);
  if ((response.status === 401 || response.status === 404) && media.externalId) {
    response = await fetchFile(await addressOf(media, credentials, http), credentials, http);
  }
  if (response.status === 401 || response.status === 404 || response.status === 410) throw ownError('media_gone', `HTTP ${response.status}`);
  if (response.status !== 200) throw sendErrorOf(response, 'nothing', secretsOf(credentials));
  const mimeType = response.headers['content-type'] ?? media.mimeType ?? 'application/octet-stream';
  return { bytes: response.body, mimeType, ...(media.filename ? { filename: media.filename } : {}) };
}

async function addressOf(media: MediaRef, credentials: MetaCredentials, http: Http): Promise<string> {
  if (!media.externalId) {
    if (!media.url) throw ownError('media_gone', 'neither id nor address');
    return media.url;
  }
  const path = encodeURIComponent(media.externalId);
  const answer = await callGraph({ method: 'GET', path, query: { phone_number_id: credentials.phoneNumberId }, effect: 'nothing' }, credentials, http).catch((error: unknown) => {
    // Elsewhere "there is no such object" speaks of the number; here it is the file, a week after it was sent.
    throw error instanceof SendError && error.code === NO_SUCH_OBJECT ? ownError('media_gone', error.detail) : error;
  });
  const url = textOf(answer.url);
  if (url === undefined) throw ownError('media_gone', 'no address');
  return url;
}

async function fetchFile(address: string, credentials: MetaCredentials, http: Http): Promise<HttpResponse> {
  if (!mayCarryToken(address, credentials)) throw ownError('media_refused', hostOf(address));
  const headers = { authorization: `Bearer ${credentials.accessToken}`, 'user-agent': 'Parley' };
  try {
    return await http.request({ method: 'GET', url: address, headers, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES });
  } catch (failure) {
    const error = sendErrorOfFailure(failure, 'nothing');
    throw error.detail === 'too_large' ? ownError('media_too_large') : error;
  }
}

/** The account's own API origin, or one of Meta's file hosts over https. */
function mayCarryToken(address: string, credentials: MetaCredentials): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin } = new URL(address);
  const own = credentials.url || DEFAULT_URL;
  if (URL.canParse(own) && new URL(own).origin === origin) return true;
  return protocol === 'https:' && META_HOSTS.test(hostname);
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : 'not an address';
}

/**
 * Hands a file to Meta; the id is good for 30 days and for this number only.
 * @throws SendError
 */
export async function upload(file: DownloadedMedia, credentials: MetaCredentials, http: Http): Promise<{ externalId: string }> {
  const form = [
    { name: 'messaging_product', value: 'whatsapp' },
    { name: 'type', value: file.mimeType },
    { name: 'file', filename: file.filename ?? 'file', mimeType: file.mimeType, bytes: file.bytes },
  ];
  const answer = await callGraph({ method: 'POST', path: `${credentials.phoneNumberId}/media`, form, effect: 'nothing', timeoutMs: TIMEOUT_MS }, credentials, http);
  const externalId = textOf(answer.id);
  if (externalId === undefined) throw new SendError('retry', 'meta.bad_answer', 'no media id');
  return { externalId };
}
