import { defineProvider } from '#providers/contract';
import { wasenderFields } from './account.js';
import { paceOf, wasenderCapabilities, wasenderRules } from './capabilities.js';
import { check } from './check.js';
import { explain, failureCodes, failureOf } from './errors.js';
import { download, upload, UPLOAD_LIVES_MS } from './media/media.js';
import { parse } from './receiving/parse.js';
import { remarkOn, route, sign, verify } from './receiving/webhook.js';
import { refusals } from './sending/limits.js';
import { isEcho, nameOf } from './sending/naming.js';
import { markRead, send } from './sending/send.js';
import { canConnect, connect, disconnect, phoneOf, QR_LIVES_MS, sessionState } from './session.js';
import { DASHBOARD } from './setup/en.js';
import { wasenderSetup } from './setup/guide.js';
import { failuresAr } from './words/failures-ar.js';
import { failuresEs } from './words/failures-es.js';
import { wordsAr } from './words/ar.js';
import { wordsEs } from './words/es.js';

/** WhatsApp through a linked device in the cloud of wasenderapi.com. */
export const wasender = defineProvider({
  id: 'wasender',
  label: 'WASender',
  section: 'WASender Settings',
  fields: wasenderFields,
  words: { es: { ...wordsEs, ...failuresEs }, ar: { ...wordsAr, ...failuresAr } },
  rules: wasenderRules,
  paceOf,
  capabilities: wasenderCapabilities,
  webhookPath: 'wasender',
  // The session id of an envelope is the API key; a passkey's token links a device.
  secretsInPayload: ['sessionId', 'session_id', 'token', 'api_key', 'apiKey', 'webhook_secret'],
  route,
  verify,
  remarkOn,
  missingVerifySecret: (credentials) => (credentials.webhookSecret === '' ? 'webhookSecret' : undefined),
  sign,
  parse,
  refusals,
  send,
  explain,
  failureCodes,
  failureOf,
  markRead,
  naming: { nameOf, isEcho },
  session: { qrLivesMs: QR_LIVES_MS, state: sessionState, canConnect, connect, disconnect },
  phoneOf,
  media: { keepsMs: UPLOAD_LIVES_MS, download, upload },
  check,
  setup: wasenderSetup,
  billingUrl: DASHBOARD,
});
