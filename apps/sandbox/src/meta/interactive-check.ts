import { parameterError, whatsappError } from './graph-error.js';
import { refuseDuplicates, type Param } from './param.js';
import { checkMedia, type CheckContext } from './media-check.js';

const TYPES = [
  'button', 'list', 'cta_url', 'location_request_message', 'address_message', 'product', 'product_list', 'catalog_message', 'flow',
  'request_contact_info',
] as const;
type InteractiveType = (typeof TYPES)[number];
const BODY_MAX: Readonly<Partial<Record<InteractiveType, number>>> = { list: 4096 };
const BODY_OPTIONAL: readonly InteractiveType[] = ['product'];

/**
 * Interactive messages with Meta's limits, counted in UTF-16 units.
 * @throws GraphError
 */
export function checkInteractive(interactive: Param, context: CheckContext): void {
  interactive.only('type', 'header', 'body', 'footer', 'action');
  const type = interactive.choice('type', TYPES);
  checkHeader(interactive, type, context);
  if (!BODY_OPTIONAL.includes(type) || interactive.has('body')) {
    interactive.child('body').only('text').text('text', { max: BODY_MAX[type] ?? 1024 });
  }
  interactive.optionalChild('footer')?.only('text').text('text', { max: 60 });
  checkAction(interactive.child('action'), type);
}

function checkHeader(interactive: Param, type: InteractiveType, context: CheckContext): void {
  const header = interactive.optionalChild('header');
  if (!header) {
    if (type === 'product_list') throw whatsappError(131008, 'A product list needs a text header.');
    return;
  }
  if (type === 'product') throw whatsappError(131009, 'A product message cannot have a header.');
  const kind = header.choice('type', ['text', 'image', 'video', 'document']);
  header.only('type', kind);
  if (kind === 'text') {
    header.text('text', { max: 60 });
    return;
  }
  if (type === 'list' || type === 'product_list') throw whatsappError(131009, `The header of a ${type} message can only be text.`);
  checkMedia(header.child(kind), kind, context);
}

function checkAction(action: Param, type: InteractiveType): void {
  switch (type) {
    case 'button': {
      const replies = action.only('buttons').list('buttons', { max: 3 }).map((button) => {
        button.only('type', 'reply').choice('type', ['reply']);
        const reply = button.child('reply').only('id', 'title');
        return { id: reply.text('id', { max: 256 }), title: reply.text('title', { max: 20 }) };
      });
      refuseDuplicates(replies.map(({ id }) => id), 'button id');
      refuseDuplicates(replies.map(({ title }) => title), 'button title');
      return;
    }
    case 'list':
      checkList(action);
      return;
    case 'cta_url': {
      const parameters = named(action, type).child('parameters').only('display_text', 'url');
      parameters.text('display_text', { max: 20 });
      if (!/^https?:\/\/\S+$/.test(parameters.text('url', { max: 2000 }))) throw whatsappError(131009, 'The button url is not a valid address.');
      return;
    }
    case 'location_request_message':
      action.only('name').choice('name', ['send_location']);
      return;
    case 'request_contact_info':
      action.only('name').choice('name', ['request_contact_info']);
      return;
    case 'address_message':
      named(action, type).child('parameters').choice('country', ['IN', 'SG']);
      return;
    case 'catalog_message':
      action.only('name', 'parameters').choice('name', ['catalog_message']);
      return;
    case 'product':
      action.only('catalog_id', 'product_retailer_id').text('catalog_id', { max: 64 });
      action.text('product_retailer_id', { max: 100 });
      return;
    case 'product_list':
      checkProducts(action);
      return;
    case 'flow':
      checkFlow(named(action, type).child('parameters'));
      return;
  }
}

function named(action: Param, name: string): Param {
  action.only('name', 'parameters').choice('name', [name]);
  return action;
}

function checkList(action: Param): void {
  action.only('button', 'sections').text('button', { max: 20 });
  const sections = action.list('sections', { max: 10 });
  const ids: string[] = [];
  for (const section of sections) {
    section.only('title', 'rows');
    if (sections.length > 1) section.text('title', { max: 24 });
    else section.optionalText('title', { min: 0, max: 24 });
    for (const row of section.list('rows', { max: Number.MAX_SAFE_INTEGER })) {
      row.only('id', 'title', 'description');
      ids.push(row.text('id', { max: 200 }));
      row.text('title', { max: 24 });
      row.optionalText('description', { min: 0, max: 72 });
    }
  }
  if (ids.length > 10) throw whatsappError(131009, `Parameter value is not valid: total row count exceeds max allowed count: 10, got ${ids.length}.`);
  refuseDuplicates(ids, 'row id');
}

function checkProducts(action: Param): void {
  action.only('catalog_id', 'sections').text('catalog_id', { max: 64 });
  checkSections(action);
}

/** Products in sections, as messages and templates name them. @throws GraphError 131008, 131009 */
export function checkSections(action: Param): void {
  const sections = action.list('sections', { max: 10 });
  let products = 0;
  for (const section of sections) {
    if (sections.length > 1) section.text('title', { max: 24 });
    const items = section.list('product_items', { max: 30 });
    for (const item of items) item.text('product_retailer_id', { max: 100 });
    products += items.length;
  }
  if (products > 30) throw whatsappError(131009, `Parameter value is not valid: at most 30 products, got ${products}.`);
}

function checkFlow(parameters: Param): void {
  parameters.only('flow_message_version', 'flow_id', 'flow_name', 'flow_cta', 'flow_token', 'mode', 'flow_action', 'flow_action_payload');
  parameters.choice('flow_message_version', ['3']);
  if (parameters.has('flow_id') === parameters.has('flow_name')) throw parameterError("Exactly one of 'flow_id' and 'flow_name' is needed.");
  parameters.text('flow_cta', { max: 30 });
  parameters.optionalText('flow_token', { max: 200 });
  if (parameters.has('mode')) parameters.choice('mode', ['draft', 'published']);
  const action = parameters.has('flow_action') ? parameters.choice('flow_action', ['navigate', 'data_exchange']) : 'navigate';
  const payload = parameters.optionalChild('flow_action_payload');
  if (action === 'data_exchange' && payload) throw parameterError('flow_action_payload must be omitted for data_exchange.');
  if (payload) {
    payload.only('screen', 'data').text('screen', { max: 200 });
    const data = payload.optionalChild('data');
    if (data?.isEmpty) throw parameterError('flow_action_payload.data must not be empty.');
  }
}
