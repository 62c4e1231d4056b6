import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Text, Textarea } from '@mantine/core';
import { Check, Plus, TriangleAlert, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { installation } from '../../../shared/api/installation.js';
import { Section } from '../../../shared/page/page.js';
import type { Draft } from '../api/draft.js';
import type { BehaviourFormType } from './behaviour-values.js';
import classes from './behaviour.module.css';

const MOST_RULES = 20;
const LONGEST_RULE = 200;
type Finding = Draft['findings'][number];

interface RulesSectionProps {
  readonly form: BehaviourFormType;
  readonly mayChange: boolean;
  /** Of the saved draft. */
  readonly findings: readonly Finding[];
}

/** What it should and should not do, a line each. */
export function RulesSection(props: RulesSectionProps) {
  const { product } = installation;
  return (
    <Section title={<Trans>Do and don't</Trans>} description={<Trans>Short rules, one thing each. They work where a model answers; {product}'s own rules, for example never to invent a price, always stand above them.</Trans>}>
      <div className={classes['rules']}>
        <RuleList {...props} member="do_rules" />
        <RuleList {...props} member="dont_rules" />
      </div>
    </Section>
  );
}

function RuleList({ form, mayChange, findings, member }: RulesSectionProps & { readonly member: 'do_rules' | 'dont_rules' }) {
  const { t } = useLingui();
  const isDo = member === 'do_rules';
  const rules = form.values[member];
  const Icon = isDo ? Check : X;
  const add = (): void => {
    form.insertListItem(member, '');
    requestAnimationFrame(() => form.getInputNode(`${member}.${rules.length}`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (rules.length < MOST_RULES) add();
  };
  return (
    <div role="group" aria-label={isDo ? t`Do` : t`Don't`}>
      <Text size="sm" fw={500} mb={6}>{isDo ? <Trans>Do</Trans> : <Trans>Don't</Trans>}</Text>
      {rules.length > 0 && (
        <ul className={classes['ruleList']}>
          {rules.map((rule, index) => {
            const place = index + 1;
            const isSaved = form.getInitialValues()[member][index] === rule;
            return (
              <li key={index}>
                <div className={classes['rule']} data-kind={isDo ? 'do' : 'dont'}>
                  <Icon size={18} aria-hidden />
                  <Textarea
                    autosize minRows={1} maxLength={LONGEST_RULE} readOnly={!mayChange} dir="auto" aria-label={isDo ? t`Do, rule ${place}` : t`Don't, rule ${place}`}
                    placeholder={isDo ? t`Recommend the gift box to people who look for a present` : t`Compare us with other shops`} onKeyDown={onKeyDown} {...form.getInputProps(`${member}.${index}`)}
                  />
                  {mayChange && <ActionIcon variant="subtle" color="gray" aria-label={t`Remove the rule “${rule}”`} onClick={() => form.removeListItem(member, index)}><X size={16} aria-hidden /></ActionIcon>}
                </div>
                {isSaved && findings.filter(({ pointer }) => pointer === `/${member}/${index}`).map((finding) => <FindingLine key={finding.code} finding={finding} />)}
              </li>
            );
          })}
        </ul>
      )}
      {rules.length === 0 && !mayChange && <Text size="sm" c="dimmed"><Trans>No rules</Trans></Text>}
      {mayChange && rules.length < MOST_RULES && <Button variant="default" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={add}>{isDo ? <Trans>Add something to do</Trans> : <Trans>Add something not to do</Trans>}</Button>}
    </div>
  );
}

/** What is doubtful about a rule; it counts all the same. */
function FindingLine({ finding: { code, about } }: { readonly finding: Finding }) {
  const words = () => {
    switch (code) {
      case 'too_long': return <Trans>This is long. Two short rules are kept better than a long one.</Trans>;
      case 'duplicate': return <Trans>This says the same as “<bdi>{about}</bdi>”.</Trans>;
      case 'contradiction': return <Trans>This says the opposite of “<bdi>{about}</bdi>”.</Trans>;
    }
  };
  return <div className={classes['finding']}><TriangleAlert size={14} aria-hidden /><span>{words()}</span></div>;
}
