import type { TemplateCategory, TemplateComponents, TemplateFormat, TemplateQuality, TemplateRules, TemplateStatus } from '#contracts';
import type { NoticeEvent } from './events.js';
import type { CredentialsOf, Fields } from './fields.js';
import type { Http } from './http.js';
import type { DownloadedMedia } from './provider.js';

/** A template as it is handed in. */
export interface NewTemplate {
  readonly name: string;
  readonly language: string;
  readonly category: TemplateCategory;
  readonly format: TemplateFormat;
  readonly components: TemplateComponents;
  /** Handles of the sample files (`uploadSample`), by the media ids in the components. */
  readonly handles: Readonly<Record<string, string>>;
}
/** Why a template is not as one would like it, in the provider's word and in words for people. */
export interface TemplateReason { readonly code: string; readonly text: string }
/** A template as the provider knows it. */
export interface ListedTemplate {
  readonly externalId: string;
  readonly name: string;
  readonly language: string;
  readonly status: TemplateStatus;
  readonly category: TemplateCategory;
  /** As what it was filed before the provider changed that. */
  readonly previousCategory?: TemplateCategory;
  readonly format: TemplateFormat;
  readonly components: TemplateComponents;
  readonly quality: TemplateQuality;
  readonly reason?: TemplateReason;
}
/** What a notice says about one template. `reread`: it must be asked for, the notice does not say what it is now. */
export interface TemplateNews {
  readonly externalId: string;
  readonly status?: TemplateStatus;
  readonly reason?: TemplateReason;
  readonly quality?: TemplateQuality;
  readonly category?: TemplateCategory;
  readonly coming?: { readonly category: TemplateCategory; readonly at?: Date };
  readonly reread?: true;
}
/** Templates that a provider approves and keeps. Every call may throw a SendError. */
export interface TemplatePower<F extends Fields = Fields> {
  readonly rules: TemplateRules;
  /** One page; `after` of an earlier answer leads on. A cursor that died is asked for from the beginning by the caller. */
  list(after: string | undefined, credentials: CredentialsOf<F>, http: Http): Promise<{ readonly templates: readonly ListedTemplate[]; readonly after?: string }>;
  /** Undefined when the provider no longer has it. */
  get(externalId: string, credentials: CredentialsOf<F>, http: Http): Promise<ListedTemplate | undefined>;
  /** Hands it in. The answer's category may differ from the one asked for. */
  create(template: NewTemplate, credentials: CredentialsOf<F>, http: Http): Promise<{ readonly externalId: string; readonly status: TemplateStatus; readonly category: TemplateCategory }>;
  /** Hands in a change of a template that the provider has. */
  edit(externalId: string, template: NewTemplate, credentials: CredentialsOf<F>, http: Http): Promise<void>;
  /** Lets a paused one go on; the provider may refuse. How it stands then has to be asked for. */
  unpause(externalId: string, credentials: CredentialsOf<F>, http: Http): Promise<void>;
  /** Without `externalId` all languages of the name. */
  remove(target: { readonly name: string; readonly externalId?: string }, credentials: CredentialsOf<F>, http: Http): Promise<void>;
  /** Hands over a sample file for a header; what comes back goes into `handles`. */
  uploadSample(file: DownloadedMedia, credentials: CredentialsOf<F>, http: Http): Promise<string>;
  /** Total: undefined for notices about something else. */
  read(notice: NoticeEvent): TemplateNews | undefined;
}
