import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Behaviour } from '../api/draft.js';
import classes from './behaviour.module.css';
import { lineDiff } from './line-diff.js';
import { changedMembers, type Member, MEMBER_TEXTS, valueText } from './member-texts.js';

interface BehaviourDiffProps {
  readonly was: Behaviour;
  readonly is: Behaviour;
  readonly currency: string;
}

/** What differs between two behaviours, member by member: values side by side, lists by what came and went, instructions by lines. */
export function BehaviourDiff({ was, is, currency }: BehaviourDiffProps) {
  const { t, i18n } = useLingui();
  const changes = changedMembers(was, is);
  if (changes.length === 0) return <Text size="sm" c="dimmed"><Trans>Nothing differs.</Trans></Text>;
  return (
    <ul className={classes['changes']} aria-label={t`Changes`}>
      {changes.map((member) => (
        <li key={member}>
          <Text size="sm" fw={600} component="div">{i18n._(MEMBER_TEXTS[member])}</Text>
          <Change member={member} was={was[member]} is={is[member]} currency={currency} />
        </li>
      ))}
    </ul>
  );
}

function Change({ member, was, is, currency }: { readonly member: Member; readonly was: Behaviour[Member]; readonly is: Behaviour[Member]; readonly currency: string }) {
  const { i18n } = useLingui();
  if (member === 'instructions') return <Lines was={String(was)} is={String(is)} />;
  if (Array.isArray(was) && Array.isArray(is)) return <Lists member={member} was={was} is={is} />;
  const read = (value: Behaviour[Member]): string => valueText(member, value, { locale: i18n.locale, currency, translate: (message) => i18n._(message) });
  return <div className={classes['sides']}><Side side="was">{read(was) || <None />}</Side><ArrowRight size={14} aria-hidden className={classes['arrow']} /><Side side="is">{read(is) || <None />}</Side></div>;
}

function None() {
  return <i><Trans>none</Trans></i>;
}

function Side({ side, children }: { readonly side: 'was' | 'is'; readonly children: ReactNode }) {
  return <span className={classes[side]} dir="auto"><Spoken side={side} />{children}</span>;
}

/** What colours say to those who see them. */
function Spoken({ side }: { readonly side: 'was' | 'is' | 'same' }) {
  return side === 'same' ? null : <span className="heard">{side === 'was' ? <Trans>before:</Trans> : <Trans>now:</Trans>} </span>;
}

function Lists({ member, was, is }: { readonly member: Member; readonly was: readonly string[]; readonly is: readonly string[] }) {
  const { i18n } = useLingui();
  const names = new Intl.DisplayNames(i18n.locale, { type: 'language' });
  const word = (each: string): string => (member === 'languages' ? names.of(each) ?? each : each);
  const gone = was.filter((each) => !is.includes(each));
  const come = is.filter((each) => !was.includes(each));
  if (gone.length + come.length === 0) return <Text size="sm" c="dimmed"><Trans>Another order</Trans></Text>;
  return <div className={classes['sides']}>{gone.map((each) => <Side key={each} side="was">{word(each)}</Side>)}{come.map((each) => <Side key={each} side="is">{word(each)}</Side>)}</div>;
}

function Lines({ was, is }: { readonly was: string; readonly is: string }) {
  return (
    <ul className={classes['lines']}>
      {lineDiff(was, is).map(({ side, text }, index) => <li key={index} data-side={side} dir="auto"><span aria-hidden>{side === 'is' ? '+' : side === 'was' ? '−' : ''}</span><span><Spoken side={side} />{text}</span></li>)}
    </ul>
  );
}
