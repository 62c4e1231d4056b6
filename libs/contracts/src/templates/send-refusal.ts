import type { Failure } from '../failures.js';
import type { SendableTemplate, TemplateButtonKind } from './template.js';

/** Buttons that need the provider's own templates (R208). */
const NOT_IN_TEXT: ReadonlySet<TemplateButtonKind> = new Set(['flow', 'catalog', 'multi_product']);

/** What must be known of the account that a template is to be sent through. */
export interface TemplateAccount {
  /** Public id. */
  readonly id: string;
  readonly isActive: boolean;
  readonly businessAccountId: string | null;
  /** Its provider knows no templates: they are filled in here and sent as plain text (R131). */
  readonly rendersLocally: boolean;
}
/** What the person said about marketing messages; `unknown` when they never said anything, `missing` when the store needs their word. */
export type MarketingConsent = 'given' | 'refused' | 'unknown' | 'missing';
export interface TemplateRecipient { readonly marketing: MarketingConsent }

/** The provider files it as marketing although it was handed in as something else. */
export function becameMarketing(template: Pick<SendableTemplate, 'category' | 'requested_category'>): boolean {
  return template.category === 'marketing' && template.requested_category !== 'marketing';
}

/**
 * Why this template may not be sent through this account now, to this person when one is named; undefined when it may (R148-R153, R169, R210).
 * The account must be the template's, or share its business account, or fill templates in by itself.
 */
export function whySendRefused(template: SendableTemplate, account: TemplateAccount, recipient?: TemplateRecipient): Failure | undefined {
  if (!account.isActive) return { code: 'account.inactive', text: 'The account is inactive, so nothing is sent through it.', action: 'fix_credentials' };
  return byStatus(template) ?? byAccount(template, account) ?? (recipient && byConsent(template, recipient));
}

function byStatus({ status }: SendableTemplate): Failure | undefined {
  const because = (code: string, text: string): Failure => ({ code, text, action: 'send_template' });
  switch (status) {
    case 'approved': case 'ready': return undefined;
    case 'draft': return because('template.not_approved', 'The template is a draft: hand it in first.');
    case 'pending': case 'in_appeal': return because('template.not_approved', 'The template waits for approval.');
    case 'rejected': return because('template.rejected', 'The template was rejected.');
    case 'paused': return because('template.paused', 'The template is paused for low quality.');
    case 'disabled': return because('template.disabled', 'The template is disabled for low quality.');
    case 'deleted': case 'pending_deletion': return because('template.deleted', 'The template was deleted.');
    case 'archived': return because('template.archived', 'The template is archived.');
    case 'limit_exceeded': return because('template.not_approved', 'The template was not taken: the account has too many.');
  }
}

function byAccount(template: SendableTemplate, account: TemplateAccount): Failure | undefined {
  const shares = template.business_account_id !== null && template.business_account_id === account.businessAccountId;
  if (account.rendersLocally && template.components.buttons.some(({ kind }) => NOT_IN_TEXT.has(kind))) {
    return { code: 'template.wrong_account', text: 'This account sends templates as plain text, which can hold no form and no products.', action: 'send_template' };
  }
  if (template.account_id === account.id || shares || account.rendersLocally) return undefined;
  return { code: 'template.wrong_account', text: 'The template belongs to another account, and this one cannot send it.', action: 'send_template' };
}

function byConsent(template: SendableTemplate, { marketing }: TemplateRecipient): Failure | undefined {
  if (template.category !== 'marketing') return undefined;
  if (marketing === 'refused') return { code: 'template.opted_out', text: 'This person stopped marketing messages.', action: 'none' };
  if (marketing === 'missing') return { code: 'template.consent_needed', text: 'This person has not agreed to marketing messages.', action: 'none' };
  return becameMarketing(template) && marketing !== 'given'
    ? { code: 'template.consent_needed', text: 'WhatsApp files this template as marketing now, and this person has not agreed to marketing messages.', action: 'none' }
    : undefined;
}
