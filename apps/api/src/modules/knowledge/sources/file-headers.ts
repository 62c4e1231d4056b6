import type { KnowledgeSource } from './source.entity.js';

/** Headers of an uploaded file: it is only ever saved, never shown as a page of ours. */
export function fileHeaders({ filename, mimeType, bytes }: KnowledgeSource): Record<string, string> {
  const name = (filename ?? 'document').replaceAll(/\p{Cs}/gu, '_');
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return {
    'content-type': mimeType ?? 'application/octet-stream',
    'content-length': String(bytes ?? 0),
    'content-disposition': `attachment; filename="${name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encoded}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-cache',
  };
}
