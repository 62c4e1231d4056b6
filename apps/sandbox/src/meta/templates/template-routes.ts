import { json, route, type Answer, type Call, type Route } from '../../http/router.js';
import type { SandboxParts } from '../../parts.js';
import { fieldsOf } from '../body-fields.js';
import { GraphError, parameterError, templateError, unknownObject } from '../graph-error.js';
import type { GraphAccess } from '../graph-access.js';
import type { BusinessAccount, Template } from '../world.js';
import { checkDefinition } from './definition-check.js';
import { templateAnswer } from './template-answer.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CREATIONS_AN_HOUR = 100;
const MAX_TEMPLATES = 6000;
const EDITABLE = ['APPROVED', 'REJECTED', 'PAUSED'];
const CATEGORIES = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const;

/** Templates of a business account, as strict as Meta. */
export function templateRoutes(parts: SandboxParts, access: GraphAccess): Route[] {
  return [
    route('GET', '/:version/:businessId/message_templates', (call) => list(call, access.businessAccount(call, call.params['businessId'] ?? '').business)),
    route('POST', '/:version/:businessId/message_templates', (call) => create(call, parts, access.businessAccount(call, call.params['businessId'] ?? '').business)),
    route('DELETE', '/:version/:businessId/message_templates', (call) => remove(call, parts, access.businessAccount(call, call.params['businessId'] ?? '').business)),
    route('POST', '/:version/(\\d+)/unpause', (call) => {
      const { template } = known(call, parts, access, call.path.split('/').at(-2) ?? '');
      if (template.status !== 'PAUSED') throw templateError(2388039, 'Only a paused template can be unpaused.');
      template.status = 'APPROVED';
      return json({ success: true });
    }),
    route('POST', '/:version/(\\d+)', (call) => edit(call, parts, access)),
  ];
}

function known(call: Call, parts: SandboxParts, access: GraphAccess, id: string): { template: Template; business: BusinessAccount } {
  const found = parts.world.template(id);
  if (!found) throw unknownObject(call.method, id);
  access.businessAccount(call, found.business.id);
  return found;
}

/** Cursors are positions; a cursor that nobody gave is refused (131059). */
function list(call: Call, business: BusinessAccount): Answer {
  const after = call.query.get('after');
  const start = after === null ? 0 : Number(Buffer.from(after, 'base64url').toString('utf8').replace(/^at /, ''));
  if (!Number.isInteger(start)) throw new GraphError(131059, '(#131059) Invalid cursor');
  const name = call.query.get('name');
  const status = call.query.get('status')?.toUpperCase();
  const limit = Math.min(Number(call.query.get('limit') ?? 25) || 25, 1000);
  const found = business.templates.filter((template) => (name === null || template.name.includes(name)) && (status === undefined || template.status === status));
  const page = found.slice(start, start + limit);
  const cursor = Buffer.from(`at ${start + page.length}`).toString('base64url');
  const hasMore = start + page.length < found.length;
  return json({
    data: page.map((template) => templateAnswer(template, call.query.get('fields'))),
    paging: { cursors: { before: Buffer.from(`at ${start}`).toString('base64url'), after: cursor }, ...(hasMore ? { next: `https://graph.facebook.com${call.path}?after=${cursor}` } : {}) },
  });
}

function create(call: Call, parts: SandboxParts, business: BusinessAccount): Answer {
  const body = fieldsOf(call);
  const name = body['name'];
  const language = body['language'];
  if (typeof name !== 'string' || !/^[a-z0-9_]{1,512}$/.test(name)) throw parameterError('Param name must be lowercase letters, digits and underscores, at most 512.');
  if (typeof language !== 'string' || !/^[a-z]{2,3}(_[A-Z]{2,4})?$/.test(language)) throw parameterError('Param language must be a supported language code.');
  const category = categoryOf(body['category']);
  const format = String(body['parameter_format'] ?? 'POSITIONAL').toUpperCase() === 'NAMED' ? 'NAMED' : 'POSITIONAL';
  const components = checkDefinition(body['components'], { category, format, handles: parts.world.handles });
  const now = parts.clock.now();
  if (business.templates.some((template) => template.name === name && template.language === language && template.status !== 'DELETED')) {
    throw templateError(2388024, `There is already ${language} content for this template. You can create a new template and try again.`);
  }
  if ([name, `${name} ${language}`].some((blocked) => (business.blockedNames.get(blocked) ?? 0) > now)) throw templateError(2388023, `The name ${name} was deleted and cannot be used again within 30 days.`);
  if (business.templates.length >= MAX_TEMPLATES) throw templateError(2388019, 'The limit of message templates is reached.');
  if (business.creations.filter((at) => at > now - HOUR).length >= CREATIONS_AN_HOUR) throw new GraphError(80007, '(#80007) There have been too many calls to create templates');
  business.creations.push(now);
  const template = parts.world.addTemplate({ businessAccountId: business.id, name, language, category, status: 'PENDING', parameterFormat: format, components });
  parts.review.begin(template);
  return json({ id: template.id, status: template.status, category: template.category });
}

/** Only what is approved, rejected or paused; an approved one once a day and ten times in thirty days. */
function edit(call: Call, parts: SandboxParts, access: GraphAccess): Answer {
  const { template } = known(call, parts, access, call.path.split('/').at(-1) ?? '');
  const body = fieldsOf(call);
  const now = parts.clock.now();
  if (!EDITABLE.includes(template.status)) throw templateError(2388039, 'Only approved, rejected or paused templates can be edited.');
  const wasApproved = template.status === 'APPROVED';
  if (wasApproved && body['category'] !== undefined && categoryOf(body['category']) !== template.category) throw templateError(2388039, 'The category of an approved template cannot be edited.');
  if (wasApproved && template.edits.some((at) => at > now - DAY)) throw templateError(2388039, 'An approved template can be edited once in 24 hours.');
  if (wasApproved && template.edits.filter((at) => at > now - 30 * DAY).length >= 10) throw templateError(2388039, 'An approved template can be edited ten times in 30 days.');
  const category = body['category'] === undefined ? template.category : categoryOf(body['category']);
  if (body['components'] !== undefined) template.components = checkDefinition(body['components'], { category, format: template.parameterFormat, handles: parts.world.handles });
  template.category = category;
  if (wasApproved) template.edits.push(now);
  template.status = 'PENDING';
  parts.review.begin(template);
  return json({ success: true });
}

/** All languages of a name, or one; what was approved blocks its name for thirty days: in its language, or whole when all are deleted. */
function remove(call: Call, parts: SandboxParts, business: BusinessAccount): Answer {
  const name = call.query.get('name');
  const id = call.query.get('hsm_id');
  if (name === null) throw parameterError('The parameter name is required.');
  const gone = business.templates.filter((template) => template.name === name && (id === null || template.id === id));
  if (gone.length === 0) throw templateError(2593002, 'The message template was not found.');
  if (gone.some((template) => template.status === 'DISABLED')) throw templateError(2388039, 'A disabled template cannot be deleted.');
  for (const template of gone) {
    if (template.status === 'APPROVED') business.blockedNames.set(id === null ? name : `${name} ${template.language}`, parts.clock.now() + 30 * DAY);
    business.templates.splice(business.templates.indexOf(template), 1);
  }
  return json({ success: true });
}

function categoryOf(value: unknown): (typeof CATEGORIES)[number] {
  const category = CATEGORIES.find((each) => each === String(value).toUpperCase());
  if (category === undefined) throw parameterError('Param category must be one of {AUTHENTICATION, MARKETING, UTILITY}.');
  return category;
}
