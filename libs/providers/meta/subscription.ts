import { SendError, type Http } from '#providers/contract';
import type { MetaCredentials } from './account.js';
import { ask, blocking, type Findings, isTokenRefused, warning } from './findings.js';
import { callGraph } from './graph.js';
import { listOf, objectOf, present, textOf } from './json.js';

/** What webhooks of a business account are called at Meta's. */
const OBJECT = 'whatsapp_business_account';
const MESSAGES = 'messages';
/** Everything that we read of a business account. */
const FIELDS = [
  MESSAGES, 'message_template_status_update', 'message_template_quality_update', 'message_template_components_update', 'template_category_update', 'phone_number_quality_update', 'phone_number_name_update', 'account_update', 'account_alerts',
];

/** Whether messages reach us: the business account feeds the app, and the app listens to the messages field (R78). */
export async function checkSubscription(appId: string | undefined, credentials: MetaCredentials, http: Http): Promise<Findings> {
  const { listens, ...app } = await checkApp(appId, credentials, http);
  const answer = await ask(`${credentials.businessAccountId}/subscribed_apps`, {}, credentials, http);
  if (answer instanceof SendError) return listens === false ? { ...app, subscribed: false } : app;
  const apps = listOf(answer.data).map((item) => textOf(objectOf(objectOf(item).whatsapp_business_api_data).id));
  const isFed = appId === undefined ? apps.length > 0 : apps.includes(appId);
  const subscribed = isFed && listens !== false;
  return {
    subscribed,
    parts: [...(app.parts ?? []), { part: 'subscription', ok: subscribed }],
    problems: [...(isFed ? [] : [warning('app.not_subscribed', 'The app does not receive the messages of this business account yet')]), ...app.problems],
  };
}

/** The app itself answers with its id and secret as the token, so this proves the App Secret too. What Meta does not say is no problem. */
async function checkApp(appId: string | undefined, credentials: MetaCredentials, http: Http): Promise<Findings & { readonly listens?: boolean }> {
  if (appId === undefined || credentials.appSecret === '') return { problems: [] };
  const answer = await ask(`${appId}/subscriptions`, {}, asApp(appId, credentials), http);
  if (answer instanceof SendError) {
    if (!isTokenRefused(answer)) return { problems: [] };
    return { parts: [{ part: 'secret', ok: false }], problems: [blocking('secret.invalid', 'The App Secret does not belong to the app of the access token', 'appSecret')] };
  }
  const ours = listOf(answer.data).map(objectOf).filter(({ object, active }) => object === OBJECT && active !== false);
  const listens = ours.some(({ fields }) => listOf(fields).some((field) => (textOf(field) ?? textOf(objectOf(field).name)) === MESSAGES));
  return {
    parts: [{ part: 'secret', ok: true }], listens,
    problems: listens ? [] : [warning('messages.not_subscribed', 'The app is not subscribed to the messages field of the webhook')],
  };
}

/**
 * Enters callback URL and fields in the app, which makes Meta verify the URL, and lets the business account feed the app. Without the
 * latter nothing arrives, whatever the dashboard says.
 * @throws SendError
 */
export async function subscribe(credentials: MetaCredentials, http: Http, callbackUrl: string): Promise<void> {
  const { appId, appSecret, verifyToken } = credentials;
  if (appId !== '' && appSecret !== '' && verifyToken !== '') {
    await accepted(callGraph({
      method: 'POST', path: `${appId}/subscriptions`, effect: 'nothing',
      json: { object: OBJECT, callback_url: callbackUrl, verify_token: verifyToken, fields: FIELDS.join(',') },
    }, asApp(appId, credentials), http), 'the webhook was not taken');
  }
  await accepted(callGraph({ method: 'POST', path: `${credentials.businessAccountId}/subscribed_apps`, effect: 'nothing' }, credentials, http), 'the app was not subscribed');
}

async function accepted(call: ReturnType<typeof callGraph>, otherwise: string): Promise<void> {
  const { success } = await call;
  if (success !== true) throw new SendError('retry', 'meta.bad_answer', otherwise);
}
function asApp(appId: string, credentials: MetaCredentials): MetaCredentials {
  return present({ ...credentials, accessToken: `${appId}|${credentials.appSecret}` });
}
