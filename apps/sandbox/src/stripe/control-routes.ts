import { textField, textList, numberField } from '../control/fields.js';
import { refuse } from '../http/refusal.js';
import { isRecord, json, jsonObject, route, type Route } from '../http/router.js';
import { DELIVERY_WAYS } from './events.js';
import type { Stripe } from './stripe.js';
import { SUBSCRIPTION_STATUSES } from './world.js';

/** What Stripe's dashboard and its clock do, by HTTP. */
export function stripeControlRoutes(stripe: Stripe): Route[] {
  return [
    route('PUT', '/sandbox/stripe', (call) => {
      const { endpoint, prices, keys, way } = jsonObject(call);
      if (endpoint !== undefined) {
        if (!isRecord(endpoint)) throw refuse(400, '"endpoint" must have a url and a secret');
        stripe.setEndpoint(textField(endpoint, 'url'), textField(endpoint, 'secret'));
      }
      if (keys !== undefined) for (const key of textList(keys, 'keys')) stripe.world.keys.add(key);
      if (prices !== undefined) {
        if (!Array.isArray(prices) || !prices.every(isRecord)) throw refuse(400, '"prices" must be a list of ids and amounts');
        for (const price of prices) stripe.addPrice({ id: textField(price, 'id'), amount: numberField(price, 'amount'), ...(price['currency'] === undefined ? {} : { currency: textField(price, 'currency') }) });
      }
      if (way !== undefined) {
        const known = DELIVERY_WAYS.find((each) => each === way);
        if (known === undefined) throw refuse(400, `"way" must be one of ${DELIVERY_WAYS.join(', ')}`);
        stripe.way = known;
      }
      return json({ ok: true });
    }),
    route('GET', '/sandbox/stripe', () => json({
      subscriptions: [...stripe.world.subscriptions.values()], sessions: [...stripe.world.sessions.values()],
      deliveries: stripe.deliveries.map(({ event: { id, type }, attempts, isDone }) => ({ id, type, attempts, is_done: isDone })),
    })),
    route('POST', '/sandbox/stripe/release', async () => {
      await stripe.release();
      return json({ ok: true });
    }),
    route('POST', '/sandbox/stripe/subscriptions/:id', async (call) => {
      const status = SUBSCRIPTION_STATUSES.find((each) => each === jsonObject(call)['status']);
      if (status === undefined) throw refuse(400, `"status" must be one of ${SUBSCRIPTION_STATUSES.join(', ')}`);
      await stripe.become(call.params['id'] ?? '', status);
      return json({ ok: true });
    }),
  ];
}
