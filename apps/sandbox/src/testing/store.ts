import type { NumberCredentials, NewNumber } from '../meta/world.js';
import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox.js';
import { Receiver } from './receiver.js';

/** A sandbox with one connected number, for specs. */
export interface Store {
  readonly sandbox: Sandbox;
  readonly receiver: Receiver;
  readonly number: NumberCredentials;
  /** POST /{number}/messages with the right token; `body` gets messaging_product and to. */
  send(body: Record<string, unknown>): Promise<{ status: number; json: GraphAnswer }>;
  graph(method: string, path: string, init?: { token?: string; body?: string | FormData; headers?: Record<string, string> }): Promise<Response>;
  /** Fails when a call came that no route expected. */
  close(): Promise<void>;
}
export interface GraphAnswer {
  readonly error?: { code: number; message: string; error_subcode?: number; error_data?: { messaging_product: string; details: string }; fbtrace_id: string; type: string };
  readonly messages?: { id: string }[];
  readonly contacts?: { input: string; wa_id?: string; user_id?: string }[];
  readonly [key: string]: unknown;
}
export const CUSTOMER = '16505551234';

export async function openStore(options: SandboxOptions = {}, number: NewNumber = {}): Promise<Store> {
  const receiver = await new Receiver().open();
  const sandbox = await startSandbox({ webhookRetriesMs: [1, 1, 1], ...options });
  const credentials = sandbox.meta.addNumber(number);
  sandbox.meta.setCallback(credentials.appId, receiver.url, [credentials.businessAccountId]);
  const graph: Store['graph'] = (method, path, init = {}) =>
    fetch(`${sandbox.url}/v25.0/${path}`, {
      method,
      headers: { authorization: `Bearer ${init.token ?? credentials.accessToken}`, ...init.headers },
      ...(init.body === undefined ? {} : { body: init.body }),
    });
  return {
    sandbox, receiver, number: credentials, graph,
    send: async (body) => {
      const response = await graph('POST', `${credentials.phoneNumberId}/messages`, {
        body: JSON.stringify({ messaging_product: 'whatsapp', to: `+${CUSTOMER}`, ...body }),
        headers: { 'content-type': 'application/json' },
      });
      return { status: response.status, json: (await response.json()) as GraphAnswer };
    },
    close: async () => {
      await sandbox.close();
      await receiver.close();
      if (sandbox.unplanned.length > 0) throw new Error(`unplanned calls: ${JSON.stringify(sandbox.unplanned)}`);
    },
  };
}
