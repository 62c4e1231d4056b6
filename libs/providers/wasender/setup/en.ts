import type { WasenderSetupTexts } from './guide.js';

export const DASHBOARD = 'https://www.wasenderapi.com/dashboard';

export const setupEn: WasenderSetupTexts = {
  name: 'WASender',
  via: 'A phone that is linked like WhatsApp Web',
  provider: 'WASender',
  title: 'Connect a phone through WASender',
  subtitle: 'Four short steps. Have the phone at hand, and the WASender dashboard open.',
  welcome: '',
  requirements: [],
  steps: {
    credentials: { title: 'Paste what WASender gave you', lead: 'In any form: spaces, quotation marks and whole addresses are tidied up. Everything is checked at once, and secrets are never shown again.', action: 'Continue' },
    webhook: { title: 'Tell WASender where to deliver messages', lead: 'So that what your customers write reaches {product}.', action: 'Continue' },
    link: { title: 'Link the phone', lead: 'Messages go and come as soon as it is linked and its number was compared.', action: 'Continue' },
    done: { title: 'Done!', action: 'Go to Inbox' },
  },
  preparation: [],
  fields: {
    url: { label: 'WASender URL', meaning: 'The address of the WASender API. As it stands it is right for wasenderapi.com.', place: 'The base address or any endpoint from the API documentation' },
    apiKey: { label: 'API Key', meaning: 'Lets {product} send through your WhatsApp session', place: 'Sessions → your session → API Key', link: DASHBOARD },
    webhookSecret: { label: 'Webhook Secret', meaning: 'Proves that incoming messages are really from WASender. Without it nothing that arrives is accepted.', place: 'Sessions → your session → Webhooks → Secret', link: DASHBOARD },
    phoneNumber: {
      label: 'WhatsApp number', meaning: 'The number of the phone that you will link, with its country code', place: 'Your own phone',
      warning: 'Whoever scans the QR code becomes the sender. With the number entered here, no other phone can be linked by mistake.',
    },
    personalToken: { label: 'Personal access token', meaning: 'Lets you link the phone by QR code from here. Messages work without it.', place: 'Settings → Personal access token', link: DASHBOARD },
  },
  webhook: [
    { text: 'In the WASender dashboard, open your session and its Webhooks', link: DASHBOARD },
    { text: 'Paste this address into "Webhook URL", and switch the webhook on', copy: 'callback_url' },
    { text: 'Choose the events messages.received, messages.upsert, message.sent, messages.update, messages.delete, messages.reaction, session.status and qrcode.updated' },
    { text: 'Save' },
  ],
  checks: [
    { part: 'key', label: 'The API Key is valid' },
    { part: 'session', label: 'A phone is linked' },
    { part: 'phone', label: 'It has the number of this account' },
  ],
};
