import { useLingui } from '@lingui/react/macro';
import classes from './bulk.module.css';
import type { Progress } from './model.js';

/** How far everybody is, in one line. */
export function ProgressBar({ progress }: { readonly progress: Progress }) {
  const { t, i18n } = useLingui();
  const { recipients, read, delivered, sent, unknown, failed, skipped } = progress;
  const share = (count: number): string => `${recipients === 0 ? 0 : (count / recipients) * 100}%`;
  const parts = [['read', read], ['delivered', delivered], ['sent', sent], ['unknown', unknown], ['failed', failed], ['skipped', skipped]] as const;
  return (
    <div className={classes['bar']} role="img" aria-label={t`${i18n.number(read + delivered)} of ${i18n.number(recipients)} delivered, ${i18n.number(failed)} failed`}>
      {parts.map(([name, count]) => count > 0 && <span key={name} data-part={name} style={{ inlineSize: share(count) }} />)}
    </div>
  );
}
