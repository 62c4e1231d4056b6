import { useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { Check } from 'lucide-react';
import steps from '../../../shared/form/steps.module.css';
import classes from '../bulk.module.css';

export const STEPS = ['template', 'recipients', 'values', 'when', 'check'] as const;
export type StepName = (typeof STEPS)[number];

/** The way to the start; every step can be gone back to. */
export function Steps({ current, isDone, onStep }: { readonly current: StepName; readonly isDone: (step: StepName) => boolean; readonly onStep: (step: StepName) => void }) {
  const { t } = useLingui();
  const names = { template: t`Template`, recipients: t`Recipients`, values: t`Values`, when: t({ message: 'When', context: 'step' }), check: t`Check and start` };
  return (
    <ol className={classes['steps']} aria-label={t`Steps to the start`}>
      {STEPS.map((step, place) => {
        const state = step === current ? 'current' : isDone(step) ? 'done' : 'ahead';
        return (
          <li key={step} data-state={state} aria-current={step === current ? 'step' : undefined}>
            <UnstyledButton onClick={() => onStep(step)}>
              <span className={steps['number']}>{state === 'done' ? <Check size={14} aria-hidden /> : place + 1}</span>
              <span>{names[step]}</span>
            </UnstyledButton>
          </li>
        );
      })}
    </ol>
  );
}
