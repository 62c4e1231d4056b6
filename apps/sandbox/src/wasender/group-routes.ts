import { json, jsonObject, route, type Answer, type Call, type Route } from '../http/router.js';
import { invalid, type WasenderAccess } from './access.js';
import type { ActionResult, Group, GroupRole } from './groups.js';
import type { WasenderParts } from './parts.js';

const GROUPS = '/wasender/api/groups';

/** Groups of the linked phone: nothing of the product asks for them, other clients of the API do. */
export function groupRoutes({ clock, customers, groups, webhooks }: WasenderParts, access: WasenderAccess): Route[] {
  const ok = (data: unknown): Answer => json({ success: true, data });
  const found = (call: Call): Group => groups.find(access.sender(call), call.params['jid'] ?? '');
  const seconds = () => Math.floor(clock.now() / 1_000);
  const changed = async (group: Group, action: string, results: readonly ActionResult[]): Promise<Answer> => {
    const participants = results.filter(({ status }) => status === 200).map(({ jid }) => jid);
    if (participants.length > 0) await webhooks.post(group.session, 'group-participants.update', { jid: group.jid, participants, action }, seconds());
    return ok(results);
  };
  return [
    route('GET', GROUPS, (call) => ok(groups.of(access.sender(call)).map(({ jid, subject }) => ({ jid, name: subject, imgUrl: null })))),
    route('POST', GROUPS, async (call) => {
      const session = access.sender(call);
      const { name, participants } = jsonObject(call);
      if (typeof name !== 'string' || name.trim() === '') throw invalid({ name: 'The name field is required.' });
      const group = groups.create(session, name, participants === undefined ? [] : listOf(participants));
      await webhooks.post(session, 'groups.upsert', [metadataOf(group)], seconds());
      return ok(summaryOf(group));
    }),
    route('POST', `${GROUPS}/invite/accept`, (call) => {
      const session = access.sender(call);
      const group = groups.invited(jsonObject(call)['code']);
      groups.add(group, [session.phone]);
      return ok({ jid: group.jid });
    }),
    route('GET', `${GROUPS}/invite/:code`, (call) => {
      access.sender(call);
      return ok(summaryOf(groups.invited(call.params['code'])));
    }),
    route('GET', `${GROUPS}/:jid/metadata`, (call) => ok(metadataOf(found(call)))),
    route('GET', `${GROUPS}/:jid/participants`, (call) => {
      const group = found(call);
      return ok([...group.members].map(([digits, role]) => ({ id: groups.lidOf(group, digits, customers), ...(role === null ? {} : { admin: role }) })));
    }),
    route('POST', `${GROUPS}/:jid/participants/add`, (call) => {
      const group = found(call);
      return changed(group, 'add', groups.add(group, listOf(jsonObject(call)['participants'])));
    }),
    route('POST', `${GROUPS}/:jid/participants/remove`, (call) => {
      const group = found(call);
      return changed(group, 'remove', groups.remove(group, listOf(jsonObject(call)['participants'])));
    }),
    route('PUT', `${GROUPS}/:jid/participants/update`, (call) => {
      const group = found(call);
      const { action, participants } = jsonObject(call);
      if (action !== 'promote' && action !== 'demote') throw invalid({ action: 'The selected action is invalid.' });
      return changed(group, action, groups.appoint(group, listOf(participants), action === 'promote' ? 'admin' : null));
    }),
    route('PUT', `${GROUPS}/:jid/settings`, (call) => settle(found(call), jsonObject(call), ok)),
    route('GET', `${GROUPS}/:jid/picture`, (call) => {
      found(call);
      return ok({ imgUrl: null });
    }),
    route('GET', `${GROUPS}/:jid/invite-link`, (call) => json({ success: true, inviteLink: `https://chat.whatsapp.com/${found(call).invite}` })),
    route('POST', `${GROUPS}/:jid/leave`, (call) => {
      groups.leave(found(call), access.sender(call));
      return ok({});
    }),
  ];
}

function settle(group: Group, { subject, description, announce, restrict, ...others }: Record<string, unknown>, ok: (data: unknown) => Answer): Answer {
  const unknown = Object.keys(others).filter((name) => !['joinApproval', 'memberAdd', 'profilePicUrl'].includes(name));
  if (unknown.length > 0) throw invalid(Object.fromEntries(unknown.map((name) => [name, `The ${name} field is not known.`])));
  if (typeof subject === 'string') group.subject = subject;
  if (typeof description === 'string') group.description = description;
  if (typeof announce === 'boolean') group.announce = announce;
  if (typeof restrict === 'boolean') group.restrict = restrict;
  return ok({ subject: group.subject, description: group.description ?? '' });
}
function listOf(participants: unknown): string[] {
  if (!Array.isArray(participants) || participants.length === 0 || !participants.every((each) => typeof each === 'string')) throw invalid({ participants: 'The participants field is required.' });
  return participants;
}
function metadataOf({ jid, subject, createdAt, session, description, members }: Group): unknown {
  const participants = [...members].map(([digits, role]) => ({ jid: `${digits}@s.whatsapp.net`, isAdmin: role !== null, isSuperAdmin: role === 'superadmin' }));
  return { jid, subject, creation: Math.floor(createdAt / 1_000), owner: `${session.phone}@s.whatsapp.net`, desc: description ?? null, participants };
}
/** As creating one and an invitation tell it: with other names than everywhere else. */
function summaryOf({ jid, subject, createdAt, session, members }: Group): unknown {
  const participants = [...members].map(([digits, admin]: [string, GroupRole]) => ({ id: `${digits}@s.whatsapp.net`, admin }));
  return { id: jid, subject, creation: Math.floor(createdAt / 1_000), owner: `${session.phone}@s.whatsapp.net`, participants };
}
