import { Trans, useLingui } from '@lingui/react/macro';
import { Text, Title } from '@mantine/core';
import { Ban, Check, CircleAlert, Hand, LoaderCircle, MessageSquareReply, ShieldAlert, ShieldCheck, VolumeX } from 'lucide-react';
import type { ReactNode } from 'react';
import { installation } from '../api/installation.js';
import { useHandOffText } from '../assistant/hand-off-texts.js';
import { type Parts, textIn } from '../message/parts.js';
import { SILENCE_TEXTS } from '../assistant/silence-texts.js';
import { formatMicroUsd } from '../formats/usd.js';
import { type RunFacts, sourcesOf } from './run-facts.js';
import { Milliseconds, RunSteps } from './run-steps.js';
import classes from './run.module.css';
import { SourceList } from './source-list.js';
import { ENGINE_NAMES, failureText, GUARDRAIL_TEXTS } from './step-texts.js';

/** How the assistant came to an answer, or to none: the verdict first, then what it stands on, what it cost, and every step. */
export function RunView({ run }: { readonly run: RunFacts }) {
  const sources = sourcesOf(run.steps);
  return (
    <div className={classes['run']}>
      <Verdict run={run} />
      <Guardrail run={run} />
      <Part title={<Trans>Sources</Trans>}>
        {sources.length > 0 ? <SourceList sources={sources} /> : <Text size="sm" c="dimmed"><Trans>It looked nothing up in the catalog or the knowledge.</Trans></Text>}
      </Part>
      <Figures run={run} />
      {run.asked.length > 0 && <Part title={<Trans>It answered</Trans>}>{run.asked.map((text, index) => <Text key={index} size="sm" className={classes['asked']} dir="auto" component="div">{text}</Text>)}</Part>}
      <Part title={<Trans>Steps</Trans>}><RunSteps steps={run.steps} /></Part>
    </div>
  );
}

function Part({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return <section><Title order={3} size="sm" mb={8}>{title}</Title>{children}</section>;
}

function Box({ tone, icon, title, children }: { readonly tone: 'good' | 'wait' | 'bad' | 'calm'; readonly icon: ReactNode; readonly title: ReactNode; readonly children?: ReactNode }) {
  return <div className={classes['box']} data-tone={tone}><span>{icon}</span><div><Text size="sm" fw={600} component="div">{title}</Text>{children}</div></div>;
}

/** What became of it, in one line, and why. */
function Verdict({ run: { state, outcome, handOffReason, silenceReason, error } }: { readonly run: RunFacts }) {
  const { i18n } = useLingui();
  const handOff = useHandOffText();
  const silence = silenceReason === null ? undefined : i18n._(SILENCE_TEXTS[silenceReason].text);
  if (state === 'running') return <Box tone="calm" icon={<LoaderCircle size={18} aria-hidden />} title={<Trans>Running</Trans>} />;
  if (state === 'dropped') return <Box tone="calm" icon={<Ban size={18} aria-hidden />} title={<Trans>Not sent: something newer came in between</Trans>} />;
  if (state === 'failed') return <Box tone="bad" icon={<CircleAlert size={18} aria-hidden />} title={<Trans>Failed</Trans>}>{error !== null && <Text size="sm">{i18n._(failureText(error))}</Text>}</Box>;
  switch (outcome) {
    case 'reply': return <Box tone="good" icon={<MessageSquareReply size={18} aria-hidden />} title={<Trans>Answered</Trans>} />;
    case 'notice': return <Box tone="wait" icon={<MessageSquareReply size={18} aria-hidden />} title={<Trans>Said that it cannot read this</Trans>} />;
    case 'hand_off': return <Box tone="wait" icon={<Hand size={18} aria-hidden />} title={<Trans>Handed off</Trans>}>{handOffReason !== null && <Text size="sm" dir="auto">{handOff(handOffReason)}</Text>}</Box>;
    case 'silent': return <Box tone="wait" icon={<VolumeX size={18} aria-hidden />} title={<Trans>Stayed silent</Trans>}>{silence !== undefined && <Text size="sm"><Trans>The assistant did not answer: {silence}</Trans></Text>}</Box>;
    case null: return null;
  }
}

/** The check of every answer before it is sent. */
function Guardrail({ run: { engine, outcome, steps } }: { readonly run: RunFacts }) {
  const refusals = steps.filter((step) => step['kind'] === 'guardrail');
  const isMended = outcome === 'reply' && refusals.length === 1 && textIn(refusals[0] ?? {}, 'rule') !== 'topic' && textIn(refusals[0] ?? {}, 'rule') !== 'loop';
  if (refusals.length > 0) {
    return (
      <>
        {refusals.map((step, index) => <Refusal key={index} step={step} />)}
        {isMended && <Box tone="good" icon={<ShieldCheck size={18} aria-hidden />} title={<Trans>The second answer passed</Trans>}><Text size="sm"><Trans>The model was told why and answered once more, without it.</Trans></Text></Box>}
      </>
    );
  }
  if (engine === 'rules') return <Box tone="calm" icon={<Check size={18} aria-hidden />} title={<Trans>Fixed rule</Trans>}><Text size="sm"><Trans>The answer was clear without asking an engine.</Trans></Text></Box>;
  if (outcome !== 'reply' && outcome !== 'hand_off') return null;
  return <Box tone="good" icon={<ShieldCheck size={18} aria-hidden />} title={<Trans>Guardrails passed</Trans>}><Text size="sm"><Trans>Every price, stock figure, promise and link in it is backed by your catalog or knowledge.</Trans></Text></Box>;
}

function Refusal({ step }: { readonly step: Parts }) {
  const { i18n } = useLingui();
  const text = GUARDRAIL_TEXTS[textIn(step, 'rule')];
  const [detail, refused] = [textIn(step, 'detail'), textIn(step, 'refused')];
  return (
    <Box tone="bad" icon={<ShieldAlert size={18} aria-hidden />} title={<Trans>Guardrail held the answer back</Trans>}>
      {text && <Text size="sm">{i18n._(text)} {detail !== '' && <mark className={classes['mark']} dir="auto">{detail}</mark>}</Text>}
      {refused !== '' && <><Text size="xs" mt={6} fw={600}><Trans>What it wanted to say</Trans></Text><blockquote className={classes['refused']} dir="auto">{refused}</blockquote></>}
    </Box>
  );
}

function Figures({ run: { engine, model, ms, usage, costMicroUsd, version } }: { readonly run: RunFacts }) {
  const { i18n } = useLingui();
  const { product } = installation;
  const number = new Intl.NumberFormat(i18n.locale);
  const name = engine === null ? undefined : ENGINE_NAMES[engine];
  const cost = costMicroUsd === null ? undefined : formatMicroUsd(costMicroUsd, i18n.locale);
  const read = usage.input_tokens + usage.cache_read_tokens + usage.cache_write_tokens;
  return (
    <dl className={classes['facts']}>
      <div><dt><Trans>Engine</Trans></dt><dd>{name ? i18n._(name) : engine}{model !== null && <small><bdi dir="ltr">{model}</bdi></small>}</dd></div>
      {ms !== null && <div><dt><Trans>Time</Trans></dt><dd><Milliseconds ms={ms} /></dd></div>}
      <div><dt><Trans>Tokens</Trans></dt><dd>{read + usage.output_tokens === 0 ? <Trans>none</Trans> : <Trans>{number.format(read)} in, {number.format(usage.output_tokens)} out</Trans>}</dd></div>
      {version !== undefined && <div><dt><Trans>Behaviour</Trans></dt><dd>{version === null ? <Trans>As {product} comes</Trans> : <Trans>Version {version}</Trans>}</dd></div>}
      {cost !== undefined && <div><dt><Trans>Cost</Trans></dt><dd className={classes['amount']}>{cost}</dd></div>}
    </dl>
  );
}
