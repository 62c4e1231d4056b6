import type { SetupStepKind } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Progress, Text } from '@mantine/core';
import { Check } from 'lucide-react';
import type { Setup } from '../api/get-channel-setup.js';
import { reachableStep } from './wizard.js';
import classes from './setup.module.css';

/** All steps with their names; those that can be opened are buttons. On a narrow page one line says where people are. */
export function SetupSteps({ setup, current, go }: { readonly setup: Setup; readonly current: SetupStepKind; readonly go: (kind: SetupStepKind) => void }) {
  const { t } = useLingui();
  const { steps } = setup.guide;
  const here = steps.findIndex(({ kind }) => kind === current);
  const [number, count] = [here + 1, steps.length];
  const title = steps[here]?.title ?? '';
  return (
    <nav aria-label={t`Steps`}>
      <div className={classes['short']}>
        <Text size="sm" c="dimmed" mb={6}><Trans>Step {number} of {count}</Trans> · {title}</Text>
        <Progress value={(number / count) * 100} size="sm" aria-label={t`Progress`} />
      </div>
      <ol className={classes['steps']}>
        {steps.map(({ kind, title: name }, index) => {
          const inside = (
            <>
              <span className={classes['dot']} data-done={index < here || undefined} aria-hidden>{index < here ? <Check size={15} strokeWidth={3} /> : index + 1}</span>
              <span>{name}</span>
            </>
          );
          const mayOpen = index !== here && reachableStep(setup, index + 1) === kind && index < here;
          return (
            <li key={kind}>
              {mayOpen
                ? <button type="button" className={classes['step']} onClick={() => go(kind)}>{inside}</button>
                : <span className={classes['step']} aria-current={index === here ? 'step' : undefined} data-later={index > here || undefined}>{inside}</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
