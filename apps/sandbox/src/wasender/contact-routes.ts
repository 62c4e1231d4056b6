import { json, route, type Answer, type Call, type Route } from '../http/router.js';
import { failed, refused, type WasenderAccess } from './access.js';
import type { WasenderParts } from './parts.js';

const BASE = '/wasender/api';

/** The session itself, and who can be written to. */
export function contactRoutes({ customers, world, customerAt }: WasenderParts, access: WasenderAccess): Route[] {
  const ok = (data: unknown): Answer => json({ success: true, data });
  const contact = (customer: ReturnType<typeof customerAt> & object) => ({ jid: customer.waId === undefined ? world.lidOf(customer) : `${customer.waId}@s.whatsapp.net`, name: customer.name, notify: customer.name, verifiedName: null, imgUrl: null, status: null });
  const known = (call: Call) => {
    access.sender(call);
    const customer = customerAt(call.params['id'] ?? '');
    if (!customer) throw failed(404, 'Contact not found.');
    return customer;
  };
  return [
    route('GET', `${BASE}/status`, (call) => json({ status: access.session(call).state })),
    route('GET', `${BASE}/user`, async (call) => {
      const session = access.session(call);
      if (session.state !== 'connected') throw refused(400, 'Your Whatsapp Session is not connected please connect your session first.');
      const answer = ok({ id: `${session.linkedPhone}:7@s.whatsapp.net`, name: session.name, lid: session.lid });
      const held = world.heldUser;
      world.heldUser = undefined;
      await held?.pass();
      return answer;
    }),
    route('GET', `${BASE}/contacts`, (call) => {
      access.sender(call);
      const items = customers.all.map(contact);
      return call.query.get('paginated') === 'true' ? ok({ items, pagination: { page: 1, totalPages: 1, total: items.length } }) : ok(items);
    }),
    route('GET', `${BASE}/contacts/:id`, (call) => {
      const { jid: id, ...rest } = contact(known(call));
      return ok({ id, ...rest });
    }),
    route('GET', `${BASE}/contacts/:id/picture`, (call) => {
      known(call);
      return ok({ imgUrl: null });
    }),
    route('POST', `${BASE}/contacts/:id/block`, (call) => {
      known(call);
      return ok({ message: 'Contact blocked' });
    }),
    route('POST', `${BASE}/contacts/:id/unblock`, (call) => {
      known(call);
      return ok({ message: 'Contact unblocked' });
    }),
    route('GET', `${BASE}/on-whatsapp/:id`, (call) => {
      access.sender(call);
      return ok({ exists: customerAt(call.params['id'] ?? '')?.onWhatsApp ?? false });
    }),
    route('GET', `${BASE}/lid-from-pn/:id`, (call) => ok({ lid: world.lidOf(known(call)) })),
    route('GET', `${BASE}/pn-from-lid/:id`, (call) => {
      const { hides } = access.sender(call);
      const customer = world.customerBehind(call.params['id'] ?? '');
      if (customer?.waId === undefined || hides === 'numbers') throw failed(404, 'LID not found or invalid.');
      return ok({ pn: `${customer.waId}@s.whatsapp.net` });
    }),
  ];
}
