import type { Failure, FieldCode, FieldParams, InboundContent, MediaRef, OutboundContent, ReportedStatus, SessionState } from '#contracts';
import type { InboundEvent, NoticeEvent, PersonRef } from './events.js';
import type { Credentials, CredentialsOf, Fields } from './fields.js';
import type { Http } from './http.js';
import type { SendError } from './send-error.js';
import type { SetupGuide } from './setup.js';
import type { TemplatePower } from './templates.js';

/** A webhook request as it arrived. Header names in lower case; `rawBody` are the exact bytes. */
export interface RawRequest {
  readonly rawBody: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** What follows the provider's webhook path (`/wasender/<this>`); empty when nothing does. */
  readonly pathKey: string;
}
/** Every receiving number and business that a request names. Used only to find accounts; nothing is trusted yet. */
export interface Routing {
  readonly numberIds: readonly string[];
  readonly businessIds: readonly string[];
  readonly pathKey?: string;
  /** To whom the elements of the body are addressed, each address once. Absent: the whole request is for every account it names. */
  readonly addresses?: readonly ElementAddress[];
}
/** One number of these businesses or, without a number, all of their accounts. */
export interface ElementAddress { readonly numberId?: string; readonly businessIds: readonly string[] }
/** The account a body is read for: elements addressed to others are not its business. */
export interface AccountAddress {
  readonly numberId: string;
  readonly businessId: string;
  /** Take events of numbers that no account has (the store's default incoming account). They keep their own `numberId`. */
  readonly alsoNumberIds?: readonly string[];
}

export interface Recipient { readonly phone?: string; readonly waId?: string; readonly bsuid?: string; readonly lid?: string }
export interface OutboundMessage {
  /** At least one is set; the provider picks the best. `phone` is E.164 with plus. */
  readonly to: Recipient;
  readonly content: OutboundContent;
  readonly replyToExternalId?: string;
  /** Our attempt id; comes back with every status where the provider can echo. */
  readonly correlationId: string;
}
/** One broken limit. `pointer` is a JSON pointer into the content. */
export interface Refusal { readonly pointer: string; readonly code: FieldCode; readonly detail: string; readonly params?: FieldParams }
export interface SendResult { readonly externalId: string; readonly waId?: string; readonly bsuid?: string; /** The provider accepted but holds it. */ readonly held?: boolean; /** `externalId` is good for asking only: webhooks will name the message otherwise. */ readonly isProvisional?: true; /** Before that many milliseconds nothing more from this number is taken. */ readonly pauseMs?: number; /** The limit behind `pauseMs`. */ readonly pauseCode?: string }

/** What one account can show, with limits. UTF-16 units; bytes for files. An absent part cannot be sent. */
export interface Capabilities {
  readonly text: { readonly max: number };
  readonly caption: { readonly max: number };
  readonly buttons?: { readonly max: number; readonly title: number; readonly id: number; readonly body: number; readonly footer: number; readonly header: number };
  readonly list?: { readonly rows: number; readonly sections: number; readonly button: number; readonly rowTitle: number; readonly rowDescription: number; readonly rowId: number; readonly sectionTitle: number; readonly body: number };
  readonly media: Readonly<Record<'image' | 'video' | 'audio' | 'document' | 'sticker', { readonly mimeTypes: readonly string[]; readonly maxBytes: number }>>;
  readonly templates: boolean;
  readonly flows: boolean;
  readonly reactions: boolean;
  readonly replyTo: boolean;
  readonly location: boolean;
  readonly contacts: boolean;
  /** Free text only within this many hours of the customer's last message; absent: no window. */
  readonly windowHours?: number;
  /** Kinds that go out as numbered text, whose answers are read back as the choice. */
  readonly asText?: readonly ('buttons' | 'list')[];
}
export interface ProviderRules {
  /** Every account of this provider takes the default-outgoing flag when saved, and its switch is read only (R117, R118). */
  readonly becomesDefaultOutgoing: boolean;
  /** Every accepted message is followed by status webhooks that carry our correlation id, so `unknown` can be settled. */
  readonly alwaysReports: boolean;
  /** Documented pace, used by the governor. */
  readonly pace: Pace;
}
/** `numberBurst`: messages at once before the rate holds; a second's worth when absent. `perDay`: no more than so many in 24 hours. */
export interface Pace { readonly perNumberPerSecond: number; readonly perDay?: number; readonly numberBurst?: number; readonly pairBurst: number; readonly pairRefillMs: number }

/** With how many customers a business may begin a conversation in 24 hours; null: with as many as it likes. */
export type DailyReach = number | null;

/** What the connection check found; `problems` empty means everything is in order. */
export interface ConnectionCheck {
  readonly ok: boolean;
  readonly displayPhoneNumber?: string;
  /** In E.164: whose device is linked, also where it is not the account's number. */
  readonly linkedNumber?: string;
  readonly verifiedName?: string;
  readonly appId?: string;
  /** The provider's id of the number, where people need not enter it. */
  readonly numberId?: string;
  /** How the session stands, where there is one. */
  readonly sessionState?: SessionState;
  readonly qualityRating?: string;
  readonly dailyReach?: DailyReach;
  /** The provider's id of who owns the business account: its limit of conversations is one for all that they own. */
  readonly portfolioId?: string;
  readonly tokenExpiresAt?: Date;
  readonly subscribed?: boolean;
  /** What was asked and how it went, in order; later parts are absent when an earlier one made them pointless. */
  readonly parts?: readonly { readonly part: string; readonly ok: boolean }[];
  /** `field` names one of the provider's fields. `blocking: false` is a warning. */
  readonly problems: readonly { readonly code: string; readonly text: string; readonly field?: string; readonly blocking: boolean }[];
}
export interface DownloadedMedia { readonly bytes: Buffer; readonly mimeType: string; readonly filename?: string }

/**
 * One WhatsApp provider as a stateless value: credentials and HTTP are arguments. What it cannot do is an absent member.
 * Method syntax on purpose: `Provider<F>` stays assignable to `Provider`.
 */
export interface Provider<F extends Fields = Fields> {
  /** Stored as text; never compared outside libs/providers. */
  readonly id: string;
  readonly label: string;
  /** Heading over its fields in the account form. */
  readonly section: string;
  readonly fields: F;
  /**
   * Its words in other languages than English: language, then an English text of `label`, `section`, `fields` or `explain`, or the code of a
   * problem of `check` or of a caution; `failure.unknown` stands for what `explain` says of codes it does not know, with {code}. What is missing stays English.
   */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly rules: ProviderRules;
  readonly capabilities: Capabilities;
  /** First segment behind /api/webhooks. */
  readonly webhookPath: string;
  /** The pace of one account, where its settings decide. */
  paceOf?(credentials: CredentialsOf<F>): Pace;
  /** JSON keys removed from a raw event before it is stored. */
  readonly secretsInPayload: readonly string[];

  /** Total: junk gives empty lists. */
  route(request: RawRequest): Routing;
  /** True when the request was made by somebody who holds this account's secret. Constant time. False when no secret is set. */
  verify(request: RawRequest, credentials: CredentialsOf<F>): boolean;
  /** After a refusal: what else is to be noticed about the signature, for the security log. Never its value. */
  remarkOn?(request: RawRequest, credentials: CredentialsOf<F>): string | undefined;
  /** The field without which verify can never succeed, or undefined when it is set. */
  missingVerifySecret(credentials: CredentialsOf<F>): string | undefined;
  /** Total and pure: junk gives `ignored` events, never a throw. Yields only elements addressed to `account`. */
  parse(rawBody: Buffer, account: AccountAddress): InboundEvent[];
  /** Headers that make verify true. For tests, the sandbox conversation in the terminal, and replays. */
  sign(rawBody: Buffer, credentials: CredentialsOf<F>): Record<string, string>;
  /** Breaks of the provider's limits, found before any call. Empty when it may be sent. */
  refusals(content: OutboundContent): readonly Refusal[];
  /** @throws SendError */
  send(message: OutboundMessage, credentials: CredentialsOf<F>, http: Http): Promise<SendResult>;
  /** Words for people; undefined for codes it does not know. `code` is a SendError's or a StatusError's code. */
  explain(code: string, detail?: string): Failure;
  /** Every code that `explain` knows. */
  readonly failureCodes: readonly string[];
  /** A failure that is reported later by webhook, as `send` would have thrown it: how it is to be treated. */
  failureOf(code: string, detail?: string): SendError;
  /** Codes with which it refuses marketing because the customer stopped it. */
  readonly optOutCodes?: readonly string[];

  /** Answers the provider's verification request: the token it presents and what to echo. */
  handshake?(query: Readonly<Record<string, string>>): { readonly verifyToken: string; readonly challenge: string } | undefined;
  /** `chatId` as its message event named it. @throws SendError */
  markRead?(externalId: string, credentials: CredentialsOf<F>, http: Http, options?: { readonly typing?: boolean; readonly chatId?: string }): Promise<void>;
  /** For providers whose `send` gives a provisional name. */
  readonly naming?: NamingPower<F>;
  /** For accounts that hang on a linked device. */
  readonly session?: SessionPower<F>;
  /** The phone-like id behind a hidden one, when the provider knows it. @throws SendError */
  phoneOf?(lid: string, credentials: CredentialsOf<F>, http: Http): Promise<PersonRef | undefined>;
  readonly media?: MediaPower<F>;
  /** Templates that the provider approves and keeps; without it they are filled in here and sent as plain text (R131). */
  readonly templates?: TemplatePower<F>;
  /** What a notice says of how many people the business may write to first; undefined when it is about something else. */
  readReach?(notice: NoticeEvent): DailyReach | undefined;
  /** Test connection (R34-R40). Never throws for a refusal: it says so. */
  check?(credentials: CredentialsOf<F>, http: Http): Promise<ConnectionCheck>;
  /**
   * Asks the provider to deliver this account's events to us.
   * @param callbackUrl where they are to be posted; the provider verifies it by a handshake before it answers
   * @throws SendError
   */
  subscribe?(credentials: CredentialsOf<F>, http: Http, callbackUrl: string): Promise<void>;
  /** The setup wizard's steps and words; without it people use the account form. */
  readonly setup?: SetupGuide;
  /** Where people pay the provider. */
  readonly billingUrl?: string;
}
/** Finding the lasting id of a message whose provisional name is known. */
export interface NamingPower<F extends Fields = Fields> {
  /** Undefined while the provider does not know it yet. @throws SendError */
  nameOf(provisionalId: string, credentials: CredentialsOf<F>, http: Http): Promise<{ readonly externalId: string; readonly status?: ReportedStatus; /** Why it failed. */ readonly code?: string } | undefined>;
  /** True when `echo`, written by the business in the same chat, can be `sent` as it went out. */
  isEcho(sent: OutboundContent, echo: InboundContent): boolean;
}
/** How a session stands. `qr` is the text of the picture to scan. */
export interface SessionReport { readonly state: SessionState; readonly qr?: string }
export interface SessionPower<F extends Fields = Fields> {
  /** How long a QR text can be scanned, in milliseconds. */
  readonly qrLivesMs: number;
  /** @throws SendError */
  state(credentials: CredentialsOf<F>, http: Http): Promise<SessionReport>;
  /** True when the account's settings allow `connect`. */
  canConnect(credentials: CredentialsOf<F>): boolean;
  /** Begins to link a device: gives a QR, or says that it is connected already. @throws SendError */
  connect(credentials: CredentialsOf<F>, http: Http): Promise<SessionReport>;
  /** Lets go of the device that is linked, so that another one can be. @throws SendError */
  disconnect(credentials: CredentialsOf<F>, http: Http): Promise<void>;
}
export interface MediaPower<F extends Fields = Fields> {
  /** How long an upload can be sent; the app's own limit when absent. */
  readonly keepsMs?: number;
  /** @throws SendError */
  download(media: MediaRef, credentials: CredentialsOf<F>, http: Http): Promise<DownloadedMedia>;
  /** Returns the provider's id for `MediaRef.externalId`. @throws SendError */
  upload(file: DownloadedMedia, credentials: CredentialsOf<F>, http: Http): Promise<{ readonly externalId: string }>;
}

/** Checks nothing at run time; gives the literal types of `fields` to the other members. */
export function defineProvider<const F extends Fields>(provider: Provider<F>): Provider<F> {
  return provider;
}
export type { Credentials };
