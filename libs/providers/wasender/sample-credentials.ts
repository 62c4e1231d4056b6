import type { WasenderCredentials } from './account.js';

/** Credentials for the specs of this folder. */
export const sampleCredentials: WasenderCredentials = {
  url: 'https://www.wasenderapi.com/api', apiKey: 'session-key-of-the-tests', webhookSecret: 'webhook-secret-of-the-tests', phoneNumber: '12025550100',
  personalToken: 'personal-token-of-the-tests', sessionNumber: '1042', messagesPerMinute: '11',
};
