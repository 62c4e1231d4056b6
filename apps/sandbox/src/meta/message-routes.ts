import type { Background } from '../background.js';
import type { Chaos } from '../chaos.js';
import { isRecord, json, route, type Answer, type Call, type Route } from '../http/router.js';
import { GraphError, whatsappError } from './graph-error.js';
import type { GraphAccess } from './graph-access.js';
import type { ReadReceipts } from './read-receipts.js';
import type { Sends } from './sends.js';
import type { Statuses } from './statuses.js';
import type { BusinessNumber } from './world.js';

interface Parts { readonly access: GraphAccess; readonly sends: Sends; readonly statuses: Statuses; readonly receipts: ReadReceipts; readonly chaos: Chaos; readonly background: Background }

/** POST /{phone number id}/messages: sends, read receipts and typing. */
export function messageRoutes(parts: Parts): Route[] {
  return [route('POST', '/:version/:numberId/messages', (call) => receive(call, parts))];
}

function receive(call: Call, parts: Parts): Answer | Promise<Answer> {
  const { number } = parts.access.number(call, call.params['numberId'] ?? '', 'whatsapp_business_messaging');
  const fault = faultBefore(number, parts.chaos);
  if (fault) return fault;
  const body = bodyOf(call);
  if (!number.registered) throw whatsappError(133010, 'The account is not registered.');
  if (body['status'] !== undefined) return json(parts.receipts.read(number, body));
  return send(number, body, parts);
}

async function send(number: BusinessNumber, body: Record<string, unknown>, { sends, statuses, chaos, background }: Parts): Promise<Answer> {
  const { send: accepted, failure, answer } = sends.accept(number, body);
  if (chaos.strikes('statusBeforeAnswer', number.id)) await statuses.progress(number, accepted, failure);
  else setImmediate(() => { background.run(() => statuses.progress(number, accepted, failure)); });
  if (chaos.strikes('dropSendResponse', number.id)) return { kind: 'drop' };
  if (chaos.strikes('brokenBody', number.id)) {
    return { kind: 'bytes', status: 200, bytes: JSON.stringify(answer).slice(0, 40), contentType: 'application/json' };
  }
  return json(answer);
}

function faultBefore(number: BusinessNumber, chaos: Chaos): Answer | undefined {
  if (chaos.strikes('hang', number.id)) return { kind: 'hang' };
  if (chaos.strikes('answer429', number.id)) return { kind: 'bytes', status: 429, bytes: '', contentType: 'text/plain' };
  if (chaos.strikes('answer500', number.id)) return { kind: 'bytes', status: 500, bytes: '<html><body>Sorry, something went wrong.</body></html>', contentType: 'text/html' };
  if (chaos.strikes('throughput', number.id)) throw whatsappError(130429, 'Cloud API message throughput has been reached.', 429);
  return undefined;
}

function bodyOf(call: Call): Record<string, unknown> {
  const refused = new GraphError(100, '(#100) Invalid parameter', { details: 'The body is not a JSON object.' });
  try {
    const parsed: unknown = JSON.parse(call.body.toString('utf8'));
    if (isRecord(parsed)) return parsed;
  } catch {
    throw refused;
  }
  throw refused;
}
