import { randomBytes } from 'node:crypto';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { SandboxClock } from '../clock.js';
import { newObjectId } from './external-ids.js';

export interface MetaApp {
  readonly id: string;
  secret: string;
  /** Where webhooks go once a handshake succeeded or a control call set it. */
  callbackUrl?: string;
  /** Webhook fields that the app listens to. */
  readonly fields: Set<string>;
  handshakes: { at: number; callbackUrl: string; ok: boolean; status: number; answer: string }[];
}
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';
  /** Before Meta filed it anew. */
  previousCategory?: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';
  status: string;
  parameterFormat: 'POSITIONAL' | 'NAMED';
  quality: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN';
  rejectedReason: string;
  /** When its approved form was changed, newest last. */
  edits: number[];
  /** In Meta's shape: `{type:'BODY', text:'Hello {{1}}'}`, `{type:'BUTTONS', buttons:[...]}`. */
  components: readonly Record<string, unknown>[];
}
export interface BusinessAccount {
  readonly id: string;
  name: string;
  /** Who owns it; several may have one owner. */
  portfolioId: string;
  /** `TIER_250` to `TIER_UNLIMITED`; told, not enforced. */
  messagingLimit: string;
  /** Apps whose webhooks this account feeds; filled by POST subscribed_apps. */
  readonly subscribedApps: Set<string>;
  /** Callback that replaces the app's own, by app id. */
  readonly overrides: Map<string, string>;
  readonly templates: Template[];
  /** Names that cannot be used again, and until when. */
  /** Names of deleted templates, or a name and its language, until when. */
  readonly blockedNames: Map<string, number>;
  /** When templates were made, for the limit of an hour. */
  readonly creations: number[];
}
export interface BusinessNumber {
  readonly id: string;
  readonly businessAccountId: string;
  /** Digits without plus. */
  readonly digits: string;
  readonly displayPhoneNumber: string;
  readonly callingCode: string;
  verifiedName: string;
  qualityRating: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN';
  registered: boolean;
  /** Pair rate (131056) and throughput (130429) can be switched off for load programs. */
  limits: { pair: boolean; throughput: boolean };
  /** How free text outside the window fails: in the answer, or later by a failed status. */
  windowRefusal: 'answer' | 'status';
}
export interface AccessToken {
  readonly token: string;
  readonly appId: string;
  scopes: string[];
  /** Business accounts it may act on; undefined means all. */
  businessAccountIds?: string[];
  /** Milliseconds since the epoch; 0 is never. */
  expiresAt: number;
  revoked: boolean;
}
export interface NewNumber {
  phoneNumberId?: string;
  /** With or without plus and separators. */
  displayPhoneNumber?: string;
  verifiedName?: string;
  businessAccountId?: string;
  /** Of the business account, when it is new. */
  portfolioId?: string;
  appId?: string;
  appSecret?: string;
  accessToken?: string;
  /** Defaults to both. */
  limits?: { pair: boolean; throughput: boolean };
  windowRefusal?: 'answer' | 'status';
}
/** Everything a store types into an account form, and what a test needs of the number. */
export interface NumberCredentials {
  readonly phoneNumberId: string;
  readonly displayPhoneNumber: string;
  readonly businessAccountId: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly accessToken: string;
  readonly verifiedName: string;
}
export const MESSAGING_SCOPES = ['whatsapp_business_messaging', 'whatsapp_business_management'] as const;

/** Meta's side of the world: apps, business accounts, numbers, tokens, templates. */
export class MetaWorld {
  readonly apps = new Map<string, MetaApp>();
  readonly businessAccounts = new Map<string, BusinessAccount>();
  readonly numbers = new Map<string, BusinessNumber>();
  readonly tokens = new Map<string, AccessToken>();
  /** What resumable uploads gave. */
  readonly handles = new Set<string>();
  private nextLine = 100;

  constructor(private readonly clock: SandboxClock, private readonly autoSubscribed: boolean) {}

  addApp(app: { id?: string; secret?: string } = {}): MetaApp {
    const id = app.id ?? newObjectId();
    const existing = this.apps.get(id);
    if (existing) {
      if (app.secret !== undefined) existing.secret = app.secret;
      return existing;
    }
    const created: MetaApp = { id, secret: app.secret ?? randomBytes(16).toString('hex'), fields: new Set(this.autoSubscribed ? ['messages'] : []), handshakes: [] };
    this.apps.set(id, created);
    return created;
  }

  addBusinessAccount(id = newObjectId(), name = 'Sandbox business', portfolioId = newObjectId()): BusinessAccount {
    const existing = this.businessAccounts.get(id);
    if (existing) return existing;
    const created: BusinessAccount = { id, name, portfolioId, messagingLimit: 'TIER_UNLIMITED', subscribedApps: new Set(), overrides: new Map(), templates: [], blockedNames: new Map(), creations: [] };
    this.businessAccounts.set(id, created);
    return created;
  }

  /** Adds a business number with the app, business account and token it needs; whatever is not given is made up. */
  addNumber(wanted: NewNumber = {}): NumberCredentials {
    const app = this.addApp({ ...(wanted.appId === undefined ? {} : { id: wanted.appId }), ...(wanted.appSecret === undefined ? {} : { secret: wanted.appSecret }) });
    const business = this.addBusinessAccount(wanted.businessAccountId, undefined, wanted.portfolioId);
    const digits = (wanted.displayPhoneNumber ?? `1555555${String(this.nextLine++).padStart(4, '0')}`).replace(/\D/g, '');
    const parsed = parsePhoneNumberFromString(`+${digits}`);
    const number: BusinessNumber = {
      id: wanted.phoneNumberId ?? newObjectId(),
      businessAccountId: business.id,
      digits,
      displayPhoneNumber: parsed?.formatInternational() ?? `+${digits}`,
      callingCode: parsed?.countryCallingCode ?? '',
      verifiedName: wanted.verifiedName ?? 'Sandbox store',
      qualityRating: 'GREEN',
      registered: true,
      limits: wanted.limits ?? { pair: true, throughput: true },
      windowRefusal: wanted.windowRefusal ?? 'answer',
    };
    this.numbers.set(number.id, number);
    if (this.autoSubscribed) business.subscribedApps.add(app.id);
    const token = this.addToken({ appId: app.id, ...(wanted.accessToken === undefined ? {} : { token: wanted.accessToken }) });
    return {
      phoneNumberId: number.id, displayPhoneNumber: number.displayPhoneNumber, businessAccountId: business.id,
      appId: app.id, appSecret: app.secret, accessToken: token.token, verifiedName: number.verifiedName,
    };
  }

  addToken(wanted: { appId: string; token?: string; scopes?: string[]; businessAccountIds?: string[]; expiresAt?: number }): AccessToken {
    const created: AccessToken = {
      token: wanted.token ?? `EAA${randomBytes(60).toString('base64url').replace(/[-_]/g, 'Z')}`,
      appId: wanted.appId,
      scopes: wanted.scopes ?? [...MESSAGING_SCOPES],
      ...(wanted.businessAccountIds === undefined ? {} : { businessAccountIds: wanted.businessAccountIds }),
      expiresAt: wanted.expiresAt ?? 0,
      revoked: false,
    };
    this.tokens.set(created.token, created);
    return created;
  }

  /** Ends a token: every call with it is refused with 190 from now on. */
  revokeToken(token: string): void {
    const known = this.tokens.get(token);
    if (known) known.revoked = true;
  }

  addTemplate(wanted: Partial<Template> & { businessAccountId: string; name: string }): Template {
    const created: Template = {
      // Webhooks tell it as a number, so it is one that JSON keeps exactly.
      id: wanted.id ?? newObjectId().slice(0, 15),
      name: wanted.name,
      language: wanted.language ?? 'en_US',
      category: wanted.category ?? 'UTILITY',
      ...(wanted.previousCategory === undefined ? {} : { previousCategory: wanted.previousCategory }),
      status: wanted.status ?? 'APPROVED',
      parameterFormat: wanted.parameterFormat ?? 'POSITIONAL',
      quality: wanted.quality ?? 'UNKNOWN',
      rejectedReason: wanted.rejectedReason ?? 'NONE',
      edits: [],
      components: wanted.components ?? [{ type: 'BODY', text: 'Hello' }],
    };
    this.addBusinessAccount(wanted.businessAccountId).templates.push(created);
    return created;
  }

  /** A template by its id, with its business account. */
  template(id: string): { template: Template; business: BusinessAccount } | undefined {
    for (const business of this.businessAccounts.values()) {
      const template = business.templates.find((each) => each.id === id);
      if (template) return { template, business };
    }
    return undefined;
  }

  businessAccountOf(number: BusinessNumber): BusinessAccount {
    return this.addBusinessAccount(number.businessAccountId);
  }

  isTokenAlive(token: AccessToken): boolean {
    return !token.revoked && (token.expiresAt === 0 || token.expiresAt > this.clock.now());
  }

  /** `{addNumber}` gave it; the sole or first number when no id is given. Throws for an unknown id: a test named a number it never made. */
  number(id?: string): BusinessNumber {
    const found = id === undefined ? this.numbers.values().next().value : this.numbers.get(id);
    if (!found) throw new Error(id === undefined ? 'the sandbox has no business number yet' : `the sandbox has no business number ${id}`);
    return found;
  }

  clear(): void {
    this.apps.clear();
    this.businessAccounts.clear();
    this.numbers.clear();
    this.tokens.clear();
    this.handles.clear();
  }
}
