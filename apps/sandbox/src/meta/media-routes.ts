import { json, route, type Answer, type Call, type Route } from '../http/router.js';
import type { SandboxParts } from '../parts.js';
import { GraphError, parameterError, unknownObject } from './graph-error.js';
import type { GraphAccess } from './graph-access.js';
import { sha256Of, type StoredMedia } from './media-library.js';

/** Uploads, and the addresses from which files are fetched. Resolving and deleting by id are in object-routes.ts. */
export function mediaRoutes(parts: SandboxParts, access: GraphAccess): Route[] {
  return [
    route('POST', '/:version/:numberId/media', (call) => upload(call, parts, access)),
    route('GET', '/whatsapp_business/attachments', (call) => download(call, parts, access)),
  ];
}

/** What GET /{media id} answers. @throws GraphError 100/33 when `phone_number_id` names another number */
export function mediaAnswer(file: StoredMedia, call: Call, parts: SandboxParts): Answer {
  const asked = call.query.get('phone_number_id');
  if (asked !== null && asked !== file.numberId) throw unknownObject(call.method, file.id);
  return json({
    messaging_product: 'whatsapp',
    url: `${parts.origin()}${parts.media.sign(file.id)}`,
    mime_type: file.mimeType,
    sha256: sha256Of(file.bytes, 'hex'),
    file_size: file.bytes.length,
    id: file.id,
  });
}

async function upload(call: Call, parts: SandboxParts, access: GraphAccess): Promise<Answer> {
  const { number } = access.number(call, call.params['numberId'] ?? '', 'whatsapp_business_messaging');
  const type = call.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) throw parameterError('The parameter file is required.');
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(call.body), { headers: { 'content-type': type } }).formData();
  } catch {
    throw parameterError('The body is not a multipart form.');
  }
  if (form.get('messaging_product') !== 'whatsapp') throw parameterError('The parameter messaging_product is required.');
  const file = form.get('file');
  if (!(file instanceof Blob)) throw parameterError('The parameter file is required.');
  const declared = form.get('type');
  const mimeType = file.type !== '' ? file.type : typeof declared === 'string' ? declared : 'application/octet-stream';
  const stored = parts.media.upload(number.id, {
    bytes: Buffer.from(await file.arrayBuffer()), mimeType, ...('name' in file && typeof file.name === 'string' ? { filename: file.name } : {}),
  });
  return json({ id: stored.id });
}

function download(call: Call, parts: SandboxParts, access: GraphAccess): Answer {
  const token = access.token(call);
  const file = parts.media.resolve(call.query.get('mid') ?? '', call.query.get('key') ?? '');
  const number = file === undefined ? undefined : parts.world.numbers.get(file.numberId);
  if (!file || !number || !access.sees(token, number.businessAccountId)) {
    throw new GraphError(100, 'The media address is unknown or has expired', { status: 404, subcode: 33, type: 'GraphMethodException' });
  }
  return { kind: 'bytes', status: 200, bytes: file.bytes, contentType: file.mimeType };
}
