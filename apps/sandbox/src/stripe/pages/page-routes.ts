import { refuse } from '../../http/refusal.js';
import { type Answer, type Call, route, type Route } from '../../http/router.js';
import type { Stripe } from '../stripe.js';
import type { PortalSession, StripePrice, StripeSession, StripeSubscription } from '../world.js';
import { button, escaped, pageOf } from './layout.js';

/** The pages that a buyer sees: paying, and the customer portal. */
export function stripePageRoutes(stripe: Stripe): Route[] {
  return [
    route('GET', '/stripe/checkout/:session', (call) => html(checkoutPage(stripe, sessionOf(stripe, call)))),
    route('POST', '/stripe/checkout/:session', async (call) => {
      const session = sessionOf(stripe, call);
      if (new URLSearchParams(call.body.toString('utf8')).get('do') === 'refuse') {
        await stripe.refuseFirst(session.id);
        return html(checkoutPage(stripe, session, 'Your card was declined.'));
      }
      await stripe.pay(session.id);
      return seeOther(session.successUrl.replaceAll('{CHECKOUT_SESSION_ID}', session.id));
    }),
    route('GET', '/stripe/portal/:portal', (call) => html(portalPage(stripe, portalOf(stripe, call)))),
    route('POST', '/stripe/portal/:portal', async (call) => {
      const portal = portalOf(stripe, call);
      const [[what, value] = ['', '']] = [...new URLSearchParams(call.body.toString('utf8'))];
      const [current] = stripe.subscriptionsOf(portal.customerId);
      if (!current) throw refuse(409, 'nothing is subscribed to');
      await act(stripe, current, what, value);
      return seeOther(`/stripe/portal/${portal.id}`);
    }),
  ];
}

async function act(stripe: Stripe, { id }: StripeSubscription, what: string, value: string): Promise<void> {
  switch (what) {
    case 'price': return stripe.changePrice(id, value);
    case 'cancel': return value === 'now' ? stripe.become(id, 'canceled') : stripe.cancelAtEnd(id);
    case 'resume': return stripe.cancelAtEnd(id, false);
    case 'charge': return stripe.become(id, value === 'fails' ? 'past_due' : 'active');
    default: throw refuse(400, `the portal cannot "${what}"`);
  }
}

function sessionOf(stripe: Stripe, call: Call): StripeSession {
  const session = stripe.world.sessions.get(call.params['session'] ?? '');
  if (session?.status !== 'open') throw refuse(404, 'This checkout session is over.');
  return session;
}
function portalOf(stripe: Stripe, call: Call): PortalSession {
  const portal = stripe.world.portals.get(call.params['portal'] ?? '');
  if (!portal) throw refuse(404, 'There is no such portal session.');
  return portal;
}

function checkoutPage(stripe: Stripe, session: StripeSession, problem = ''): string {
  const price = stripe.world.prices.get(session.priceId);
  return pageOf('Checkout', `<h1>Subscribe</h1><p class="price">${price ? escaped(amountOf(price)) : ''}</p>${problem === '' ? '' : `<p role="alert">${escaped(problem)}</p>`}
    ${button('do', 'pay', 'Pay and subscribe', true)}${button('do', 'refuse', 'Pay with a card that is declined')}
    ${session.cancelUrl === null ? '' : `<form><a class="button" href="${escaped(session.cancelUrl)}">Back</a></form>`}`);
}

function portalPage(stripe: Stripe, portal: PortalSession): string {
  const [current] = stripe.subscriptionsOf(portal.customerId);
  const back = portal.returnUrl === null ? '' : `<section><a class="button" href="${escaped(portal.returnUrl)}">Return</a></section>`;
  if (!current || current.status === 'canceled') return pageOf('Customer portal', `<h1>No subscription</h1>${back}`);
  const others = [...stripe.world.prices.values()].filter(({ id, active, interval }) => id !== current.priceId && active && interval !== null);
  const now = stripe.world.prices.get(current.priceId);
  return pageOf('Customer portal', `<h1>Your subscription: ${escaped(current.status)}</h1><p class="price">${now ? escaped(amountOf(now)) : ''}</p>
    <section><strong>Change</strong>${others.map((price) => button('price', price.id, `Change to ${amountOf(price)}`)).join('')}</section>
    <section><strong>Cancel</strong>${current.cancelAtPeriodEnd ? button('resume', 'yes', 'Keep the subscription') : button('cancel', 'end', 'Cancel at the end of the period')}${button('cancel', 'now', 'Cancel now')}</section>
    <section><strong>The next charge</strong>${button('charge', 'fails', 'fails')}${button('charge', 'works', 'works')}</section>${back}`);
}

function amountOf({ amount, currency, interval }: StripePrice): string {
  return `${new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount / 100)}${interval === null ? '' : ` / ${interval}`}`;
}
function html(page: string): Answer {
  return { kind: 'bytes', status: 200, bytes: page, contentType: 'text/html; charset=utf-8' };
}
function seeOther(location: string): Answer {
  return { kind: 'bytes', status: 303, bytes: '', contentType: 'text/plain', headers: { location } };
}
