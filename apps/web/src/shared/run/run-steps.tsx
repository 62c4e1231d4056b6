import { Trans, useLingui } from '@lingui/react/macro';
import { Code, Text } from '@mantine/core';
import { BrainCircuit, CircleX, ScanSearch, ShieldAlert, Wallet, Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { numberIn, type Parts, partsIn, textIn } from '../message/parts.js';
import classes from './run.module.css';
import { ENGINE_NAMES, failureText, GUARDRAIL_TEXTS, toolText } from './step-texts.js';

/** Everything that happened in a run, in order. */
export function RunSteps({ steps }: { readonly steps: readonly Parts[] }) {
  if (steps.length === 0) return <Text size="sm" c="dimmed"><Trans>No step was needed.</Trans></Text>;
  return <ol className={classes['steps']}>{steps.map((step, index) => <Step key={index} step={step} />)}</ol>;
}

function Step({ step }: { readonly step: Parts }) {
  const { t, i18n } = useLingui();
  switch (step['kind']) {
    case 'model': {
      const usage = partsIn(step, 'usage');
      const [fresh, cached, out] = [(numberIn(usage, 'input') ?? 0) + (numberIn(usage, 'cacheWrite') ?? 0), numberIn(usage, 'cacheRead') ?? 0, numberIn(usage, 'output') ?? 0];
      return <Line icon={<BrainCircuit size={15} aria-hidden />} step={step} title={<Trans>Asked the model</Trans>} note={<><bdi dir="ltr">{textIn(step, 'model')}</bdi> · {t`${fresh} tokens in, ${cached} from the cache, ${out} out`}</>} />;
    }
    case 'photo': {
      const usage = partsIn(step, 'usage');
      const [fresh, out] = [numberIn(usage, 'input') ?? 0, numberIn(usage, 'output') ?? 0];
      return <Line icon={<ScanSearch size={15} aria-hidden />} step={step} title={<Trans>Looked at the photo</Trans>} note={<><bdi dir="ltr">{textIn(step, 'model')}</bdi> · {t`${fresh} tokens in, ${out} out`}</>} />;
    }
    case 'tool': return (
      <Line icon={<Wrench size={15} aria-hidden />} step={step} title={i18n._(toolText(step))} note={step['ok'] === false ? <Text span size="xs" c="red"><Trans>The tool refused this</Trans></Text> : undefined}>
        <details className={classes['raw']}>
          <summary><Trans>In detail</Trans></summary>
          <Code block dir="ltr" tabIndex={0}>{textIn(step, 'tool')} {JSON.stringify(step['arguments'], null, 1)}</Code>
          <Code block dir="ltr" tabIndex={0} mah={200}>{textIn(step, 'result')}</Code>
        </details>
      </Line>
    );
    case 'failure': {
      const engine = ENGINE_NAMES[textIn(step, 'engine')];
      return <Line icon={<CircleX size={15} aria-hidden />} tone="bad" step={step} title={i18n._(failureText(textIn(step, 'reason')))} note={<>{engine && i18n._(engine)} <bdi dir="ltr">{textIn(step, 'model')} {textIn(step, 'reason')}</bdi></>} />;
    }
    case 'guardrail': {
      const text = GUARDRAIL_TEXTS[textIn(step, 'rule')];
      return <Line icon={<ShieldAlert size={15} aria-hidden />} tone="bad" step={step} title={<Trans>Guardrail held the answer back</Trans>} note={text && i18n._(text)} />;
    }
    case 'left_out': return <Line icon={<ShieldAlert size={15} aria-hidden />} step={step} title={<Trans>Left out a text of your shop</Trans>} note={<LeftOutText title={textIn(step, 'title')} />} />;
    case 'budget': return <Line icon={<Wallet size={15} aria-hidden />} step={step} title={textIn(step, 'state') === 'hard' ? <Trans>The budget is used up</Trans> : <Trans>The budget is nearly used up</Trans>} note={<Trans>No model was asked.</Trans>} />;
    default: return <li><span /><Code block dir="ltr">{JSON.stringify(step)}</Code></li>;
  }
}

function LeftOutText({ title }: { readonly title: string }) {
  return <Trans>“{title}” reads like orders to the assistant, so neither it nor the customer was shown that text. Write it for customers, and it is used.</Trans>;
}

interface LineProps {
  readonly icon: ReactNode;
  readonly tone?: 'bad';
  readonly step: Parts;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}

function Line({ icon, tone, step, title, note, children }: LineProps) {
  const ms = numberIn(step, 'ms');
  return (
    <li>
      <span className={classes['stepIcon']} data-tone={tone}>{icon}</span>
      <div className={classes['stepBody']}>
        <div className={classes['stepHead']}>
          <Text size="sm" fw={500} component="span" dir="auto">{title}</Text>
          {ms !== undefined && <Text size="xs" c="dimmed" component="span"><Milliseconds ms={ms} /></Text>}
        </div>
        {note !== undefined && <Text size="xs" c="dimmed" component="div" dir="auto">{note}</Text>}
        {children}
      </div>
    </li>
  );
}

/** A time that people grasp: milliseconds, then seconds. */
export function Milliseconds({ ms }: { readonly ms: number }) {
  const { i18n } = useLingui();
  const [value, unit] = ms < 1000 ? [ms, 'millisecond'] : [Math.round(ms / 100) / 10, 'second'];
  return new Intl.NumberFormat(i18n.locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value ?? 0);
}
