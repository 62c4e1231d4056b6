import { Trans } from '@lingui/react/macro';
import { Button, Stack, Text, Title } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import type { StepProps } from './wizard.js';
import classes from './setup.module.css';

interface StepFrameProps extends Pick<StepProps, 'step' | 'back'> {
  /** What leads on; its form is submitted by Enter too. */
  readonly action: ReactNode;
  readonly children: ReactNode;
  onSubmit(): void;
}

/** One step: its name, what is to be done, and the way back and on. */
export function StepFrame({ step, back, action, children, onSubmit }: StepFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A change of steps is read out, as a change of pages is.
    heading.current?.focus({ preventScroll: true });
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form noValidate onSubmit={submit} className={classes['panel']} id="setup-step" aria-labelledby="setup-step-title">
      <div className={classes['body']}>
        <Stack gap="lg">
          <Stack gap={4}>
            <Title order={2} id="setup-step-title" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>{step.title}</Title>
            {step.lead !== null && <Text size="sm" c="dimmed">{step.lead}</Text>}
          </Stack>
          {children}
        </Stack>
      </div>
      <div className={classes['foot']}>
        {back && <Button variant="default" onClick={back} data-setup-back><Trans>Back</Trans></Button>}
        <div style={{ marginInlineStart: 'auto', display: 'flex', flexWrap: 'wrap', gap: 10 }}>{action}</div>
      </div>
    </form>
  );
}
