import type { Page } from 'playwright-core';
import { type Percentiles, percentiles } from '../support/report.js';

// What runs in the page is text: this program is compiled without the names of a browser.

/** Milliseconds between the frames of a page while `selector` is scrolled. */
export interface Frames { readonly count: number; readonly over50: number; readonly longest: number; readonly rows: number }

/** Scrolls by `step` pixels a frame until nothing more comes, or for `seconds`. */
export async function scroll(page: Page, selector: string, step: number, seconds: number): Promise<Frames> {
  return page.evaluate<Frames>(`new Promise((resolve) => {
    const scroller = document.querySelector(${JSON.stringify(selector)});
    const gaps = [];
    const startedAt = performance.now();
    let last = startedAt, still = 0, farthest = scroller.scrollTop;
    const frame = (now) => {
      gaps.push(now - last);
      last = now;
      const before = scroller.scrollTop;
      scroller.scrollTop = before + ${step};
      still = scroller.scrollTop === before ? still + 1 : 0;
      farthest = scroller.scrollHeight;
      if (still > 120 || now - startedAt > ${seconds * 1000}) {
        const own = gaps.slice(2);
        resolve({ count: own.length, over50: own.filter((gap) => gap > 50).length, longest: Math.max(...own), rows: farthest });
      } else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  })`);
}

/** Opens two cached conversations in turns; milliseconds from the click to the frame that shows the other one. */
export async function openCached(page: Page, ids: readonly [string, string], times: number): Promise<Percentiles> {
  const taken: number[] = [];
  for (let round = 0; round < times; round += 1) {
    // A person clicks on a page at rest; what the last opening still fetches is not part of this one.
    await page.evaluate('new Promise((resolve) => requestIdleCallback(resolve))');
    taken.push(await page.evaluate<number>(`new Promise((resolve) => {
      const row = document.querySelector('[data-conversation="${ids[round % 2] ?? ''}"]');
      const name = row.querySelector('[dir="auto"]').textContent;
      const startedAt = performance.now();
      row.click();
      const look = () => {
        const isShown = document.querySelector('[aria-label="Conversation"] h2')?.textContent === name && document.querySelector('[aria-label="Conversation"] article[data-message]');
        if (isShown) requestAnimationFrame(() => resolve(performance.now() - startedAt));
        else requestAnimationFrame(look);
      };
      look();
    })`));
  }
  return percentiles(taken);
}

/** Calls `say` with a text that the page has not seen, `times` times; milliseconds from the call to the frame that shows it. */
export async function arrivals(page: Page, times: number, say: (text: string) => Promise<unknown>): Promise<Percentiles> {
  const taken: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const text = `arrival ${round} of ${Date.now()}`;
    const shown = page.evaluate<number>(`new Promise((resolve) => {
      const look = () => {
        const bubbles = [...document.querySelectorAll('article[data-message]')];
        if (bubbles.some((bubble) => bubble.textContent.includes(${JSON.stringify(text)}))) requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
        else requestAnimationFrame(look);
      };
      look();
    })`);
    const startedAt = performance.timeOrigin + performance.now();
    await say(text);
    taken.push(await shown - startedAt);
  }
  return percentiles(taken);
}
