import { json, route, type Answer, type Call, type Route } from '../http/router.js';
import type { SandboxParts } from '../parts.js';
import { fieldsOf } from './body-fields.js';
import { parameterError } from './graph-error.js';
import type { GraphAccess } from './graph-access.js';
import { verifyCallback } from './handshake.js';
import { numberAnswer } from './object-routes.js';

/** What hangs on a business account: its numbers, templates and subscribed apps. */
export function businessRoutes(parts: SandboxParts, access: GraphAccess): Route[] {
  return [
    route('GET', '/:version/:businessId/phone_numbers', (call) => {
      const { business } = access.businessAccount(call, call.params['businessId'] ?? '');
      const numbers = [...parts.world.numbers.values()].filter((number) => number.businessAccountId === business.id);
      return page(numbers.map((number) => numberAnswer(number, call.query.get('fields'), parts)));
    }),
    route('GET', '/:version/:businessId/subscribed_apps', (call) => {
      const { business } = access.businessAccount(call, call.params['businessId'] ?? '');
      return json({
        data: [...business.subscribedApps].map((id) => {
          const override = business.overrides.get(id);
          return {
            whatsapp_business_api_data: { id, name: 'Sandbox app', link: `https://www.facebook.com/games/?app_id=${id}` },
            ...(override === undefined ? {} : { override_callback_uri: override }),
          };
        }),
      });
    }),
    route('POST', '/:version/:businessId/subscribed_apps', (call) => subscribe(call, parts, access)),
    route('DELETE', '/:version/:businessId/subscribed_apps', (call) => {
      const { business, token } = access.businessAccount(call, call.params['businessId'] ?? '');
      business.subscribedApps.delete(token.appId);
      business.overrides.delete(token.appId);
      return json({ success: true });
    }),
  ];
}

function page(data: readonly unknown[]): Answer {
  return json({ data, paging: { cursors: { before: 'QVFI', after: 'QVFI' } } });
}

/** Subscribes the token's app; an override callback must pass the handshake first. */
async function subscribe(call: Call, parts: SandboxParts, access: GraphAccess): Promise<Answer> {
  const { business, token } = access.businessAccount(call, call.params['businessId'] ?? '');
  const body = fieldsOf(call);
  const override = body['override_callback_uri'];
  const app = parts.world.addApp({ id: token.appId });
  if (typeof override === 'string') {
    if (override.length > 200) throw parameterError('override_callback_uri must be at most 200 characters long.');
    const kept = app.callbackUrl;
    const result = await verifyCallback(app, override, String(body['verify_token'] ?? ''), parts.clock);
    if (kept === undefined) delete app.callbackUrl;
    else app.callbackUrl = kept;
    if (!result.ok) throw parameterError(`The callback URL or verify token couldn't be validated: the answer was ${result.status}.`);
    business.overrides.set(app.id, override);
  } else {
    business.overrides.delete(app.id);
  }
  business.subscribedApps.add(app.id);
  return json({ success: true });
}
