import type { ReactNode } from 'react';
import classes from './pill.module.css';

/** What a state asks of people: nothing any more, a look, a hand. */
export type Tone = 'quiet' | 'good' | 'busy' | 'waiting' | 'bad';

/** The word of a state. */
export function Pill({ tone, status, children }: { readonly tone: Tone; readonly status: string; readonly children: ReactNode }) {
  return <span className={`${classes['pill']} ${classes['tone']}`} data-tone={tone} data-status={status}>{children}</span>;
}
