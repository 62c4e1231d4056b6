import type { InboundContent, ReportedStatus, SessionState } from '#contracts';

/** Everything a provider told us about a person, verbatim. All parts may be absent; a person is not a phone number. */
export interface PersonRef {
  /** The provider's phone-like id (`wa_id`), verbatim: digits without plus. */
  waId?: string;
  /** Business-scoped user id. */
  bsuid?: string;
  parentBsuid?: string;
  /** WhatsApp's hidden local id (unofficial providers). */
  lid?: string;
  username?: string;
  /** Name the person chose. */
  profileName?: string;
}

interface EventBase {
  /** Receiving number's id at the provider (Meta: phone_number_id); absent for business-wide events. */
  readonly numberId?: string;
  /** That number as people write it; only where it is not the account's own. */
  readonly numberShown?: string;
  /** Business account's id at the provider (Meta: WABA id). */
  readonly businessId?: string;
  /** Provider's time; the time of arrival is added by intake. */
  readonly occurredAt?: Date;
}
export interface ReplyRef { readonly externalId: string; readonly from?: string }
export interface Referral {
  readonly sourceUrl?: string; readonly sourceId?: string; readonly sourceType?: string; readonly headline?: string; readonly body?: string;
  readonly mediaType?: string; readonly mediaUrl?: string; readonly clickId?: string; readonly welcomeText?: string;
}

/** A new bubble. `origin`: written by the customer, on the phone's own app (echo), or copied for us by an app that owns the thread. */
export interface MessageEvent extends EventBase {
  readonly kind: 'message';
  readonly externalId: string;
  readonly origin: 'customer' | 'device' | 'standby' | 'history';
  readonly person: PersonRef;
  readonly content: InboundContent;
  readonly replyTo?: ReplyRef;
  readonly forwarded?: 'once' | 'many';
  readonly referral?: Referral;
  readonly referredProduct?: { readonly catalogId: string; readonly retailerId: string };
  readonly groupId?: string;
  /** Written by the business itself: always for `device`, possible in `standby` and `history`. Absent: written by the customer. */
  readonly outgoing?: true;
  /** The name that `send` gave it, where the provider tells it with the message's lasting id. */
  readonly sentAs?: string;
  /** How the provider names the chat, for powers that want it verbatim (`markRead`). */
  readonly chatId?: string;
}
/** `emoji` empty: the reaction was taken back. */
export interface ReactionEvent extends EventBase {
  readonly kind: 'reaction'; readonly externalId: string; readonly person: PersonRef; readonly targetExternalId: string; readonly emoji: string;
  readonly origin: 'customer' | 'device' | 'standby' | 'history'; readonly outgoing?: true;
}
export interface StatusError { readonly code: string; readonly title?: string; readonly detail?: string }
export interface StatusPricing { readonly category?: string; readonly type?: string; readonly model?: string; readonly billable?: boolean }
/** A fact about a message we sent. `correlationId` is what we passed with the send. */
export interface StatusEvent extends EventBase {
  readonly kind: 'status'; readonly externalId: string; readonly status: ReportedStatus; readonly person: PersonRef;
  readonly correlationId?: string; readonly errors: readonly StatusError[]; readonly pricing?: StatusPricing;
  /** Set for statuses of one participant of a group message. */
  readonly participant?: string;
  readonly groupId?: string;
}
/** The customer (or the phone's own app) edited or deleted a message. */
export interface RevisionEvent extends EventBase {
  readonly kind: 'revision'; readonly externalId: string; readonly targetExternalId: string; readonly change: 'edited' | 'deleted';
  readonly content?: InboundContent; readonly origin: 'customer' | 'device' | 'standby' | 'history'; readonly person: PersonRef; readonly outgoing?: true;
}
/** A person's ids changed: both belong to the same customer. */
export interface IdentityEvent extends EventBase {
  readonly kind: 'identity'; readonly externalId?: string; readonly previous: PersonRef; readonly current: PersonRef;
}
/** A person allowed or stopped marketing. */
export interface PreferenceEvent extends EventBase {
  readonly kind: 'preference'; readonly person: PersonRef; readonly purpose: string; readonly allowed: boolean;
}
/**
 * Something about the account, a template, a flow, a call, ... kept for the module that reads it.
 * `topic` is the provider's field name, `name` its event; `payload` its value, verbatim.
 */
export interface NoticeEvent extends EventBase {
  readonly kind: 'notice'; readonly topic: string; readonly name: string; readonly payload: unknown;
}
/** How the account's connection stands, where a phone or a linked device holds it. `qr` is the text of the picture to scan. */
export interface SessionEvent extends EventBase {
  readonly kind: 'session'; readonly state: SessionState; readonly qr?: string;
}
/** Named and counted, never processed. */
export interface IgnoredEvent extends EventBase {
  readonly kind: 'ignored'; readonly reason: 'malformed' | 'other_account' | 'unknown_kind' | 'duplicate_kind' | 'not_addressed'; readonly name: string;
}
export type InboundEvent =
  | MessageEvent | ReactionEvent | StatusEvent | RevisionEvent | IdentityEvent | PreferenceEvent | NoticeEvent | SessionEvent | IgnoredEvent;
