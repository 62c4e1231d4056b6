import { route, type Route } from '../http/router.js';
import { StripeAccess } from './access.js';
import { stripeApiRoutes } from './api-routes.js';
import { stripeControlRoutes } from './control-routes.js';
import { StripeEvents } from './events.js';
import { StripeObjects } from './objects.js';
import { stripePageRoutes } from './pages/page-routes.js';
import { Stripe } from './stripe.js';
import { stripeError } from './stripe-error.js';
import { StripeWorld } from './world.js';
import type { Background } from '../background.js';
import type { SandboxClock } from '../clock.js';

interface Surroundings { readonly clock: SandboxClock; readonly background: Background; readonly origin: () => string; readonly retryDelaysMs: readonly number[] }

/** The stand-in and its routes: `/v1` as on api.stripe.com, pages under `/stripe`, control under `/sandbox/stripe`. */
export function makeStripe({ clock, background, origin, retryDelaysMs }: Surroundings): { readonly stripe: Stripe; readonly routes: Route[] } {
  const world = new StripeWorld(clock);
  const objects = new StripeObjects(world, origin);
  const access = new StripeAccess(world);
  const stripe = new Stripe(world, objects, new StripeEvents(world, background, retryDelaysMs), access);
  const unknown = (method: 'GET' | 'POST' | 'DELETE'): Route => route(method, '/v1/.*', (call) => {
    throw stripeError(404, `Unrecognized request URL (${call.method}: ${call.path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`);
  });
  return { stripe, routes: [...stripeApiRoutes({ world, access, objects }), unknown('GET'), unknown('POST'), unknown('DELETE'), ...stripePageRoutes(stripe), ...stripeControlRoutes(stripe)] };
}
