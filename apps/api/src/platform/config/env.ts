import { plainToInstance, Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, IsUrl, Matches, Max, Min, validateSync } from 'class-validator';
import { readFileSync } from 'node:fs';

const Flag = () => Transform(({ value }: { value: unknown }) => (value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value));
const Whole = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value));
const Fraction = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value));

/** Every variable Parley reads. `NAME_FILE` gives the path of a file that holds the value. */
export class Env {
  /** Address of this API as the outside world sees it; webhook and login addresses are built from it. */
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] }) PUBLIC_URL = 'http://127.0.0.1:3000';
  /** Interface to listen on. Anything but loopback is a real installation, never the demo. */
  @IsString() HOST = '127.0.0.1';
  @Whole() @IsInt() @Min(0) @Max(65535) PORT = 3000;
  /** Port on which a worker says how it is (/health/live, /health/ready); it opens none when missing. */
  @IsOptional() @Whole() @IsInt() @Min(0) @Max(65535) HEALTH_PORT?: number;
  /** `api` serves HTTP, `worker` runs jobs, `all` does both in one process. */
  @IsIn(['all', 'api', 'worker']) ROLE: 'all' | 'api' | 'worker' = 'all';
  /** Folder for the embedded database, media and the keyring. */
  @IsString() DATA_DIR = '.data';
  /** Postgres as the owner of the schema (migrations). Without it an embedded Postgres starts in DATA_DIR. */
  @IsOptional() @Matches(/^postgres(ql)?:\/\//) DATABASE_URL?: string;
  /** Postgres as the app's own role, when the owner may not create roles. Must not bypass row-level security. */
  @IsOptional() @Matches(/^postgres(ql)?:\/\//) DATABASE_APP_URL?: string;
  /** Connections of the app's pool, per process. */
  @Whole() @IsInt() @Min(2) @Max(200) DATABASE_POOL = 20;
  /** Redis for the queue (Bull). Without it the queue lives in Postgres. */
  @IsOptional() @Matches(/^rediss?:\/\//) REDIS_URL?: string;
  /** Keyring `id:hex64,...`: the first seals, all open. Created in DATA_DIR when empty. */
  @IsOptional() @Matches(/^([a-z0-9]+:[0-9a-f]{64})(,[a-z0-9]+:[0-9a-f]{64})*$/) SECRET_KEYS?: string;
  /** Label stamped on accounts when they are connected; other environments ignore their events. */
  @Matches(/^[a-z0-9-]{1,40}$/) PARLEY_ENVIRONMENT = 'local';
  /** Name of the product in every text. */
  @IsString() PRODUCT_NAME = 'Parley';
  /** `open`: anybody may register a store. `invited`: only invitations and the setup link. */
  @IsIn(['open', 'invited']) REGISTRATION: 'open' | 'invited' = 'invited';
  /** Sample store and sandbox. Default: on when there is no DATABASE_URL and HOST is loopback. */
  @IsOptional() @Flag() @IsBoolean() DEMO?: boolean;
  /** Port of the sandbox (a stand-in for Meta and Claude) that the demo starts. */
  @Whole() @IsInt() @Min(0) @Max(65535) SANDBOX_PORT = 4010;
  /** Origins, comma separated, that accounts may call although they are private or unencrypted (a sandbox, a proxy). */
  @IsString() OUTBOUND_ALLOW = '';
  /** Origins, comma separated, whose pages may call the API from a browser with an API key (`https://shop.example`), or `*` for all. Cookies never count there. */
  @Matches(/^(?:\*|(?:https?:\/\/[^\s/?#,@*]+(?:,\s*(?!$)|$))*)$/, { message: 'CORS_ORIGINS must be origins like https://shop.example without a path, comma separated, or *' }) CORS_ORIGINS = '';
  /** Key of the Anthropic API. Without it the built-in assistant answers. */
  @IsOptional() @IsString() ANTHROPIC_API_KEY?: string;
  @IsOptional() @IsUrl({ require_tld: false }) ANTHROPIC_BASE_URL?: string;
  @IsString() ANTHROPIC_MODEL = 'claude-sonnet-5-5';
  /** Model that is asked once when the first one fails. */
  @IsString() ANTHROPIC_FALLBACK_MODEL = 'claude-haiku-5-5';
  /** Key of the Anthropic API for looking at customers' photos; ANTHROPIC_API_KEY when absent. Without either customers are asked to describe them. */
  @IsOptional() @IsString() VISION_API_KEY?: string;
  /** Another address of the Anthropic API for photos; ANTHROPIC_BASE_URL when absent. */
  @IsOptional() @IsUrl({ require_tld: false }) VISION_BASE_URL?: string;
  /** Model that looks at photos; ANTHROPIC_MODEL when absent. */
  @IsOptional() @IsString() VISION_MODEL?: string;
  /** Base address of an OpenAI-compatible API that turns voice notes into text, for example `https://api.openai.com/v1`. Without it customers are asked to type. */
  @IsOptional() @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] }) TRANSCRIPTION_URL?: string;
  @IsOptional() @IsString() TRANSCRIPTION_API_KEY?: string;
  /** Model that listens to voice notes. */
  @IsString() TRANSCRIPTION_MODEL = 'whisper-1';
  /** US dollars for a minute of sound, for what stores spend. Without one minutes are counted only. */
  @IsOptional() @Fraction() @IsNumber() @Min(0) @Max(1000) TRANSCRIPTION_PRICE?: number;
  /** Folder of a speech model of sherpa-onnx on this machine, instead of TRANSCRIPTION_URL. Needs the packages sherpa-onnx-node and ogg-opus-decoder beside Parley. */
  @IsOptional() @IsString() TRANSCRIPTION_MODEL_DIR?: string;
  /** Secret or restricted key of Stripe. With it, the secret of the webhook and a price, owners pay for plans; without it whoever runs this sets them. */
  @IsOptional() @Matches(/^(sk|rk)_(test|live)_\w+$/) STRIPE_SECRET_KEY?: string;
  /** Signing secret of the webhook endpoint `PUBLIC_URL/api/webhooks/stripe`. */
  @IsOptional() @Matches(/^whsec_\S+$/) STRIPE_WEBHOOK_SECRET?: string;
  /** Recurring price of the plan Starter at Stripe. A plan without a price cannot be bought. */
  @IsOptional() @Matches(/^price_\w+$/) STRIPE_PRICE_STARTER?: string;
  @IsOptional() @Matches(/^price_\w+$/) STRIPE_PRICE_GROWTH?: string;
  @IsOptional() @Matches(/^price_\w+$/) STRIPE_PRICE_SCALE?: string;
  /** Origin of another API than Stripe's own, for trying things out. */
  @IsOptional() @Matches(/^https?:\/\/[^/]+$/) STRIPE_API_URL?: string;
  /** Base address of an OpenAI-compatible API that paints pictures from words, for people who write to customers. Without it only pictures of the catalog are made. */
  @IsOptional() @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] }) IMAGE_API_URL?: string;
  @IsOptional() @IsString() IMAGE_API_KEY?: string;
  /** Model that paints. */
  @IsString() IMAGE_MODEL = 'gpt-image-1';
  /** US dollars for a picture, for what stores spend. Without one pictures are counted only. */
  @IsOptional() @Fraction() @IsNumber() @Min(0) @Max(1000) IMAGE_PRICE?: number;
  /** Base address of an OpenAI-compatible API that understands texts (POST /embeddings), to find products by what they mean where words find little. Without it words alone find. */
  @IsOptional() @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] }) EMBEDDING_URL?: string;
  @IsOptional() @IsString() EMBEDDING_API_KEY?: string;
  /** Model that understands. Another one reads all products anew. */
  @IsString() EMBEDDING_MODEL = 'text-embedding-3-small';
  /** Length of its vectors, for models that can shorten them. */
  @IsOptional() @Whole() @IsInt() @Min(16) @Max(8192) EMBEDDING_DIMENSIONS?: number;
  /** How much a product must mean what was asked to be shown, in hundredths of a cosine; models differ. */
  @Whole() @IsInt() @Min(0) @Max(100) EMBEDDING_LEAST_SIMILARITY = 35;
  /** US dollars for a million tokens that it reads, for what stores spend. OpenAI's prices are known; without one, other models count tokens only. */
  @IsOptional() @Fraction() @IsNumber() @Min(0) @Max(1000) EMBEDDING_PRICE?: number;
  /** Mail server `smtp://user:password@host:port`. Without it links are written to the log. */
  @IsOptional() @Matches(/^smtps?:\/\//) SMTP_URL?: string;
  @IsString() MAIL_FROM = 'Parley <parley@localhost>';
  /** Days that raw webhook events are kept. */
  @Whole() @IsInt() @Min(1) @Max(3650) RAW_EVENT_DAYS = 30;
  /** Silence after a customer's message before the assistant answers, in milliseconds; bursts become one turn. */
  @Whole() @IsInt() @Min(0) @Max(60_000) QUIET_WINDOW_MS = 1500;
  /** Proxies in front of the app whose X-Forwarded-For is believed: a number of hops, 0 for none. */
  @Whole() @IsInt() @Min(0) @Max(10) TRUST_PROXY_HOPS = 0;
  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'silent']) LOG_LEVEL: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent' = 'info';

  /** Who looks at customers' photos; undefined when nobody does. */
  get vision(): { readonly apiKey: string; readonly baseUrl?: string; readonly model: string } | undefined {
    const apiKey = this.VISION_API_KEY ?? this.ANTHROPIC_API_KEY;
    const baseUrl = this.VISION_BASE_URL ?? this.ANTHROPIC_BASE_URL;
    return apiKey === undefined ? undefined : { apiKey, model: this.VISION_MODEL ?? this.ANTHROPIC_MODEL, ...(baseUrl === undefined ? {} : { baseUrl }) };
  }

  /** Origins whose pages may call the API; `*` for all. As browsers name them: in lower case. */
  get corsOrigins(): readonly string[] {
    return this.CORS_ORIGINS.split(',').map((origin) => origin.trim().toLowerCase()).filter((origin) => origin !== '');
  }

  /** True for the demo: sample store, sandbox and login link. */
  get isDemo(): boolean {
    return this.DEMO ?? (this.DATABASE_URL === undefined && isLoopback(this.HOST));
  }
}

/** Payments are set up whole or not at all. */
function stripeProblems(env: Env): string[] {
  const prices = [env.STRIPE_PRICE_STARTER, env.STRIPE_PRICE_GROWTH, env.STRIPE_PRICE_SCALE].filter((price) => price !== undefined);
  const set = [env.STRIPE_SECRET_KEY, env.STRIPE_WEBHOOK_SECRET, prices[0]];
  if (set.every((value) => value === undefined)) return [];
  if (new Set(prices).size < prices.length) return ['STRIPE_PRICE_*: two plans have the same price'];
  return ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_PRICE_*'].filter((_name, index) => set[index] === undefined).map((name) => `${name}: is missing, the other variables of Stripe are set`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/**
 * Reads and checks all variables of `source` at once.
 * @throws Error whose message lists every problem, one a line
 */
export function loadEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of Object.keys(source)) {
    const value = source[name];
    if (value === undefined || value === '') continue;
    if (!name.endsWith('_FILE')) values[name] ??= value;
    else if (ENV_NAMES.has(name.slice(0, -'_FILE'.length))) {
      try {
        values[name.slice(0, -'_FILE'.length)] = readFileSync(value, 'utf8').trim();
      } catch {
        problems.push(`${name}: cannot read ${value}`);
      }
    }
  }
  values['PUBLIC_URL'] ??= `http://127.0.0.1:${values['PORT'] ?? 3000}`;
  const known = Object.fromEntries(Object.entries(values).filter(([name]) => ENV_NAMES.has(name)));
  const env = plainToInstance(Env, known);
  problems.push(...stripeProblems(env));
  if (env.TRANSCRIPTION_URL !== undefined && env.TRANSCRIPTION_MODEL_DIR !== undefined) problems.push('TRANSCRIPTION_MODEL_DIR: TRANSCRIPTION_URL is set, too; one of them listens');
  for (const error of validateSync(env)) problems.push(`${error.property}: ${Object.values(error.constraints ?? {}).join(', ')}`);
  if (problems.length > 0) throw new Error(`The environment has problems:\n${problems.map((line) => `  ${line}`).join('\n')}`);
  return env;
}

/** As `loadEnv` for the environment of this process, with some variables set to something else. */
export function loadProcessEnv(changes: Readonly<Record<string, string>> = {}): Env {
  return loadEnv({ ...process.env, ...changes });
}

const OPTIONAL_NAMES = ['HEALTH_PORT', 'DATABASE_URL', 'DATABASE_APP_URL', 'REDIS_URL', 'SECRET_KEYS', 'DEMO', 'ANTHROPIC_API_KEY', 'ANTHROPIC_BASE_URL', 'TRANSCRIPTION_URL', 'TRANSCRIPTION_API_KEY', 'TRANSCRIPTION_PRICE', 'TRANSCRIPTION_MODEL_DIR', 'SMTP_URL',
  'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_PRICE_STARTER', 'STRIPE_PRICE_GROWTH', 'STRIPE_PRICE_SCALE', 'STRIPE_API_URL',
  'VISION_API_KEY', 'VISION_BASE_URL', 'VISION_MODEL', 'IMAGE_API_URL', 'IMAGE_API_KEY', 'IMAGE_PRICE', 'EMBEDDING_URL', 'EMBEDDING_API_KEY', 'EMBEDDING_DIMENSIONS', 'EMBEDDING_PRICE'];
/** Names of all variables, for the check against `.env.example`. */
export const ENV_NAMES: ReadonlySet<string> = new Set([...Object.keys(new Env()), ...OPTIONAL_NAMES]);
