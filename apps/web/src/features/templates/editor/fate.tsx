import { Trans, useLingui } from '@lingui/react/macro';
import { languageName } from '../../../shared/templates/template-texts.js';
import type { Template } from '../../../shared/templates/templates-query.js';

interface FateProps {
  readonly gone: readonly Template[];
  /** No other language of the name is left. */
  readonly isLast: boolean;
}

/** What follows when templates are deleted, here and at WhatsApp. */
export function Fate({ gone, isLast }: FateProps) {
  const { i18n } = useLingui();
  const names = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(gone.map(({ language }) => languageName(language, i18n.locale)).toSorted((one, other) => one.localeCompare(other, i18n.locale)));
  const isKnown = gone.some(({ status }) => status !== 'draft' && status !== 'ready');
  const isBlocked = gone.some(({ status }) => status === 'approved');
  const name = gone[0]?.name ?? '';
  return (
    <>
      {gone.length > 1 && <><Trans>These go: <bdi>{names}</bdi>.</Trans>{' '}</>}
      {isKnown ? <Trans>WhatsApp deletes it too, and what is planned with it is not sent.</Trans> : <Trans>It is gone for good.</Trans>}{' '}
      {isBlocked && <>{isLast ? <Trans>Because it was approved, WhatsApp blocks the name <bdi dir="ltr">{name}</bdi> for 30 days.</Trans> : <Trans>Because it was approved, it cannot be made again in this language under this name for 30 days.</Trans>}{' '}</>}
      <Trans>Messages that were sent stay.</Trans>
    </>
  );
}
