import type { MetaCredentials } from './account.js';

/** Credentials for the specs of this folder. */
export const sampleCredentials: MetaCredentials = {
  phoneNumberId: '345678901234567', businessAccountId: '210987654321098', accessToken: 'EAAB-token-of-the-tests', appSecret: 'app-secret-of-the-tests',
  verifyToken: 'pv_verify-token', url: 'https://graph.facebook.com', version: 'v25.0', appId: '',
};
