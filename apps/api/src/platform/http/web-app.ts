import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SESSION_COOKIE } from './session-cookie.js';

/** What the page is told about the installation before its first request. */
export interface Installation {
  readonly product: string;
  readonly registration: 'open' | 'invited';
  /** There is a sandbox in place of WhatsApp. */
  readonly demo: boolean;
}

/** Addresses of programs: there an unknown path is a problem, never a page. */
const NOT_PAGES = /^\/(api|health|assets)(\/|$)/;

/**
 * Serves the built web app from `dist/web`: its files under `/assets/` for good, and its page at every other address that a
 * browser opens. Without a built app nothing changes, and such addresses answer 404.
 */
export async function serveWebApp(app: NestFastifyApplication, about: Installation): Promise<void> {
  const folder = builtFolder();
  if (!existsSync(folder)) return;
  const installation = escapeHtml(JSON.stringify(about));
  const fastify = app.getHttpAdapter().getInstance();
  // Names of built files change with their content.
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'), prefix: '/assets/', index: false, preCompressed: true, decorateReply: false, immutable: true, maxAge: '365d',
  });
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.is404 || !isPageRequest(request.method, request.url, request.headers.accept)) return;
    // Read each time: a new build replaces it while the server runs.
    const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
    if (page === undefined) return;
    const pages = JSON.parse(await readFile(join(folder, 'pages.json'), 'utf8').catch(() => '{"pages":{}}')) as PageFiles;
    const nonce = randomBytes(16).toString('base64');
    reply.header('content-security-policy', policy(nonce)).type('text/html; charset=utf-8');
    const hints = headStart(pages, request.url, request.headers.cookie);
    return reply.send(page.replace('%NONCE%', nonce).replace('%INSTALLATION%', installation).replace('</head>', `${hints}</head>`));
  });
}

/** True for what a browser asks for when a person opens an address. */
export function isPageRequest(method: string, url: string, accept: string | undefined): boolean {
  return (method === 'GET' || method === 'HEAD') && (accept ?? '').includes('text/html') && !NOT_PAGES.test(url.split('?')[0] ?? url);
}

const BEHIND_LOGIN = /^\/(?:$|me$|stores$|s\/)/;

/** What scripts/build-web.mjs knows of the built files: the script of the head start, and scripts and styles of each page beside the first ones, by the page's name. */
export interface PageFiles {
  readonly start?: string;
  readonly pages: Readonly<Record<string, readonly string[]>>;
}

/** On a phone app/head-start fetches these files, when their turn has come. */
const ROOMY = '(min-width: 48.01em)';

/** What the page will ask for, so that the browser fetches it beside the first script and not after it: the page's own code, who is logged in, the first rows. */
export function headStart({ start, pages }: PageFiles, url: string, cookies: string | undefined): string {
  const path = url.split('?')[0] ?? '';
  // Where somebody logs in nobody asks who is logged in, and an old answer would be read later.
  if (!(cookies ?? '').includes(`${SESSION_COOKIE}=`) || !BEHIND_LOGIN.test(path)) return '';
  const name = path.split('/').at(-1) ?? '';
  const files = (Object.hasOwn(pages, name) ? pages[name] : undefined) ?? [];
  return [
    '<link rel="preload" href="/api/v1/me" as="fetch" crossorigin="anonymous">',
    ...(start === undefined ? [] : [`<script type="module" async src="/${start}"></script>`]),
    ...files.map((file) => `<link ${file.endsWith('.css') ? 'rel="preload" as="style" crossorigin' : 'rel="modulepreload"'} media="${ROOMY}" fetchpriority="low" href="/${file}">`),
  ].join('');
}

/** Nothing from elsewhere and no inline code. Style elements need the nonce; the app's component kit makes some. */
function policy(nonce: string): string {
  return [
    `default-src 'none'`, `script-src 'self'`, `style-src 'self' 'nonce-${nonce}'`, `img-src 'self' data: blob:`, `media-src 'self' blob:`,
    `font-src 'self'`, `connect-src 'self'`, `manifest-src 'self'`, `worker-src 'self'`, `base-uri 'none'`, `form-action 'self'`, `frame-ancestors 'none'`,
  ].join('; ');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** `dist/web`, seen from the sources as well as from the build. */
function builtFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'dist', 'web');
}
