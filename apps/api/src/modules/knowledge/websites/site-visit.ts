import type { KnowledgeFailure } from '#contracts';
import { type Http, HttpFailure, type HttpResponse } from '#providers/contract';
import robotsModule from 'robots-parser';
import { SourceFailure } from './source-failure.js';
import { isSameSite, pageAddress } from './site-address.js';

/** How robots.txt names us, and how we name ourselves. */
const AGENT = 'ParleyBot';
const HEADERS = { 'user-agent': `Mozilla/5.0 (compatible; ${AGENT}/1.0)`, accept: 'text/html,application/xhtml+xml', 'accept-language': '*' } as const;
const PAGE_MAX_BYTES = 2 * 1024 * 1024;
const ROBOTS_MAX_BYTES = 512 * 1024;
const REDIRECTS_MAX = 5;
const DELAY_MAX_S = 5;

interface Robots {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
}
// Its types describe an ES module; it is a CommonJS one, whose export is the function itself.
const readRobots = robotsModule as unknown as (url: string, text: string) => Robots;

export interface FetchedPage { readonly url: string; readonly bytes: Buffer; readonly charset?: string }

/** Fetches pages of one site as its robots.txt allows it, without following anything to another site. */
export class SiteVisit {
  readonly #robots = new Map<string, Robots>();

  constructor(private readonly http: Http, private readonly start: string) {}

  /** Milliseconds that the site wants between two pages, as far as it is reasonable. */
  get delayMs(): number {
    const wanted = Math.max(0, ...[...this.#robots.values()].map((robots) => robots.getCrawlDelay(AGENT) ?? 0));
    return Math.min(wanted, DELAY_MAX_S) * 1000;
  }

  /** @throws SourceFailure */
  async fetch(address: string): Promise<FetchedPage> {
    let url = address;
    for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
      if (!(await this.#robotsOf(url)).isAllowed(url, AGENT)) throw new SourceFailure('robots');
      const answer = await this.#get(url, PAGE_MAX_BYTES);
      const next = locationOf(answer, url);
      if (next === undefined) return pageOf(answer, url);
      if (!isSameSite(next, this.start)) throw new SourceFailure('moved');
      url = pageAddress(next);
    }
    throw new SourceFailure('moved');
  }

  /** No robots.txt allows everything; one that cannot be had now allows nothing (RFC 9309). */
  async #robotsOf(url: string): Promise<Robots> {
    const { origin } = new URL(url);
    const known = this.#robots.get(origin);
    if (known) return known;
    const address = `${origin}/robots.txt`;
    const answer = await this.#followed(address);
    if (answer.status === 429 || answer.status >= 500) throw new SourceFailure('server_error');
    const robots = readRobots(address, answer.status === 200 ? answer.body.toString('utf8') : '');
    this.#robots.set(origin, robots);
    return robots;
  }

  /** Rules may stand at another host, each hop through the address guard; more hops than five are no rules (RFC 9309). They are those of where they were asked for. */
  async #followed(address: string): Promise<HttpResponse> {
    let answer = await this.#get(address, ROBOTS_MAX_BYTES);
    let url = address;
    for (let redirects = 0; redirects < REDIRECTS_MAX; redirects += 1) {
      const next = locationOf(answer, url);
      if (next === undefined) return answer;
      url = next;
      answer = await this.#get(url, ROBOTS_MAX_BYTES);
    }
    return answer;
  }

  async #get(url: string, maxBytes: number): Promise<HttpResponse> {
    try {
      return await this.http.request({ method: 'GET', url, headers: HEADERS, maxBytes });
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      throw new SourceFailure(error.reason === 'blocked' ? 'address_refused' : error.reason === 'too_large' ? 'too_large' : 'unreachable');
    }
  }
}

function locationOf({ status, headers }: HttpResponse, url: string): string | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const location = headers['location'] ?? '';
  if (!URL.canParse(location, url)) throw new SourceFailure('server_error');
  return new URL(location, url).href;
}

function pageOf({ status, headers, body }: HttpResponse, url: string): FetchedPage {
  const failure = failureOf(status);
  if (failure !== undefined) throw new SourceFailure(failure);
  const type = headers['content-type'] ?? 'text/html';
  if (!/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) throw new SourceFailure('not_a_page');
  const charset = /charset=["']?([\w-]{1,40})/i.exec(type)?.[1];
  return { url, bytes: body, ...(charset === undefined ? {} : { charset }) };
}

function failureOf(status: number): KnowledgeFailure | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 404 || status === 410) return 'not_found';
  if (status === 429 || status >= 500) return 'server_error';
  return 'forbidden';
}
