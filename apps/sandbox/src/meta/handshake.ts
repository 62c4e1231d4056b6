import { randomInt } from 'node:crypto';
import type { SandboxClock } from '../clock.js';
import type { MetaApp } from './world.js';

export interface HandshakeResult { readonly ok: boolean; readonly status: number; readonly answer: string }

const ANSWER_WITHIN_MS = 10_000;

/**
 * What "Verify and save" of the app dashboard does: GET the callback with a challenge, and take the address
 * when exactly the challenge comes back with 200. A failed handshake leaves the earlier address in place.
 */
export async function verifyCallback(app: MetaApp, callbackUrl: string, verifyToken: string, clock: SandboxClock): Promise<HandshakeResult> {
  const challenge = String(randomInt(100_000_000, 2_000_000_000));
  const url = new URL(callbackUrl);
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', challenge);
  url.searchParams.set('hub.verify_token', verifyToken);
  const { status, answer } = await ask(url);
  const ok = status === 200 && answer === challenge;
  app.handshakes.push({ at: clock.now(), callbackUrl, ok, status, answer });
  if (ok) app.callbackUrl = callbackUrl;
  return { ok, status, answer };
}

async function ask(url: URL): Promise<{ status: number; answer: string }> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_WITHIN_MS), headers: { 'user-agent': 'facebookplatform/1.0 (+http://developers.facebook.com)' } });
    return { status: response.status, answer: (await response.text()).slice(0, 1000) };
  } catch (error) {
    return { status: 0, answer: error instanceof Error ? error.message : String(error) };
  }
}
