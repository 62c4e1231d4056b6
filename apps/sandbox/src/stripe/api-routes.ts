import { type Call, json, type Route } from '../http/router.js';
import type { StripeAccess } from './access.js';
import { type Form, readForm, type Shapes } from './form.js';
import { listOf, type StripeObjects } from './objects.js';
import { noSuch, stripeError } from './stripe-error.js';
import { type StripeCustomer, type StripePrice, type StripeSession, SUBSCRIPTION_STATUSES, type StripeWorld } from './world.js';

interface StripeApi { readonly world: StripeWorld; readonly access: StripeAccess; readonly objects: StripeObjects }

// Of what Stripe takes, the parameters that the stand-in acts on; any other is refused as one that Stripe does not know.
const CUSTOMER: Shapes = { name: 'text', email: 'text', metadata: 'metadata', preferred_locales: ['text'] };
const SESSION: Shapes = {
  mode: 'text', customer: 'text', customer_email: 'text', client_reference_id: 'text', line_items: [{ price: 'text', quantity: 'whole' }], success_url: 'url', cancel_url: 'url', metadata: 'metadata', locale: 'text',
  allow_promotion_codes: 'flag', subscription_data: { metadata: 'metadata', trial_period_days: 'whole', description: 'text' },
};
const PORTAL: Shapes = { customer: 'text', return_url: 'url', locale: 'text' };
const LIST: Shapes = { customer: 'text', status: 'text', limit: 'whole' };
const LOCALES = ['auto', 'en', 'es', 'ar', 'fr', 'de', 'pt', 'it', 'nl'];

/** The part of Stripe's API that sells subscriptions. https://docs.stripe.com/api */
export function stripeApiRoutes({ world, access, objects }: StripeApi): Route[] {
  return [
    access.route('POST', '/v1/customers', (call) => json(objects.customer(createCustomer(world, bodyOf(call, CUSTOMER))))),
    access.route('GET', '/v1/prices/:price', (call) => json(objects.price(priceOf(world, call.params['price'] ?? '', 'price', 404)))),
    access.route('POST', '/v1/checkout/sessions', (call) => json(objects.session(createSession(world, bodyOf(call, SESSION, ['mode']))))),
    access.route('GET', '/v1/checkout/sessions', (call) => {
      const { customer, status, limit } = queryOf(call);
      return json(listOf(newestFirst(world.sessions).filter((each) => (customer === undefined || each.customerId === customer) && (status === undefined || each.status === status)).map((each) => objects.session(each)), call.path, limit));
    }),
    access.route('POST', '/v1/checkout/sessions/:session/expire', (call) => {
      const id = call.params['session'] ?? '';
      const session = world.sessions.get(id);
      if (!session) throw noSuch('checkout.session', id, 'session', 404);
      if (session.status !== 'open') throw stripeError(400, 'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of `' + session.status + '`.');
      session.status = 'expired';
      return json(objects.session(session));
    }),
    access.route('GET', '/v1/subscriptions', (call) => {
      const { customer, status, limit } = queryOf(call);
      if (customer !== undefined) customerOf(world, customer);
      if (status !== undefined && !['all', 'ended', ...SUBSCRIPTION_STATUSES].includes(status)) throw stripeError(400, `Invalid status: must be one of all, ended, ${SUBSCRIPTION_STATUSES.join(', ')}`, { param: 'status' });
      const found = newestFirst(world.subscriptions).filter((each) => (customer === undefined || each.customerId === customer) && (status === 'all' || (status === undefined ? each.status !== 'canceled' : each.status === status)));
      return json(listOf(found.map((each) => objects.subscription(each)), call.path, limit));
    }),
    access.route('POST', '/v1/billing_portal/sessions', (call) => {
      const { customer, return_url: returnUrl } = bodyOf(call, PORTAL, ['customer']);
      if (!world.portalIsSetUp) throw stripeError(400, "No configuration provided and your test mode default configuration has not been created. Provide a configuration or create your default by saving your customer portal settings in test mode at https://dashboard.stripe.com/test/settings/billing/portal.");
      const portal = { id: world.newId('bps'), created: world.now(), customerId: customerOf(world, String(customer)).id, returnUrl: returnUrl === undefined ? null : String(returnUrl) };
      world.portals.set(portal.id, portal);
      return json(objects.portal(portal));
    }),
  ];
}

function bodyOf(call: Call, shapes: Shapes, required?: readonly string[]): Form {
  return readForm(call.body.toString('utf8'), shapes, required);
}
function queryOf(call: Call): { customer: string | undefined; status: string | undefined; limit: number } {
  const { customer, status, limit = 10 } = readForm(call.query.toString(), LIST);
  if (Number(limit) < 1 || Number(limit) > 100) throw stripeError(400, 'Invalid integer: limit must be between 1 and 100', { param: 'limit' });
  return { customer: customer === undefined ? undefined : String(customer), status: status === undefined ? undefined : String(status), limit: Number(limit) };
}
function newestFirst<Item>(all: ReadonlyMap<string, Item>): Item[] {
  return [...all.values()].toReversed();
}

function priceOf(world: StripeWorld, id: string, param: string, status: 400 | 404): StripePrice {
  const price = world.prices.get(id);
  if (!price) throw noSuch('price', id, param, status);
  return price;
}
function customerOf(world: StripeWorld, id: string): StripeCustomer {
  const customer = world.customers.get(id);
  if (!customer || customer.deleted) throw noSuch('customer', id, 'customer', 400);
  return customer;
}

function createCustomer(world: StripeWorld, { name, email, metadata = {} }: Form): StripeCustomer {
  if (email !== undefined && !/^[^@\s]+@[^@\s]+$/.test(String(email))) throw stripeError(400, `Invalid email address: ${String(email)}`, { code: 'email_invalid', param: 'email' });
  const customer = { id: world.newId('cus'), created: world.now(), name: name === undefined ? null : String(name), email: email === undefined ? null : String(email), metadata: metadata as Record<string, string>, deleted: false };
  world.customers.set(customer.id, customer);
  return customer;
}

function createSession(world: StripeWorld, form: Form): StripeSession {
  const { mode, customer, customer_email: email, line_items: items, success_url: successUrl, cancel_url: cancelUrl, client_reference_id: reference, locale } = form;
  if (mode !== 'subscription') throw stripeError(400, `The sandbox knows \`subscription\` mode only, not '${String(mode)}'.`, { param: 'mode' });
  if (customer !== undefined && email !== undefined) throw stripeError(400, 'You may only specify one of these parameters: customer, customer_email.');
  if (customer === undefined) throw stripeError(400, 'The sandbox sells to known customers only: `customer` is missing.', { code: 'parameter_missing', param: 'customer' });
  const customerId = customerOf(world, String(customer)).id;
  if (successUrl === undefined) throw stripeError(400, 'You must provide a `success_url` for hosted Checkout Sessions.', { code: 'parameter_missing', param: 'success_url' });
  if (locale !== undefined && !LOCALES.includes(String(locale))) throw stripeError(400, `Invalid locale: must be one of ${LOCALES.join(', ')}`, { param: 'locale' });
  if (reference !== undefined && String(reference).length > 200) throw stripeError(400, 'Invalid string: client_reference_id must be at most 200 characters', { param: 'client_reference_id' });
  const [line, ...others] = Array.isArray(items) ? (items as Form[]) : [];
  if (!line) throw stripeError(400, 'Missing required param: line_items.', { code: 'parameter_missing', param: 'line_items' });
  if (others.length > 0) throw stripeError(400, 'The sandbox sells one price at a time.', { param: 'line_items' });
  if (line['price'] === undefined) throw stripeError(400, 'Missing required param: line_items[0][price].', { code: 'parameter_missing', param: 'line_items[0][price]' });
  const price = priceOf(world, String(line['price']), 'line_items[0][price]', 400);
  if (!price.active) throw stripeError(400, 'The price specified is inactive. This field only accepts active prices.', { param: 'line_items[0][price]' });
  if (price.interval === null) throw stripeError(400, 'You must provide at least one recurring price in `subscription` mode when using prices.', { param: 'line_items' });
  if (line['quantity'] === undefined || Number(line['quantity']) < 1) throw stripeError(400, 'Quantity is required. Add `quantity` to `line_items[0]`', { code: 'parameter_missing', param: 'line_items[0][quantity]' });
  const subscriptionData = (form['subscription_data'] ?? {}) as Form;
  const session: StripeSession = {
    id: world.newId('cs_test'), created: world.now(), customerId, priceId: price.id, quantity: Number(line['quantity']), clientReferenceId: reference === undefined ? null : String(reference),
    metadata: (form['metadata'] ?? {}) as Record<string, string>, subscriptionMetadata: (subscriptionData['metadata'] ?? {}) as Record<string, string>,
    trialDays: subscriptionData['trial_period_days'] === undefined ? null : Number(subscriptionData['trial_period_days']),
    successUrl: String(successUrl), cancelUrl: cancelUrl === undefined ? null : String(cancelUrl), status: 'open', subscriptionId: null,
  };
  world.sessions.set(session.id, session);
  return session;
}
