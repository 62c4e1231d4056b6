import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { AccountUses } from '../../shared/api/list-account-uses.js';

/** What an account is used by, in words; undefined while nobody knows. */
export function useUsesText(uses: AccountUses | undefined): string | undefined {
  const { t } = useLingui();
  if (uses === undefined) return undefined;
  const templates = plural(uses.templates, { one: '# template', other: '# templates' });
  const rules = plural(uses.rules, { one: '# rule', other: '# rules' });
  if (uses.templates > 0 && uses.rules > 0) return t`used by ${templates} and ${rules}`;
  if (uses.templates > 0) return t`used by ${templates}`;
  return uses.rules > 0 ? t`used by ${rules}` : t`no templates, no rules`;
}
