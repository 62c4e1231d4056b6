import type { Page, Request } from 'playwright-core';
import { until } from './until.js';

/** A key of a page as the list of shortcuts has it, what comes before its press, and what is there after it. */
export interface Key {
  readonly keys: string;
  readonly before?: (page: Page) => Promise<unknown>;
  readonly seen: (page: Page) => Promise<unknown>;
}
/** A page with all its keys. */
export interface Place {
  /** In the store; `{order_id}` stands for an id of the furnished shop. */
  readonly at: string;
  /** Before the page is opened for the first time. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** What stands on the page before a key is pressed. */
  readonly ready?: (page: Page) => Promise<unknown>;
  readonly keys: readonly Key[];
}

export function key(keys: string, seen: Key['seen'], before?: Key['before']): Key {
  return { keys, seen, ...(before ? { before } : {}) };
}
/** A key that asks the server for something. */
export function asking(keys: string, isMeant: (request: Request) => boolean, arrange?: Key['before']): Key {
  let asked: Promise<unknown> | undefined;
  return key(keys, () => asked ?? Promise.reject(new Error('was not pressed')), async (page) => {
    await arrange?.(page);
    asked = page.waitForRequest(isMeant);
    asked.catch(() => undefined);
  });
}
/** A key that changes something at an address of the server. */
export function changing(keys: string, part: RegExp, arrange?: Key['before']): Key {
  return asking(keys, (request) => request.method() !== 'GET' && part.test(new URL(request.url()).pathname), arrange);
}

/** As Playwright writes them: `Control+k`, `Shift+X`. */
function chordsOf(keys: string): string[] {
  return keys.split(' ').map((chord) => chord.replace('$mod', 'Control').replace(/Shift\+([a-z])$/, (_all, letter: string) => `Shift+${letter.toUpperCase()}`));
}
/** Presses the keys of a shortcut one after the other. */
export async function press(page: Page, keys: string): Promise<void> {
  for (const chord of chordsOf(keys)) await page.keyboard.press(chord);
}

/** The keys of a page as its list of shortcuts shows them. */
export async function shownKeys(page: Page): Promise<string[]> {
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Shortcuts' });
  await sheet.waitFor();
  const keys = await sheet.locator('[data-keys]').evaluateAll((all) => all.map((each) => each.getAttribute('data-keys') ?? ''));
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  return keys;
}

export const submitted = (page: Page): Promise<unknown> => page.locator('html[data-submitted]').waitFor({ state: 'attached' });
export const dialog = (name: string | RegExp) => (page: Page): Promise<unknown> => page.getByRole('dialog', { name }).waitFor();
export const address = (part: RegExp) => (page: Page): Promise<unknown> => page.waitForURL(part);
export const focused = (css: string) => (page: Page): Promise<unknown> => page.locator(`${css}:focus`).waitFor();
export const focus = (css: string) => (page: Page): Promise<unknown> => page.locator(css).first().focus();
/** The focus is in the field of this label. */
export const inField = (name: string) => (page: Page): Promise<unknown> => until(`the focus is in ${name}`, () => page.getByLabel(name, { exact: true }).first().evaluate((element) => element === element.ownerDocument.activeElement));
export const visible = (css: string) => (page: Page): Promise<unknown> => page.locator(css).first().waitFor();
