import { json, jsonObject, route, type Answer, type Call, type Route } from '../http/router.js';
import { admit, demandJson, demandKnown } from './admit.js';
import { openaiError } from './openai-error.js';
import type { Images } from './images.js';
import type { Transcriptions } from './transcriptions.js';

const LARGEST_FILE = 25 * 1024 * 1024;
const FORMATS = ['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'oga', 'ogg', 'wav', 'webm'];

const SIZES = ['auto', '1024x1024', '1536x1024', '1024x1536'];
const IMAGE_MEMBERS = ['model', 'prompt', 'n', 'size', 'quality', 'background', 'output_format', 'output_compression', 'moderation', 'response_format', 'user'];

/** POST /openai/v1/audio/transcriptions and /openai/v1/images/generations. */
export function openaiRoutes(transcriptions: Transcriptions, images: Images): Route[] {
  return [
    route('POST', '/openai/v1/audio/transcriptions', (call) => transcribe(call, transcriptions)),
    route('POST', '/openai/v1/images/generations', (call) => paint(call, images)),
  ];
}

function paint(call: Call, images: Images): Answer {
  const apiKey = admit(call, images);
  demandJson(call);
  const body = jsonObject(call);
  demandKnown(body, IMAGE_MEMBERS);
  const { model, prompt, n = 1, size = 'auto', response_format: format } = body;
  if (typeof prompt !== 'string' || prompt === '') throw openaiError(400, "Missing required parameter: 'prompt'.", { param: 'prompt', code: 'missing_required_parameter' });
  if (typeof model !== 'string' || model === '') throw openaiError(400, 'you must provide a model parameter');
  if (n !== 1) throw openaiError(400, 'The sandbox paints one picture at a time.', { param: 'n', code: 'invalid_value' });
  if (typeof size !== 'string' || !SIZES.includes(size)) throw openaiError(400, `Invalid value: '${String(size)}'.`, { param: 'size', code: 'invalid_value' });
  if (model.startsWith('gpt-image') && format !== undefined) throw openaiError(400, "Unknown parameter: 'response_format'.", { param: 'response_format', code: 'unknown_parameter' });
  if (!model.startsWith('gpt-image') && format !== 'b64_json') throw openaiError(400, 'The sandbox has no addresses for pictures: ask for b64_json.', { param: 'response_format', code: 'invalid_value' });
  return json({ created: 1_763_800_000, data: [{ b64_json: images.paint({ model, prompt, size, apiKey }).toString('base64') }] });
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

async function formOf(call: Call): Promise<FormData> {
  const type = call.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) throw openaiError(400, `Unsupported content type: '${type}'. This API method only accepts 'multipart/form-data' requests.`);
  try {
    return await new Response(new Uint8Array(call.body), { headers: { 'content-type': type } }).formData();
  } catch {
    throw openaiError(400, 'Could not parse multipart form');
  }
}
