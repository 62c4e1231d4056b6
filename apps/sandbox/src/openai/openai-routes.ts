import { json, route, type Answer, type Call, type Route } from '../http/router.js';
import { openaiError } from './openai-error.js';
import type { Transcriptions } from './transcriptions.js';

const LARGEST_FILE = 25 * 1024 * 1024;
const FORMATS = ['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'oga', 'ogg', 'wav', 'webm'];

/** POST /openai/v1/audio/transcriptions. */
export function openaiRoutes(transcriptions: Transcriptions): Route[] {
  return [route('POST', '/openai/v1/audio/transcriptions', (call) => transcribe(call, transcriptions))];
}

async function transcribe(call: Call, transcriptions: Transcriptions): Promise<Answer> {
  const apiKey = admit(call, transcriptions);
  const form = await formOf(call);
  const model = form.get('model');
  if (typeof model !== 'string' || model === '') throw openaiError(400, 'you must provide a model parameter');
  const file = form.get('file');
  if (!(file instanceof File)) throw openaiError(400, "Missing required parameter: 'file'.", { param: 'file', code: 'missing_required_parameter' });
  const format = form.get('response_format') ?? 'json';
  if (format !== 'json') throw openaiError(400, `The sandbox answers json only, not '${String(format)}'.`, { param: 'response_format', code: 'invalid_value' });
  if (file.size > LARGEST_FILE) throw openaiError(413, `413: Maximum content size limit (${LARGEST_FILE}) exceeded (${file.size} bytes read)`);
  if (!FORMATS.includes(file.name.split('.').at(-1) ?? '')) throw openaiError(400, `Invalid file format. Supported formats: ${JSON.stringify(FORMATS)}`);
  const text = transcriptions.hear({ model, apiKey, filename: file.name, mimeType: file.type, bytes: Buffer.from(await file.arrayBuffer()) });
  return json({ text });
}

/** The key of the bearer token. */
function admit({ headers }: Call, { apiKeys }: Transcriptions): string {
  const key = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  if (key === undefined) throw openaiError(401, "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");
  if (apiKeys !== undefined && !apiKeys.includes(key)) throw openaiError(401, 'Incorrect API key provided.', { code: 'invalid_api_key' });
  return key;
}

async function formOf(call: Call): Promise<FormData> {
  const type = call.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) throw openaiError(400, `Unsupported content type: '${type}'. This API method only accepts 'multipart/form-data' requests.`);
  try {
    return await new Response(new Uint8Array(call.body), { headers: { 'content-type': type } }).formData();
  } catch {
    throw openaiError(400, 'Could not parse multipart form');
  }
}
