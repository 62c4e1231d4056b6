import { PROVIDERS, type Provider } from '#providers';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { Products } from '../../apps/api/src/modules/catalog/index.js';
import { startSandbox, type Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { startApp, type TestApp } from './app.js';
import { type BrowserWorld, openBrowserWorld } from './browser.js';
import { freePort } from './free-port.js';
import type { Person } from './login.js';

export type SandboxNumber = ReturnType<Sandbox['meta']['addNumber']>;

/** An installation without numbers beside a sandbox that numbers can be connected to, in a browser. */
export interface ConnectingWorld extends BrowserWorld {
  readonly sandbox: Sandbox;
  /** Where webhooks go. */
  readonly callback: string;
  /** A page of a browser that counts clicks, pastes and copies (`globalThis.effort`). */
  visit(person?: Person, options?: BrowserContextOptions): Promise<Page>;
}

export async function openConnectingWorld(): Promise<ConnectingWorld> {
  const sandbox = await startSandbox();
  const port = await freePort();
  const t = await startApp({ OUTBOUND_ALLOW: sandbox.url, PUBLIC_URL: `http://127.0.0.1:${port}` }, { providers: PROVIDERS.map(at(() => sandbox.url)) });
  await t.app.listen(port, '127.0.0.1');
  const world = await openBrowserWorld(t);
  return {
    ...world, sandbox, callback: `http://127.0.0.1:${port}/api/webhooks/whatsapp`,
    visit: async (person, options = {}) => {
      const context = await world.enter(person, { viewport: { width: 1280, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'], ...options });
      await context.addInitScript(COUNTING);
      return context.newPage();
    },
    close: async () => {
      await world.close();
      await t.close();
      await sandbox.close();
    },
  };
}

export function credentialsOf({ phoneNumberId, businessAccountId, accessToken, appSecret }: SandboxNumber): Record<string, string> {
  return { phoneNumberId, businessAccountId, accessToken, appSecret };
}

/** Puts the one product that customers of these tests ask for into a store. */
export async function stockMugs(t: TestApp, store: string): Promise<void> {
  const { rows: [row] } = await t.owner.query<{ id: string }>('select id from stores where name = $1', [store]);
  await t.app.get(Products, { strict: false }).create(row?.id ?? '', { title: 'Blue Ceramic Mug', description: 'Holds 350 ml.', status: 'active', variants: [{ sku: 'MUG-B', price: { amount: 1250, currency: 'USD' }, stock: 7 }] });
}

/** Presses Tab until `target` has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach it');
}

/** A heading of the wizard. */
export const step = (page: Page, title: string): Locator => page.getByRole('heading', { level: 2, name: title });

/** The provider with another address of its service. */
function at(url: () => string): (provider: Provider) => Provider {
  return (provider) => {
    const address = provider.fields['url'];
    return address ? { ...provider, fields: { ...provider.fields, url: { ...address, default: url() } } } : provider;
  };
}

/** What people did by hand on a page. */
export interface Effort { readonly clicks: number; readonly pastes: number; readonly copies: number }

/** Counts from nothing again. */
export const countAnew = (page: Page): Promise<unknown> => page.evaluate('globalThis.effort = { clicks: 0, pastes: 0, copies: 0 }');
export const effortOf = (page: Page): Promise<Effort> => page.evaluate<Effort>('globalThis.effort');

/** Pastes what was copied on a page of somebody else. */
export async function paste(page: Page, value: string): Promise<void> {
  await page.evaluate(`globalThis.copyElsewhere(${JSON.stringify(value)})`);
  await page.keyboard.press('ControlOrMeta+v');
}

/** Clicks that a mouse made (a key that presses a button makes a click without a position), pastes, and copies: those of a button, and those of a selection. */
const COUNTING = `
  globalThis.effort = { clicks: 0, pastes: 0, copies: 0 };
  globalThis.copyElsewhere = navigator.clipboard?.writeText.bind(navigator.clipboard);
  if (navigator.clipboard) navigator.clipboard.writeText = (text) => { globalThis.effort.copies += 1; return globalThis.copyElsewhere(text); };
  addEventListener('copy', () => { globalThis.effort.copies += 1; }, true);
  addEventListener('click', (event) => { if (event.isTrusted && event.detail > 0) globalThis.effort.clicks += 1; }, true);
  addEventListener('paste', () => { globalThis.effort.pastes += 1; }, true);
`;
