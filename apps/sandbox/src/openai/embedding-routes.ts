import { json, jsonObject, route, type Answer, type Call, type Route } from '../http/router.js';
import { admit, demandJson, demandKnown } from './admit.js';
import { EMBEDDING_MODELS, type Embeddings } from './embeddings.js';
import { openaiError } from './openai-error.js';

const MEMBERS = ['model', 'input', 'encoding_format', 'dimensions', 'user'];
const MOST_TEXTS = 2048;
/** The API counts 8192 tokens; four letters are about one. */
const LONGEST_TEXT = 8192 * 4;

/** POST /openai/v1/embeddings. */
export function embeddingRoutes(embeddings: Embeddings): Route[] {
  return [route('POST', '/openai/v1/embeddings', (call) => understand(call, embeddings))];
}

function understand(call: Call, embeddings: Embeddings): Answer {
  const apiKey = admit(call, embeddings);
  demandJson(call);
  const body = jsonObject(call);
  demandKnown(body, MEMBERS);
  const { model, input, encoding_format: format = 'float', dimensions } = body;
  if (typeof model !== 'string' || model === '') throw openaiError(400, 'you must provide a model parameter');
  const known = EMBEDDING_MODELS[model];
  if (known === undefined) throw openaiError(404, `The model \`${model}\` does not exist or you do not have access to it.`, { code: 'model_not_found' });
  const texts = textsOf(input);
  if (format !== 'float' && format !== 'base64') throw openaiError(400, `Invalid value: '${String(format)}'. Supported values are: 'float' and 'base64'.`, { param: 'encoding_format', code: 'invalid_value' });
  if (dimensions !== undefined && !known.isShortened) throw openaiError(400, 'This model does not support specifying dimensions.', { param: 'dimensions' });
  if (dimensions !== undefined && (typeof dimensions !== 'number' || !Number.isInteger(dimensions) || dimensions < 1 || dimensions > known.dimensions)) throw openaiError(400, `Invalid value for 'dimensions' = ${String(dimensions)}.`, { param: 'dimensions' });
  const vectors = embeddings.understand({ model, input: texts, dimensions: dimensions ?? known.dimensions, apiKey });
  const tokens = texts.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0);
  return json({
    object: 'list', model, usage: { prompt_tokens: tokens, total_tokens: tokens },
    data: vectors.map((vector, index) => ({ object: 'embedding', index, embedding: format === 'float' ? vector : Buffer.from(Float32Array.from(vector).buffer).toString('base64') })),
  });
}

function textsOf(input: unknown): string[] {
  const refuse = (): Error => openaiError(400, "'$.input' is invalid. Please check the API reference: https://platform.openai.com/docs/api-reference.");
  const texts = typeof input === 'string' ? [input] : input;
  if (!Array.isArray(texts) || texts.length === 0 || texts.length > MOST_TEXTS) throw refuse();
  return texts.map((text: unknown) => {
    if (typeof text !== 'string' || text === '') throw refuse();
    if (text.length > LONGEST_TEXT) throw openaiError(400, `This model's maximum context length is 8192 tokens, however you requested ${Math.ceil(text.length / 4)} tokens.`);
    return text;
  });
}
