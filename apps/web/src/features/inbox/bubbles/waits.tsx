import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { Clock } from 'lucide-react';
import { useFailureText } from '../../../shared/failures/failure-text.js';
import type { Message } from '../model.js';
import type { StoreClock } from '../thread/clock.js';
import classes from './bubble.module.css';

interface WaitsProps {
  readonly waits: NonNullable<Message['waits']>;
  readonly clock: StoreClock;
}

/** Which limit keeps a message in the queue, and until when. */
export function Waits({ waits, clock }: WaitsProps) {
  const textOf = useFailureText();
  return (
    <div className={classes['failed']} data-tone="unknown">
      <Clock size={15} aria-hidden />
      <Text size="xs" component="div">
        <span dir="auto">{textOf(waits)}</span> <Trans>Waits until <time dateTime={waits.until} title={clock.exact(waits.until)}>{clock.hour(waits.until)}</time>.</Trans>
      </Text>
    </div>
  );
}
