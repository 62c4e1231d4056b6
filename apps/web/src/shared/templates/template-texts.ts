import type { TemplateCategory, TemplateQuality, TemplateStatus } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export const STATUS_TEXTS: Readonly<Record<TemplateStatus, MessageDescriptor>> = {
  draft: msg({ message: 'Draft', context: 'template' }), pending: msg({ message: 'Pending', context: 'template' }), approved: msg({ message: 'Approved', context: 'template' }), rejected: msg({ message: 'Rejected', context: 'template' }),
  paused: msg({ message: 'Paused', context: 'template' }), disabled: msg({ message: 'Disabled', context: 'template' }), in_appeal: msg({ message: 'In appeal', context: 'template' }),
  pending_deletion: msg({ message: 'Being deleted', context: 'template' }), deleted: msg({ message: 'Deleted', context: 'template' }), limit_exceeded: msg({ message: 'Over the limit', context: 'template' }),
  archived: msg({ message: 'Archived', context: 'template' }), ready: msg({ message: 'Ready', context: 'template' }),
};
export const STATUS_COLORS: Readonly<Record<TemplateStatus, string>> = {
  draft: 'gray', pending: 'yellow', approved: 'teal', rejected: 'red', paused: 'yellow', disabled: 'red', in_appeal: 'yellow', pending_deletion: 'gray', deleted: 'gray', limit_exceeded: 'red', archived: 'gray', ready: 'teal',
};
export const CATEGORY_TEXTS: Readonly<Record<TemplateCategory, MessageDescriptor>> = {
  utility: msg({ message: 'Utility', context: 'template' }), marketing: msg({ message: 'Marketing', context: 'template' }), authentication: msg({ message: 'Login code', context: 'template' }),
};
export const QUALITY_TEXTS: Readonly<Record<TemplateQuality, MessageDescriptor>> = {
  green: msg({ message: 'High', context: 'quality' }), yellow: msg({ message: 'Medium', context: 'quality' }), red: msg({ message: 'Low', context: 'quality' }), unknown: msg({ message: 'Not rated yet', context: 'quality' }),
};

/** `en_US` in the words of the page. */
export function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code.replace('_', '-')) ?? code;
  } catch {
    return code;
  }
}
/** In which direction a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|he|fa|ur|ckb|ps|sd|ug|yi)(_|$)/.test(language) ? 'rtl' : 'ltr';
}
