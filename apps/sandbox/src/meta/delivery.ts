import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** One POST of a webhook and what the receiver answered; `status` 0 when nothing came back. */
export interface DeliveryAttempt { readonly at: number; readonly status: number; readonly error?: string }
export interface WebhookDelivery {
  readonly id: number;
  readonly appId: string;
  readonly url: string;
  readonly body: string;
  readonly signature: string;
  readonly attempts: DeliveryAttempt[];
  state: 'pending' | 'delivered' | 'gave_up';
}

const ANSWER_WITHIN_MS = 10_000;

/** Posts bytes over kept-alive connections. Self-signed certificates are refused, as Meta refuses them. */
export class WebhookPost {
  private readonly http = new HttpAgent({ keepAlive: true, maxSockets: 64 });
  private readonly https = new HttpsAgent({ keepAlive: true, maxSockets: 64 });

  /** The status of the answer, or 0 and the reason when none came. Never throws. */
  send(url: string, body: Buffer, headers: Readonly<Record<string, string>>): Promise<{ status: number; error?: string }> {
    return new Promise((resolve) => {
      const secure = url.startsWith('https:');
      const options = {
        method: 'POST',
        agent: secure ? this.https : this.http,
        timeout: ANSWER_WITHIN_MS,
        headers: { ...headers, 'content-length': body.length },
      };
      try {
        const request = (secure ? httpsRequest : httpRequest)(url, options, (response) => {
          response.resume();
          response.on('end', () => { resolve({ status: response.statusCode ?? 0 }); });
          response.on('error', (error) => { resolve({ status: 0, error: error.message }); });
        });
        request.on('timeout', () => request.destroy(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`)));
        request.on('error', (error) => { resolve({ status: 0, error: error.message }); });
        request.end(body);
      } catch (error) {
        resolve({ status: 0, error: error instanceof Error ? error.message : String(error) });
      }
    });
  }

  close(): void {
    this.http.destroy();
    this.https.destroy();
  }
}
