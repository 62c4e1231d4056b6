import { defineProvider, secret, SendError, text, url } from '../../libs/providers/src/contract/index.js';

/** A third provider that exists in tests only: no handshake, no connection check, its newest account is the default sender. */
export const pigeon = defineProvider({
  id: 'pigeon',
  label: 'Carrier pigeon',
  section: 'Pigeon Settings',
  fields: { loft: url('Loft', { bindsSecrets: true, default: 'https://loft.example' }), ring: secret('Ring number', { maxLength: 100 }), colour: text('Colour', { required: false }) },
  rules: { becomesDefaultOutgoing: true, alwaysReports: false, pace: { perNumberPerSecond: 1, pairBurst: 1, pairRefillMs: 1_000 } },
  capabilities: {
    text: { max: 10 }, caption: { max: 0 }, templates: false, flows: false, reactions: false, replyTo: false, location: false, contacts: false,
    media: { image: nothing(), video: nothing(), audio: nothing(), document: nothing(), sticker: nothing() },
  },
  webhookPath: 'pigeon',
  secretsInPayload: ['ring'],
  route: ({ pathKey }) => ({ numberIds: [], businessIds: [], pathKey }),
  verify: ({ headers }, { ring }) => ring !== '' && headers['x-ring'] === ring,
  missingVerifySecret: ({ ring }) => (ring === '' ? 'ring' : undefined),
  parse: () => [],
  sign: (_rawBody, { ring }) => ({ 'x-ring': ring }),
  refusals: () => [],
  send: () => Promise.reject(new SendError('reject', 'pigeon.asleep')),
  failureCodes: [],
  explain: (code) => ({ code, text: 'The pigeon is asleep', action: 'none' }),
  failureOf: (code) => new SendError('reject', code),
});

function nothing(): { mimeTypes: string[]; maxBytes: number } {
  return { mimeTypes: [], maxBytes: 0 };
}
