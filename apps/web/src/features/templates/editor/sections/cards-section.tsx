import type { TemplateCard, TemplateRules } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Badge, Button, Group, Input, Menu, SegmentedControl, Stack, Tabs, Text } from '@mantine/core';
import { ArrowLeft, ArrowRight, Plus, Trash2, X } from 'lucide-react';
import { Section } from '../../../../shared/page/page.js';
import tabs from '../../../../shared/list/status-tabs.module.css';
import { directionOf } from '../../../../shared/templates/template-texts.js';
import { withButton, withCard, withCardChanged, withCardMoved, withFileKind, withoutButton, withoutCard } from '../draft/cards.js';
import type { Draft, PartsChange } from '../draft/draft.js';
import type { ProblemAt } from '../draft/problems.js';
import classes from '../editor.module.css';
import { ButtonFields, KIND_TEXTS } from './button-fields.js';
import { HeaderFile } from './header-file.js';
import { SampleFields } from './samples-section.js';
import { VariableText } from './variable-text.js';

interface CardsSectionProps {
  readonly draft: Draft;
  readonly rules: TemplateRules | undefined;
  /** Which card is open, from zero. */
  readonly open: number;
  readonly at: ProblemAt;
  /** Whether something is to be put right in a card. */
  readonly hasProblem: (card: number) => boolean;
  readonly onOpen: (card: number) => void;
  readonly onParts: (next: PartsChange) => void;
}

/** Two to ten cards to swipe through. What all of them have is chosen once; their words and pictures card by card. */
export function CardsSection({ draft, rules, open, at, hasProblem, onOpen, onParts }: CardsSectionProps) {
  const { t } = useLingui();
  const { cards = [] } = draft.components;
  const general = at('/components/cards');
  const current = Math.max(0, Math.min(open, cards.length - 1));
  return (
    <Section title={t`Cards`} description={<Trans>Customers swipe through them. All cards have the same parts.</Trans>}>
      <Stack gap="md">
        <Shape {...{ draft, rules, at, onParts }} />
        <Tabs variant="unstyled" value={String(current)} onChange={(value) => onOpen(Number(value))} keepMounted>
          <Tabs.List aria-label={t`Cards`} className={tabs['tabs'] ?? ''}>
            {cards.map((_, index) => (
              <Tabs.Tab key={index} value={String(index)} className={tabs['tab'] ?? ''} data-open={index === current || undefined} rightSection={hasProblem(index) && <span className={classes['dot']} role="img" aria-label={t`something to put right`} />}><Trans>Card {index + 1}</Trans></Tabs.Tab>
            ))}
          </Tabs.List>
          {cards.map((card, index) => <Tabs.Panel key={index} value={String(index)} pt="md"><CardFields {...{ draft, rules, at, card, index, onParts }} /></Tabs.Panel>)}
        </Tabs>
        <CardTools current={current} count={cards.length} limits={rules?.cards ?? { min: 2, max: 10 }} onOpen={onOpen} onParts={onParts} />
        {general !== undefined && <Text size="sm" c="red" role="alert">{general}</Text>}
      </Stack>
    </Section>
  );
}

interface CardToolsProps extends Pick<CardsSectionProps, 'onOpen' | 'onParts'> { readonly current: number; readonly count: number; readonly limits: { readonly min: number; readonly max: number } }

/** Order and number of the cards. */
function CardTools({ current, count, limits, onOpen, onParts }: CardToolsProps) {
  const { t } = useLingui();
  const change = (next: PartsChange, open: number): void => {
    onParts(next);
    onOpen(open);
  };
  const place = current + 1;
  return (
    <Group justify="space-between" gap="xs">
      <Group gap={4}>
        <ActionIcon variant="default" size={34} disabled={current === 0} aria-label={t`Move card ${place} earlier`} onClick={() => change((parts) => withCardMoved(parts, current, -1), current - 1)}><ArrowLeft size={16} aria-hidden className="flips" /></ActionIcon>
        <ActionIcon variant="default" size={34} disabled={place === count} aria-label={t`Move card ${place} later`} onClick={() => change((parts) => withCardMoved(parts, current, 1), place)}><ArrowRight size={16} aria-hidden className="flips" /></ActionIcon>
        <ActionIcon variant="default" size={34} disabled={count <= limits.min} aria-label={t`Remove card ${place}`} onClick={() => change((parts) => withoutCard(parts, current), Math.max(0, current - 1))}><Trash2 size={16} aria-hidden /></ActionIcon>
      </Group>
      <Button variant="default" leftSection={<Plus size={16} aria-hidden />} disabled={count >= limits.max} onClick={() => change(withCard, count)}><Trans>Add card</Trans></Button>
    </Group>
  );
}

type ShapeProps = Pick<CardsSectionProps, 'draft' | 'rules' | 'at' | 'onParts'>;

/** What stands above every card, and which buttons under it. */
function Shape({ draft: { components }, rules, onParts }: ShapeProps) {
  const { t, i18n } = useLingui();
  const [first] = components.cards ?? [];
  const buttons = first?.buttons ?? [];
  const { button_kinds: kinds = [], buttons: max = 2 } = rules?.cards ?? {};
  return (
    <Group gap="lg" align="flex-start">
      <Input.Wrapper label={t`Above every card`}>
        <div><SegmentedControl mt={4} size="sm" aria-label={t`Above every card`} value={first?.header.format ?? 'image'} onChange={(value) => onParts((parts) => withFileKind(parts, value === 'video' ? 'video' : 'image'))} data={[{ value: 'image', label: t`Picture` }, { value: 'video', label: t`Video` }]} /></div>
      </Input.Wrapper>
      <Input.Wrapper label={t`Buttons of every card`}>
        <Group gap="xs" mt={4}>
          {buttons.map(({ kind }, index) => {
            const name = i18n._(KIND_TEXTS[kind]);
            return (
              <Badge
                key={index} variant="default" size="xl" radius="md" tt="none" fw={500} fz="sm"
                rightSection={buttons.length > 1 && <ActionIcon size={22} variant="subtle" color="gray" aria-label={t`Remove button ${index + 1}: ${name}`} onClick={() => onParts((parts) => withoutButton(parts, index))}><X size={14} aria-hidden /></ActionIcon>}
              >{name}</Badge>
            );
          })}
          <Menu position="bottom-start">
            <Menu.Target><Button variant="default" size="sm" leftSection={<Plus size={16} aria-hidden />} disabled={buttons.length >= max}><Trans>Add button</Trans></Button></Menu.Target>
            <Menu.Dropdown>{kinds.map((kind) => <Menu.Item key={kind} onClick={() => onParts((parts) => withButton(parts, kind))}>{i18n._(KIND_TEXTS[kind])}</Menu.Item>)}</Menu.Dropdown>
          </Menu>
        </Group>
      </Input.Wrapper>
    </Group>
  );
}

interface CardFieldsProps extends ShapeProps { readonly card: TemplateCard; readonly index: number }

function CardFields({ draft, rules, at, card, index, onParts }: CardFieldsProps) {
  const { t, i18n } = useLingui();
  const { format, language } = draft;
  const here = `/components/cards/${index}`;
  // A file may arrive while something else is being written.
  const change = (next: Partial<TemplateCard>): void => onParts((parts) => withCardChanged(parts, index, next));
  return (
    <Stack gap="md">
      <HeaderFile header={card.header} error={at(`${here}/header/media_id`) ?? at(`${here}/header/format`)} onChange={(header) => change({ header })} />
      <VariableText
        label={t`Text of the card`} value={card.body ?? ''} format={format} max={rules?.cards?.body ?? 160} rows={2} direction={directionOf(language)} error={at(`${here}/body`) ?? at(here)} onChange={(body) => change({ body })}
      />
      {card.buttons.map((button, place) => (
        <div key={place} className={classes['button']}>
          <Text size="sm" fw={600} mb={6}>{i18n._(KIND_TEXTS[button.kind])}</Text>
          <ButtonFields
            button={button} at={(part) => at(`${here}/buttons/${place}/${part}`)} max={rules?.button_text ?? 25}
            onChange={(next) => change({ buttons: card.buttons.map((each, other) => (other === place ? { ...each, ...next } : each)) })}
          />
        </div>
      ))}
      <SampleFields draft={draft} card={index} at={at} onChange={(samples) => onParts({ samples })} />
    </Stack>
  );
}
