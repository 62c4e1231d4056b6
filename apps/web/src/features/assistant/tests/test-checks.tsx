import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Minus, X } from 'lucide-react';
import type { SavedTest } from '../api/tests.js';
import { expectationText } from './expectation-texts.js';
import classes from './tests.module.css';

/** What a good answer has, and how the last one did. @param checks undefined where nobody has tried */
export function TestChecks({ test: { expectations }, checks }: { readonly test: SavedTest; readonly checks: readonly boolean[] | undefined }) {
  const { t, i18n } = useLingui();
  if (expectations.length === 0) return <p className={classes['none']}><Trans>Any answer will do.</Trans></p>;
  return (
    <ul className={classes['checks']} aria-label={t`Expectations`}>
      {expectations.map((expectation, index) => {
        const check = checks?.[index];
        return (
          <li key={index} data-check={check}>
            {check === undefined ? <Minus size={14} aria-hidden /> : check ? <Check size={14} aria-label={t`Met`} role="img" /> : <X size={14} aria-label={t`Not met`} role="img" />}
            <span>{i18n._(expectationText(expectation))}</span>
          </li>
        );
      })}
    </ul>
  );
}
