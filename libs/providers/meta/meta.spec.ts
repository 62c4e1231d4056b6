import { join } from 'node:path';
import { describeProvider, jsonAnswer, readFixtures } from '../src/conformance/index.js';
import { META_ERRORS } from './error-table.js';
import { meta } from './index.js';
import { sampleCredentials } from './sample-credentials.js';

describeProvider(meta, {
  credentials: sampleCredentials,
  fixtures: readFixtures(join(__dirname, 'fixtures')),
  accepted: (id) => jsonAnswer(200, { messaging_product: 'whatsapp', contacts: [{ input: '+4915112345678', wa_id: '4915112345678' }], messages: [{ id }] }),
  refused: (code, words) => jsonAnswer(400, { error: { message: `(#${code}) ${words}`, type: 'OAuthException', code: Number(code), fbtrace_id: 'Atrace' } }),
  kinds: Object.fromEntries([...META_ERRORS].map(([code, { kind }]) => [String(code), kind])),
});
