import { type AccountStatus, type Failure, type InboundContent, LOCAL_TEMPLATE_RULES, type MediaRef, type OutboundContent, type ReportedStatus, type TemplateRules } from '#contracts';
import type {
  Capabilities, ConnectionCheck, Credentials, DailyReach, DownloadedMedia, Http, InboundEvent, ListedTemplate, NewTemplate, NoticeEvent, OutboundMessage, Pace, PersonRef, Provider, ProviderRules, RawRequest,
  SendError, SendResult, SessionReport, TemplateNews, TemplatePower,
} from '#providers/contract';
import { COMPARING } from '../devices/linkage.js';
import { webhookAddressOf } from '../providers/provider-list.js';

/** What everybody may know of an account. */
export interface AccountFacts {
  readonly id: string;
  readonly storeId: string;
  readonly name: string;
  readonly status: AccountStatus;
  /** Environment it was connected in. */
  readonly environment: string;
  /** It was connected in the environment of this installation (R69). */
  readonly isHere: boolean;
  readonly isPaused: boolean;
  readonly pausedCode: string | null;
  /** When it was last corrected. */
  readonly correctedAt: Date | null;
  readonly autoReadReceipt: boolean;
  readonly isDefaultOutgoing: boolean;
  readonly isDefaultIncoming: boolean;
  /** The provider confirmed the number with this account's token. */
  readonly isNumberConfirmed: boolean;
  /** The provider's ids; empty when the account has none. */
  readonly numberId: string;
  readonly businessId: string;
  /** Row of `business_accounts`. */
  readonly businessAccountId: string | null;
  readonly displayPhoneNumber: string | null;
  readonly mark: AccountMark;
}
/** How an account stands when something is asked about it: an answer is worth nothing once that has changed. */
export interface AccountMark {
  /** When people last saved it. */
  readonly savedAt: Date;
  /** When something was last said of the linked device, and the linkage that is not proven. */
  readonly sessionAt: Date | null;
  readonly linkageId: string | null;
}
export interface AccountMedia {
  /** @throws SendError */
  download(media: MediaRef): Promise<DownloadedMedia>;
  /** How long an upload can be sent; undefined: as long as the app likes. */
  readonly keepsMs: number | undefined;
  /** Returns the provider's id for `MediaRef.externalId`. @throws SendError */
  upload(file: DownloadedMedia): Promise<{ readonly externalId: string }>;
}
/** The provider's side of templates, for one account. Every call may throw a SendError. */
export interface AccountTemplates {
  list(after?: string): ReturnType<TemplatePower['list']>;
  get(externalId: string): Promise<ListedTemplate | undefined>;
  create(template: NewTemplate): ReturnType<TemplatePower['create']>;
  edit(externalId: string, template: NewTemplate): Promise<void>;
  unpause(externalId: string): Promise<void>;
  remove(target: { readonly name: string; readonly externalId?: string }): Promise<void>;
  uploadSample(file: DownloadedMedia): Promise<string>;
  read(notice: NoticeEvent): TemplateNews | undefined;
}

export interface AccountNaming {
  /** Undefined while the provider does not know it yet. @throws SendError */
  nameOf(provisionalId: string): Promise<{ readonly externalId: string; readonly status?: ReportedStatus; readonly code?: string } | undefined>;
  isEcho(sent: OutboundContent, echo: InboundContent): boolean;
}
export interface AccountSession {
  /** How long a QR text can be scanned, in milliseconds. */
  readonly qrLivesMs: number;
  /** A device can be linked from here. */
  readonly canConnect: boolean;
  /** @throws SendError */
  state(): Promise<SessionReport>;
  /** @throws SendError */
  connect(): Promise<SessionReport>;
  /** @throws SendError */
  disconnect(): Promise<void>;
}

/**
 * An account ready for use: provider, credentials and HTTP bound once. Nobody can ask it which provider it is, or read a
 * credential from it. A power that the provider lacks is undefined.
 */
export class OpenAccount implements AccountFacts {
  readonly id: string;
  readonly storeId: string;
  readonly name: string;
  readonly status: AccountStatus;
  readonly environment: string;
  readonly isHere: boolean;
  readonly isPaused: boolean;
  readonly pausedCode: string | null;
  readonly correctedAt: Date | null;
  readonly autoReadReceipt: boolean;
  readonly isDefaultOutgoing: boolean;
  readonly isDefaultIncoming: boolean;
  readonly isNumberConfirmed: boolean;
  readonly numberId: string;
  readonly businessId: string;
  readonly businessAccountId: string | null;
  readonly displayPhoneNumber: string | null;
  readonly mark: AccountMark;
  readonly #provider: Provider;
  readonly #credentials: Credentials;
  readonly #http: Http;
  readonly #pathKey: string;

  constructor(facts: AccountFacts & { readonly pathKey: string }, provider: Provider, credentials: Credentials, http: Http) {
    this.id = facts.id;
    this.storeId = facts.storeId;
    this.name = facts.name;
    this.status = facts.status;
    this.environment = facts.environment;
    this.isHere = facts.isHere;
    this.isPaused = facts.isPaused;
    this.pausedCode = facts.pausedCode;
    this.correctedAt = facts.correctedAt;
    this.autoReadReceipt = facts.autoReadReceipt;
    this.isDefaultOutgoing = facts.isDefaultOutgoing;
    this.isDefaultIncoming = facts.isDefaultIncoming;
    this.isNumberConfirmed = facts.isNumberConfirmed;
    this.numberId = facts.numberId;
    this.businessId = facts.businessId;
    this.businessAccountId = facts.businessAccountId;
    this.displayPhoneNumber = facts.displayPhoneNumber;
    this.mark = facts.mark;
    this.#provider = provider;
    this.#credentials = credentials;
    this.#http = http;
    this.#pathKey = facts.pathKey;
  }

  /** May be used: set active, and connected in this environment. A copy of another installation's data must never reach its customers. */
  get isActive(): boolean { return this.status === 'active' && this.isHere; }
  /** Paused for the moment in which it is looked up which phone was linked. */
  get isComparing(): boolean { return this.isPaused && this.pausedCode === COMPARING; }
  /** It cannot send, or could not after `at`. */
  couldNotSendSince(at: Date): boolean { return this.isPaused || (this.correctedAt !== null && this.correctedAt >= at); }
  get capabilities(): Capabilities { return this.#provider.capabilities; }
  get rules(): ProviderRules { return this.#provider.rules; }
  /** How fast it may send: by its own settings where they decide. */
  get pace(): Pace { return this.#provider.paceOf?.(this.#credentials) ?? this.#provider.rules.pace; }
  /** Where the provider is to post, behind the public address. */
  get webhookAddress(): string { return webhookAddressOf(this.#provider, this.#pathKey); }
  get hasHandshake(): boolean { return this.#provider.handshake !== undefined; }
  /** JSON keys to remove from a raw event before it is stored. */
  get secretsInPayload(): readonly string[] { return this.#provider.secretsInPayload; }

  /** True when the request was made by somebody who holds this account's secret. */
  verify(request: RawRequest): boolean { return this.#provider.verify(request, this.#credentials); }
  /** What else is to be noticed about a signature that `verify` refused. */
  remarkOn(request: RawRequest): string | undefined { return this.#provider.remarkOn?.(request, this.#credentials); }
  /** Name of the field without which verify can never succeed, or undefined. */
  missingVerifySecret(): string | undefined { return this.#provider.missingVerifySecret(this.#credentials); }
  /**
   * Events addressed to this account; never throws.
   * @param alsoNumberIds numbers that no account has, when this is the store's default incoming account
   */
  parse(rawBody: Buffer, alsoNumberIds: readonly string[] = []): InboundEvent[] {
    return this.#provider.parse(rawBody, { numberId: this.numberId, businessId: this.businessId, alsoNumberIds });
  }
  /** Headers that make `verify` true: for replays and the terminal's customer. */
  sign(rawBody: Buffer): Record<string, string> { return this.#provider.sign(rawBody, this.#credentials); }
  /** Breaks of the provider's limits; empty when it may be sent. */
  refusals(content: OutboundContent): ReturnType<Provider['refusals']> { return this.#provider.refusals(content); }
  /** @throws SendError */
  send(message: OutboundMessage): Promise<SendResult> { return this.#provider.send(message, this.#credentials, this.#http); }
  /** Words for people about a SendError's or a StatusError's code. */
  explain(code: string, detail?: string): Failure { return this.#provider.explain(code, detail); }
  /** A failure that is reported later by webhook, as `send` would have thrown it: how it is to be treated. */
  failureOf(code: string, detail?: string): SendError { return this.#provider.failureOf(code, detail); }

  /** True when the provider refused a message because the customer stopped marketing. */
  saysOptedOut(code: string): boolean { return this.#provider.optOutCodes?.includes(code) ?? false; }

  /** @throws SendError */
  get markRead(): ((externalId: string, options?: { readonly typing?: boolean; readonly chatId?: string }) => Promise<void>) | undefined {
    if (!this.#provider.markRead) return undefined;
    return async (externalId, options) => this.#provider.markRead?.(externalId, this.#credentials, this.#http, options);
  }
  get media(): AccountMedia | undefined {
    const power = this.#provider.media;
    return power && {
      keepsMs: power.keepsMs,
      download: (media) => power.download(media, this.#credentials, this.#http),
      upload: (file) => power.upload(file, this.#credentials, this.#http),
    };
  }
  /** For accounts whose sends have a provisional name first. */
  get naming(): AccountNaming | undefined {
    const power = this.#provider.naming;
    return power && { nameOf: (provisionalId) => power.nameOf(provisionalId, this.#credentials, this.#http), isEcho: (sent, echo) => power.isEcho(sent, echo) };
  }
  /** For accounts that hang on a linked device. */
  get session(): AccountSession | undefined {
    const power = this.#provider.session;
    return power && {
      qrLivesMs: power.qrLivesMs, canConnect: power.canConnect(this.#credentials),
      state: () => power.state(this.#credentials, this.#http), connect: () => power.connect(this.#credentials, this.#http), disconnect: () => power.disconnect(this.#credentials, this.#http),
    };
  }
  /** The phone-like id behind a hidden one. @throws SendError */
  get phoneOf(): ((lid: string) => Promise<PersonRef | undefined>) | undefined {
    if (!this.#provider.phoneOf) return undefined;
    return async (lid) => this.#provider.phoneOf?.(lid, this.#credentials, this.#http);
  }
  /** What a template of this account may look like. */
  get templateRules(): TemplateRules { return this.#provider.templates?.rules ?? LOCAL_TEMPLATE_RULES; }
  /** Undefined where templates are filled in here (R131). */
  get templates(): AccountTemplates | undefined {
    const power = this.#provider.templates;
    return power && {
      list: (after) => power.list(after, this.#credentials, this.#http),
      get: (externalId) => power.get(externalId, this.#credentials, this.#http),
      create: (template) => power.create(template, this.#credentials, this.#http),
      edit: (externalId, template) => power.edit(externalId, template, this.#credentials, this.#http),
      unpause: (externalId) => power.unpause(externalId, this.#credentials, this.#http),
      remove: (target) => power.remove(target, this.#credentials, this.#http),
      uploadSample: (file) => power.uploadSample(file, this.#credentials, this.#http),
      read: (notice) => power.read(notice),
    };
  }
  /** What a notice says of how many people the business may write to first. */
  readReach(notice: NoticeEvent): DailyReach | undefined { return this.#provider.readReach?.(notice); }
  get check(): (() => Promise<ConnectionCheck>) | undefined {
    const provider = this.#provider;
    return provider.check && (async () => provider.check?.(this.#credentials, this.#http) ?? { ok: false, problems: [] });
  }
  /** Takes the public callback URL. @throws SendError */
  get subscribe(): ((callbackUrl: string) => Promise<void>) | undefined {
    if (!this.#provider.subscribe) return undefined;
    return async (callbackUrl) => this.#provider.subscribe?.(this.#credentials, this.#http, callbackUrl);
  }
}
