import { SETUP_STEPS, type SetupStepKind } from '#contracts';
import type { Setup } from '../api/get-channel-setup.js';

/** What every step of the wizard gets. */
export interface StepProps {
  readonly storeId: string;
  readonly setup: Setup;
  readonly step: Setup['guide']['steps'][number];
  /** What was typed in the form and not saved yet, by field. Kept here so that going back loses nothing. */
  readonly typed: Readonly<Record<string, string>>;
  onType(typed: Readonly<Record<string, string>>): void;
  /** To the step of this kind; it is kept on the server too. */
  go(kind: SetupStepKind): void;
  next(): void;
  /** Undefined on the first step. */
  readonly back: (() => void) | undefined;
  keep(progress: { readonly ticked?: number[]; readonly entered?: Readonly<Record<string, string>> }): void;
}

/** The step to show: steps behind the form need an account, the last one a tested connection. */
export function reachableStep({ guide, account, step }: Setup, wanted: number | undefined): SetupStepKind {
  const kind = (wanted === undefined ? undefined : guide.steps[wanted - 1]?.kind) ?? step;
  if (SETUP_STEPS.indexOf(kind) <= SETUP_STEPS.indexOf('credentials')) return kind;
  if (account === null) return 'credentials';
  return kind === 'done' && account.number_confirmed_at === null ? guide.steps.at(-2)?.kind ?? kind : kind;
}

/** What people paste comes with spaces, line breaks and quotation marks that are never part of it. */
export function cleanPasted(value: string): string {
  return value.replace(/^\s*["'“‘]?Bearer\s+/i, '').replace(/\s+/g, '').replace(/^["'“”‘’«»`]+|["'“”‘’«»`]+$/g, '');
}
