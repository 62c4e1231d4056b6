import type { MessageDescriptor } from '@lingui/core';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../../shared/api/api.js';
import type { Provider } from '../../shared/api/list-providers.js';

/** Problems that are no provider's own. */
const TEXTS: Readonly<Record<string, MessageDescriptor>> = {
  'account.number_taken': msg`This number is already connected in another store.`,
};

/** A problem in the language of the page: in the provider's words, in ours, else as the API says it. */
export function problemText(problem: Schemas['AccountProblemDto'], provider: Provider | undefined, fields: Readonly<Record<string, string>>): string {
  const own = TEXTS[problem.code];
  const words = provider?.words[problem.code] ?? (own ? i18n._(own) : problem.text);
  return words.replaceAll('{value}', fields[problem.field ?? ''] ?? '');
}
