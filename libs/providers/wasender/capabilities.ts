import type { Capabilities, Pace, ProviderRules } from '#providers/contract';
import type { WasenderCredentials } from './account.js';

const KB = 1024;
const MB = 1024 * KB;
const PROTECTED_PER_MINUTE = 11;

/** What a linked device can show. Lengths in UTF-16 units; the vendor states none for texts, so WhatsApp's own hold. */
export const wasenderCapabilities = {
  text: { max: 4096 },
  caption: { max: 1024 },
  buttons: { max: 3, title: 20, id: 256, body: 1024, footer: 60, header: 60 },
  list: { rows: 10, sections: 10, button: 20, rowTitle: 24, rowDescription: 72, rowId: 200, sectionTitle: 24, body: 3072 },
  asText: ['buttons', 'list'],
  media: {
    image: { mimeTypes: ['image/jpeg', 'image/png'], maxBytes: 5 * MB },
    video: { mimeTypes: ['video/mp4', 'video/3gpp'], maxBytes: 50 * MB },
    audio: { mimeTypes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], maxBytes: 16 * MB },
    document: {
      mimeTypes: [
        'text/plain', 'text/csv', 'application/pdf', 'application/zip',
        'application/msword', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'application/vnd.ms-excel', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/vnd.ms-powerpoint', 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      ],
      maxBytes: 100 * MB,
    },
    sticker: { mimeTypes: ['image/webp'], maxBytes: 100 * KB },
  },
  templates: false,
  flows: false,
  reactions: false,
  replyTo: false,
  location: true,
  contacts: true,
} as const satisfies Capabilities;

/** Nothing is reported for certain: a failed send has no id, and read ticks depend on the customer's settings. */
export const wasenderRules: ProviderRules = {
  becomesDefaultOutgoing: true,
  alwaysReports: false,
  pace: paceOf({ messagesPerMinute: String(PROTECTED_PER_MINUTE) }),
};

const TRIAL_PER_DAY = 50;
/** At the account's rate, one at a time as long as that is slow. Account Protection allows one in 5 seconds: 11 a minute leaves a margin. One a minute is a trial. */
export function paceOf({ messagesPerMinute }: Pick<WasenderCredentials, 'messagesPerMinute'>): Pace {
  const perMinute = Number(messagesPerMinute) || PROTECTED_PER_MINUTE;
  return { ...(perMinute <= 1 ? { perDay: TRIAL_PER_DAY } : {}), perNumberPerSecond: perMinute / 60, numberBurst: Math.max(1, Math.floor(perMinute / 60)), pairBurst: Math.max(1, Math.min(45, perMinute)), pairRefillMs: 1_000 };
}
