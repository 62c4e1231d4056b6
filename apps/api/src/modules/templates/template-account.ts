import { publicId, type TemplateAccount } from '#contracts';
import type { OpenAccount } from '../accounts/index.js';

/** An account as `whySendRefused` and `fillTemplate` ask about it. */
export function templateAccountOf(account: OpenAccount): TemplateAccount {
  return { id: publicId('account', account.id), isActive: account.isActive, businessAccountId: account.businessAccountId, rendersLocally: !account.templates };
}
