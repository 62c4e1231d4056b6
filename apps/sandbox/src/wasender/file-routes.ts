import { isRecord, json, jsonObject, route, type Answer, type Call, type Route } from '../http/router.js';
import { failed, type WasenderAccess } from './access.js';
import type { WasenderParts } from './parts.js';

const BASE = '/wasender/api';

/** Uploads, the vendor's decrypting, and the files behind open addresses. */
export function fileRoutes({ files }: WasenderParts, access: WasenderAccess): Route[] {
  const open = (path: (call: Call) => string) => (call: Call): Answer => {
    const file = files.find(path(call));
    return file ? { kind: 'bytes', status: 200, bytes: file.bytes, contentType: file.mimeType } : { kind: 'bytes', status: 404, bytes: 'gone', contentType: 'text/plain' };
  };
  return [
    route('POST', `${BASE}/upload`, (call) => {
      access.session(call);
      const type = (call.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
      if (type !== 'application/json') return json(files.upload(call.body, type));
      const { base64, mimetype } = jsonObject(call);
      if (typeof base64 !== 'string') throw failed(422, 'The base64 field is required.');
      const named = /^data:([^;]+);base64,/.exec(base64);
      return json(files.upload(Buffer.from(base64.replace(/^data:[^,]*,/, ''), 'base64'), typeof mimetype === 'string' ? mimetype : named?.[1] ?? ''));
    }),
    route('POST', `${BASE}/decrypt-media`, (call) => {
      access.sender(call);
      const { data } = jsonObject(call);
      return json(files.decrypt(isRecord(data) ? data : undefined));
    }),
    route('GET', '/wasender/media/:name', open((call) => `media/${call.params['name']}`)),
    route('GET', '/wasender/files/:name', open((call) => `files/${call.params['name']}`)),
    route('GET', `${BASE}/decrypted-media/:id`, open((call) => `api/decrypted-media/${call.params['id']}`)),
  ];
}
