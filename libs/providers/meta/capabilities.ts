import type { Capabilities, ProviderRules } from '#providers/contract';

const KB = 1024;
const MB = 1024 * KB;

/** Meta's limits for messages (Cloud API reference, message and interactive types). Lengths in UTF-16 units, the stricter way to count. */
export const metaCapabilities = {
  text: { max: 4096 },
  caption: { max: 1024 },
  buttons: { max: 3, title: 20, id: 256, body: 1024, footer: 60, header: 60 },
  list: { rows: 10, sections: 10, button: 20, rowTitle: 24, rowDescription: 72, rowId: 200, sectionTitle: 24, body: 4096 },
  media: {
    image: { mimeTypes: ['image/jpeg', 'image/png'], maxBytes: 5 * MB },
    video: { mimeTypes: ['video/mp4', 'video/3gpp'], maxBytes: 16 * MB },
    audio: { mimeTypes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], maxBytes: 16 * MB },
    document: {
      mimeTypes: [
        'text/plain', 'application/pdf',
        'application/msword', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'application/vnd.ms-excel', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/vnd.ms-powerpoint', 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      ],
      maxBytes: 100 * MB,
    },
    sticker: { mimeTypes: ['image/webp'], maxBytes: 500 * KB },
  },
  templates: true,
  flows: true,
  reactions: true,
  replyTo: true,
  location: true,
  contacts: true,
  windowHours: 24,
} as const satisfies Capabilities;

/** 80 messages a second per number; to one person a burst of 45, then one in six seconds. */
export const metaRules: ProviderRules = {
  becomesDefaultOutgoing: false,
  alwaysReports: true,
  pace: { perNumberPerSecond: 80, pairBurst: 45, pairRefillMs: 6_000 },
};

/** Limits that have no place in the shared capabilities. */
export const metaLimits = {
  contacts: 257, footer: 60, header: 60, flowCta: 30, flowBody: 1024, correlationId: 512, filename: 240, quickReplyPayload: 128, couponCode: 20,
} as const;
