import { Trans } from '@lingui/react/macro';
import { Button, Stack, Text, Title } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import { AddressWarnings } from './address-warnings.js';
import { StepFrame } from './step-frame.js';
import classes from './setup.module.css';
import type { StepProps } from './wizard.js';

/** What the channel does, and what people need at hand (R3, R9, R10). */
export function IntroductionStep({ setup: { guide, warnings }, step, next, back }: StepProps) {
  return (
    <StepFrame step={step} back={back} onSubmit={next} action={<Button type="submit">{step.action}</Button>}>
      <Text maw={620}>{guide.welcome}</Text>
      <Stack gap="sm">
        <Title order={3}><Trans>What you need</Trans></Title>
        <ul className={classes['list']} style={{ gap: 10 }}>
          {guide.requirements.map((requirement) => (
            <li key={requirement} className={classes['line']}>
              <CircleCheck size={20} aria-hidden color="var(--mantine-color-teal-outline)" style={{ flex: 'none' }} />
              <Text size="sm">{requirement}</Text>
            </li>
          ))}
        </ul>
      </Stack>
      <AddressWarnings warnings={warnings} />
    </StepFrame>
  );
}
