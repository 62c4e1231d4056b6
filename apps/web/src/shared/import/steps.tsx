import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import steps from '../form/steps.module.css';
import classes from './import.module.css';

const STEPS = ['file', 'columns', 'check', 'result'] as const;
export type StepName = (typeof STEPS)[number] | 'running';

/** Where in the import one is. */
export function Steps({ current }: { readonly current: StepName }) {
  const { t } = useLingui();
  const names = { file: t`File`, columns: t`Columns`, check: t`Check`, result: t`Import` };
  const at = STEPS.indexOf(current === 'running' ? 'result' : current);
  return (
    <ol className={classes['steps']} aria-label={t`Steps of the import`}>
      {STEPS.map((step, place) => (
        <li key={step} data-state={place < at || current === 'result' ? 'done' : place === at ? 'current' : 'ahead'} aria-current={place === at ? 'step' : undefined}>
          <span className={steps['number']}>{place < at || current === 'result' ? <Check size={14} aria-hidden /> : place + 1}</span>
          <span>{names[step]}</span>
        </li>
      ))}
    </ol>
  );
}
