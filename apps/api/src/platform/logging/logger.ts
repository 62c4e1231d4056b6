import type { LoggerService } from '@nestjs/common';
import { pino, type Logger as Pino } from 'pino';

/** Names of values that never stand in a log line; the list of account fields is added at start. */
const SECRET_KEYS = ['password', 'token', 'access_token', 'accessToken', 'app_secret', 'appSecret', 'verifyToken', 'apiKey', 'authorization', 'cookie', 'set-cookie', 'x-api-key'];

/** One JSON line per entry. `secretNames` come from the providers' fields. */
export function openLog(level: string, secretNames: readonly string[] = []): Pino {
  const names = [...new Set([...SECRET_KEYS, ...secretNames])];
  const paths = names.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);
  return pino({ level, base: null, redact: { paths, censor: '[redacted]' }, formatters: { level: (label) => ({ level: label }) } });
}

// Start-up lines of the framework (routes, modules) are details for whoever debugs the app itself.
const FRAMEWORK_CONTEXTS: ReadonlySet<string> = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/** Nest's own lines through the same log. */
export class NestLog implements LoggerService {
  readonly #pino: Pino;
  constructor(pino: Pino) {
    this.#pino = pino;
  }
  log(message: unknown, ...rest: unknown[]): void { this.#write(FRAMEWORK_CONTEXTS.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest); }
  debug(message: unknown, ...rest: unknown[]): void { this.#write('debug', message, rest); }
  verbose(message: unknown, ...rest: unknown[]): void { this.#write('trace', message, rest); }
  warn(message: unknown, ...rest: unknown[]): void { this.#write('warn', message, rest); }
  error(message: unknown, ...rest: unknown[]): void { this.#write('error', message, rest); }
  fatal(message: unknown, ...rest: unknown[]): void { this.#write('fatal', message, rest); }

  #write(level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const error = message instanceof Error ? message : rest.find((item) => item instanceof Error);
    const fields = rest.find((item): item is object => typeof item === 'object' && item !== null && !(item instanceof Error));
    const text = message instanceof Error ? message.message : typeof message === 'string' ? message : JSON.stringify(message);
    this.#pino[level]({ ...fields, ...(typeof context === 'string' && !context.includes('\n') ? { context } : {}), ...(error ? { err: error } : {}) }, text);
  }
}
