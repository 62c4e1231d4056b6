import { APP_DASHBOARD, BUSINESS_SETTINGS } from './addresses.js';
import type { MetaSetupTexts } from './guide.js';

export const setupEn: MetaSetupTexts = {
  name: 'WhatsApp',
  via: "Meta's Cloud API",
  provider: 'Meta',
  title: 'WhatsApp Integration',
  subtitle: 'Step-by-step guide to connecting your WhatsApp Business account to {product}.',
  welcome: 'Connect your WhatsApp Business number, and your customers can browse products, ask questions and place orders inside one conversation with the AI assistant. Your team reads along and takes over whenever it wants to.',
  requirements: [
    'A Meta Business Account (free to create)',
    "A WhatsApp Business Platform app in Meta's developer portal",
    'A verified phone number for WhatsApp Business',
    'About 10-15 minutes to complete the setup',
  ],
  steps: {
    introduction: { title: 'Introduction', action: "Let's Get Started" },
    preparation: { title: 'Create Your Meta App', lead: 'Have one with WhatsApp in it already? Note its two ids and go on.', action: 'Continue' },
    credentials: { title: 'Enter Your Credentials', lead: 'Four values from Meta. They are checked at once, and the two secrets are never shown again.', action: 'Continue' },
    webhook: { title: 'Configure the Webhook in Meta', lead: 'So that Meta delivers the messages of your customers to {product}.', action: 'Continue' },
    test: { title: 'Test the Connection', lead: 'Asks Meta whether everything you entered works.', action: 'Complete' },
    done: { title: 'Done!', action: 'Go to Inbox' },
  },
  preparation: [
    { text: 'Open Meta for Developers in a new tab', link: APP_DASHBOARD },
    { text: 'Click Create App and choose the Business type' },
    { text: 'Give your app a name (e.g., "My Store WhatsApp")' },
    { text: 'Add the WhatsApp product to your app' },
    { text: 'On the WhatsApp Getting Started page, note your Phone Number ID and Business Account ID', fields: ['phoneNumberId', 'businessAccountId'] },
  ],
  fields: {
    phoneNumberId: { label: 'Phone Number ID', meaning: "A number that identifies your WhatsApp phone number in Meta's system", place: 'WhatsApp → Getting Started page in your Meta app' },
    businessAccountId: { label: 'Business Account ID', meaning: 'Your WhatsApp Business Account identifier', place: 'Same page as above' },
    accessToken: {
      label: 'Access Token', meaning: 'A secret key that lets {product} send messages on your behalf', place: 'System Users → Generate Token in Meta Business Settings',
      link: BUSINESS_SETTINGS,
      help: "Meta Business Settings → System Users → create a system user (if you don't have one) → Generate Token → select your WhatsApp app → grant the `whatsapp_business_messaging` and `whatsapp_business_management` permissions → copy the token.",
      warning: 'Important: The token generated on the WhatsApp "Getting Started" page expires in 24 hours. For production use, always generate a permanent token through System Users as described above.',
    },
    appSecret: {
      label: 'App Secret', meaning: 'A secret key used to verify that incoming messages are really from WhatsApp', place: 'App Settings → Basic in your Meta app',
      link: APP_DASHBOARD,
      help: 'In your Meta app, App Settings → Basic → click Show next to the App Secret → copy it.',
    },
  },
  webhook: [
    { text: 'In your Meta app, go to WhatsApp → Configuration', link: APP_DASHBOARD },
    { text: 'Under Webhook, click Edit' },
    { text: 'Paste the Callback URL into the "Callback URL" field', copy: 'callback_url' },
    { text: 'Paste the Verify Token into the "Verify token" field', copy: 'verify_token' },
    { text: 'Click Verify and Save — Meta will send a test request to verify the connection' },
    { text: 'After verification succeeds, click the Subscribe toggle next to the messages field' },
  ],
  checks: [
    { part: 'token', label: 'The Access Token is valid' },
    { part: 'phone', label: 'The Phone Number ID exists' },
    { part: 'name', label: 'Meta returns the verified business name and the phone number' },
    { part: 'business', label: 'The number belongs to the Business Account ID' },
    { part: 'secret', label: 'The App Secret belongs to the app' },
    { part: 'subscription', label: 'Messages are delivered to {product}' },
  ],
};
