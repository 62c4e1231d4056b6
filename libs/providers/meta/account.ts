import { secret, text, token, url, type CredentialsOf } from '#providers/contract';

export const DEFAULT_URL = 'https://graph.facebook.com';
export const DEFAULT_VERSION = 'v25.0';
const SWITCHED_OFF = 'Meta has switched off version {value}. Enter a newer one.';
const DIGITS = '^\\d{5,32}$';

/** Settings of one number on Meta's Cloud API, in the order in which people enter them (R4, R18-R20, R104-R108). */
export const metaFields = {
  phoneNumberId: text('Phone Number ID', {
    identifies: 'number', bindsSecrets: true, maxLength: 32, pattern: DIGITS, example: '106540352242922',
    help: "A number that identifies your WhatsApp phone number in Meta's system. Find it in your Meta app under WhatsApp, Getting Started. It is not the phone number itself.",
  }),
  businessAccountId: text('Business Account ID', {
    identifies: 'business', bindsSecrets: true, maxLength: 32, pattern: DIGITS, example: '102290129340398',
    help: 'Your WhatsApp Business Account identifier. It is on the same page as the Phone Number ID.',
  }),
  accessToken: secret('Access Token', {
    maxLength: 2048, pattern: '^\\S+$',
    help: "A secret key that lets {product} send messages on your behalf. In Meta Business Settings open System Users, create a system user if you don't have one, choose Generate Token, select your WhatsApp app, "
      + 'grant the whatsapp_business_messaging and whatsapp_business_management permissions and copy the token.',
  }),
  appSecret: secret('App Secret', {
    maxLength: 256, pattern: '^\\S+$',
    help: 'A secret key used to verify that incoming messages are really from WhatsApp. In your Meta app open App Settings, Basic, click Show next to the App Secret and copy it.',
  }),
  verifyToken: token('Webhook Verify Token', {
    required: false, maxLength: 256, pattern: '^\\S+$', generatedPrefix: 'pv_',
    help: 'Any text you choose. Enter the same text as the verify token of the webhook in the Meta Developer dashboard. Leave it empty and one is made for you.',
  }),
  url: url('URL', {
    default: DEFAULT_URL, bindsSecrets: true, maxLength: 255, pattern: '^https?://[^\\s?#]+$',
    help: "Address of Meta's Graph API.",
  }),
  version: text('Version', {
    default: DEFAULT_VERSION, bindsSecrets: true, maxLength: 8, pattern: '^v\\d+\\.\\d+$', example: 'v25.0',
    help: 'Version of the Graph API. Meta switches a version off about two years after its release.',
    cautions: [
      { code: 'version.expired', pattern: '^v(?:1?\\d|20)\\.', text: SWITCHED_OFF, from: '2026-09-24' },
      { code: 'version.expired', pattern: '^v21\\.', text: SWITCHED_OFF, from: '2027-01-21' },
    ],
  }),
  appId: text('App ID', {
    required: false, identifies: 'app', bindsSecrets: true, maxLength: 32, pattern: DIGITS, example: '1066355071287456',
    help: 'The number of your Meta app, shown at the top of its dashboard. The connection check compares it with the app of the token.',
  }),
} as const;

export type MetaCredentials = CredentialsOf<typeof metaFields>;
