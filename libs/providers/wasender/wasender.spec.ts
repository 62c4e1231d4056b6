import { join } from 'node:path';
import { describeProvider, jsonAnswer, readFixtures } from '../src/conformance/index.js';
import { WASENDER_ERRORS } from './error-table.js';
import { wasender } from './index.js';
import { sampleCredentials } from './sample-credentials.js';

// What the API says, word for word, for each of our codes.
const WORDS: Readonly<Record<string, readonly [number, string]>> = {
  unauthorized: [401, 'Invalid API key'],
  forbidden: [403, 'Forbidden'],
  no_subscription: [422, 'Active subscription or trial is required to use the API'],
  session_down: [422, 'Your Whatsapp Session is not connected please connect your session first.'],
  not_found: [404, 'The route could not be found.'],
  not_on_whatsapp: [422, 'The provided JID does not exist on WhatsApp.'],
  account_protection: [429, 'You have account protection enabled. You can only send 1 message every 5 seconds.'],
  trial_pace: [429, 'You are on a free trial. You can only send 1 message every 1 minute.'],
  daily_limit: [429, 'You have reached your daily message limit.'],
  rate_limited: [429, 'Too Many Attempts.'],
  trial_recipients: [403, 'You cannot send bulk message to more than 3 recipients.'],
  file_too_large: [422, 'File size exceeds the limit of 16 MB for this file type.'],
  invalid: [422, 'Validation failed'],
  refused: [409, 'No.'],
};

describeProvider(wasender, {
  credentials: sampleCredentials,
  fixtures: readFixtures(join(__dirname, 'fixtures')),
  accepted: (id) => jsonAnswer(200, { success: true, data: { msgId: id, jid: '+4915112345678', status: 'in_progress' } }),
  refused: (code, words) => {
    const [status, message] = WORDS[code] ?? [409, 'No.'];
    return jsonAnswer(status, { success: false, message: `${message} ${words}` });
  },
  kinds: Object.fromEntries(Object.entries(WASENDER_ERRORS).map(([code, { kind }]) => [code, kind])),
});
