import { defineProvider } from '#providers/contract';
import { metaFields } from './account.js';
import { metaCapabilities, metaRules } from './capabilities.js';
import { check } from './channel.js';
import { explain, failureCodes, failureOf } from './errors.js';
import { refusals } from './limits.js';
import { download, upload } from './media.js';
import { parse } from './parse.js';
import { readReach } from './reach.js';
import { markRead, send } from './send.js';
import { WHATSAPP_MANAGER } from './setup/addresses.js';
import { metaSetup } from './setup/guide.js';
import { subscribe } from './subscription.js';
import { metaTemplates } from './templates/power.js';
import { handshake, route, sign, verify } from './webhook.js';
import { failuresAr } from './words/failures-ar.js';
import { failuresEs } from './words/failures-es.js';
import { wordsAr } from './words/ar.js';
import { wordsEs } from './words/es.js';

/** WhatsApp through Meta's Cloud API. */
export const meta = defineProvider({
  id: 'meta',
  label: 'Meta (WhatsApp Cloud API)',
  section: 'Meta Settings',
  fields: metaFields,
  words: { es: { ...wordsEs, ...failuresEs }, ar: { ...wordsAr, ...failuresAr } },
  rules: metaRules,
  capabilities: metaCapabilities,
  webhookPath: 'whatsapp',
  secretsInPayload: [],
  route,
  verify,
  missingVerifySecret: (credentials) => (credentials.appSecret === '' ? 'appSecret' : undefined),
  handshake,
  sign,
  parse,
  refusals,
  send,
  explain,
  failureCodes,
  failureOf,
  optOutCodes: ['meta.131050'],
  markRead,
  media: { download, upload },
  templates: metaTemplates,
  readReach,
  check,
  subscribe,
  setup: metaSetup,
  billingUrl: WHATSAPP_MANAGER,
});
