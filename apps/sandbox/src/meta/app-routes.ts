import { json, route, type Answer, type Call, type Route } from '../http/router.js';
import type { SandboxParts } from '../parts.js';
import { fieldsOf } from './body-fields.js';
import type { GraphAccess } from './graph-access.js';
import { parameterError } from './graph-error.js';
import { verifyCallback } from './handshake.js';

/** Webhook settings of an app, called with the app's own token. */
export function appRoutes(parts: SandboxParts, access: GraphAccess): Route[] {
  return [
    route('GET', '/:version/:appId/subscriptions', (call) => {
      const app = access.app(call, call.params['appId'] ?? '');
      const fields = [...app.fields].map((name) => ({ name, version: call.params['version'] }));
      return json({ data: app.callbackUrl === undefined && fields.length === 0 ? [] : [{ object: 'whatsapp_business_account', callback_url: app.callbackUrl, active: true, fields }] });
    }),
    route('POST', '/:version/:appId/subscriptions', (call) => subscribe(call, parts, access)),
  ];
}

/** What the dashboard's "Verify and save" and the toggles of the fields do in one call. */
async function subscribe(call: Call, parts: SandboxParts, access: GraphAccess): Promise<Answer> {
  const app = access.app(call, call.params['appId'] ?? '');
  const body = fieldsOf(call);
  if (body['object'] !== 'whatsapp_business_account') throw parameterError('Param object must be one of {whatsapp_business_account}');
  const result = await verifyCallback(app, String(body['callback_url'] ?? ''), String(body['verify_token'] ?? ''), parts.clock);
  if (!result.ok) throw parameterError(`The URL couldn't be validated. Response does not match challenge: the answer was ${result.status}.`);
  for (const field of String(body['fields'] ?? '').split(',').filter(Boolean)) app.fields.add(field.trim());
  return json({ success: true });
}
