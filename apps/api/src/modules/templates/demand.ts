import { fillTemplate, type SendableTemplate, type TemplateAccount, type TemplateContent, type TemplateRecipient, type TemplateValues, type TextContent, whySendRefused } from '#contracts';
import { AppError } from '../../platform/errors/app-error.js';

/** @throws AppError account.inactive, template.wrong_account, template.not_sendable: `detail` says why */
export function demandSendable(template: SendableTemplate, account: TemplateAccount, recipient?: TemplateRecipient): void {
  const failure = whySendRefused(template, account, recipient);
  if (!failure) return;
  if (failure.code === 'account.inactive') throw new AppError('account.inactive');
  throw AppError.field(failure.code === 'template.wrong_account' ? 'template.wrong_account' : 'template.not_sendable', '/content/template_id', failure.text);
}

/** The message of a template. @throws AppError template.values_invalid with every value that is missing or wrong (R209) */
export function demandFilled(template: SendableTemplate, values: TemplateValues, account: TemplateAccount, at = ''): TemplateContent | TextContent {
  const filled = fillTemplate(template, values, { local: account.rendersLocally });
  if ('content' in filled) return filled.content;
  throw new AppError('template.values_invalid', { detail: filled.refusals[0]?.detail ?? '', errors: filled.refusals.map((refusal) => ({ ...refusal, pointer: `${at}${refusal.pointer}` })) });
}
