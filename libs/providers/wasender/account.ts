import { secret, text, url, type CredentialsOf } from '#providers/contract';
import { DEFAULT_URL, OTHER_PRODUCT, tidyUrl } from './address.js';

const tidySecret = (value: string): string => value.trim().replace(/^Bearer\s+/i, '');
const tidyPhone = (value: string): string => value.replaceAll(/[\s().+-]/g, '');

/** Settings of one number on WASender, in the order in which people enter them (R96, R110, R111). */
export const wasenderFields = {
  url: url('WASender URL', {
    default: DEFAULT_URL, bindsSecrets: true, maxLength: 255, pattern: '^https?://[^\\s?#]+$', tidy: tidyUrl,
    help: 'Address of the WASender API. Any form of it will do, with or without /api/send-message.',
    refused: [{
      code: 'url.other_product', pattern: OTHER_PRODUCT,
      text: 'This address belongs to another product that is called WASender too, one with an appkey and an authkey. Only wasenderapi.com works here: enter its address and the API key of its session.',
    }],
  }),
  apiKey: secret('WA Sender API Key', {
    maxLength: 512, pattern: '^\\S+$', tidy: tidySecret,
    help: 'The API key of your WhatsApp session. In the WASender dashboard open Sessions, choose the session and copy its API key.',
    refused: [{
      code: 'key.other_product', pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
      text: 'This looks like the appkey of another product that is called WASender too. Enter the API key of your session at wasenderapi.com.',
    }],
  }),
  webhookSecret: secret('Webhook Secret', {
    required: false, maxLength: 256, pattern: '^\\S+$', tidy: (value) => value.trim(),
    help: 'Proves that incoming messages are really from WASender. In the dashboard open the session, Webhooks, and copy the secret. Without it nothing that arrives is accepted.',
  }),
  phoneNumber: text('WhatsApp number', {
    required: false, identifies: 'number', bindsSecrets: true, maxLength: 24, pattern: '^\\d{8,15}$', example: '4915112345678', tidy: tidyPhone,
    help: 'The number that is linked to the session, with its country code. Leave it empty and the connection check finds it out.',
  }),
  personalToken: secret('Personal access token', {
    required: false, maxLength: 512, pattern: '^\\S+$', tidy: tidySecret,
    help: 'Lets you link the phone by QR code from here. In the WASender dashboard open Settings, Personal access token. Messages work without it.',
  }),
  sessionNumber: text('Session ID', {
    required: false, bindsSecrets: true, maxLength: 20, pattern: '^\\d{1,20}$', example: '1042',
    help: 'The number of the session in the dashboard. Needed only when the access token has several sessions.',
  }),
  messagesPerMinute: text('Messages per minute', {
    required: false, default: '11', maxLength: 3, pattern: '^([1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-6])$', example: '11',
    help: '11 fits Account Protection (one message in 5 seconds). Without it up to 256, in a trial 1.',
  }),
} as const;

export type WasenderCredentials = CredentialsOf<typeof wasenderFields>;

/** Values that may never appear in an error or a log line. */
export function secretsOf({ apiKey, webhookSecret, personalToken }: WasenderCredentials): string[] {
  return [apiKey, webhookSecret, personalToken];
}
