import type { TemplateButton, TemplateButtonKind, TemplateCategory, TemplateRules } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { Section } from '../../../../shared/page/page.js';
import type { ProblemAt } from '../draft/problems.js';
import { storeLabel } from '../draft/starters.js';
import classes from '../editor.module.css';
import { ButtonFields, KIND_TEXTS } from './button-fields.js';

interface ButtonsSectionProps {
  readonly buttons: readonly TemplateButton[];
  readonly rules: TemplateRules | undefined;
  readonly category: TemplateCategory;
  readonly language: string;
  readonly at: ProblemAt;
  readonly onChange: (buttons: TemplateButton[]) => void;
}

/** What can be tapped under the text. */
export function ButtonsSection({ buttons, rules, category, language, at, onChange }: ButtonsSectionProps) {
  const { t, i18n } = useLingui();
  const kinds = (Object.keys(rules?.button_kinds ?? {}) as TemplateButtonKind[]).filter((kind) => !isStore(kind) || category === 'marketing');
  const isFull = buttons.length >= (rules?.buttons ?? 10) || buttons.some(({ kind }) => isStore(kind));
  const change = (index: number, next: Partial<TemplateButton>): void => onChange(buttons.map((button, place) => (place === index ? { ...button, ...next } : button)));
  const move = (index: number, by: number): void => {
    const moved = [...buttons];
    const [button] = moved.splice(index, 1);
    if (button) moved.splice(index + by, 0, button);
    onChange(moved);
  };
  const general = at('/components/buttons');
  return (
    <Section title={t`Buttons`} description={<Trans>With four and more, or quick replies beside others, WhatsApp on computers shows none.</Trans>}>
      <Stack gap="sm">
        {buttons.map((button, index) => (
          <div key={index} className={classes['button']}>
            <Group justify="space-between" mb={6} wrap="nowrap">
              <Text size="sm" fw={600}>{i18n._(KIND_TEXTS[button.kind])}</Text>
              <Group gap={2} wrap="nowrap">
                <ActionIcon variant="subtle" color="gray" disabled={index === 0} onClick={() => move(index, -1)} aria-label={t`Move button ${index + 1} up`}><ArrowUp size={15} aria-hidden /></ActionIcon>
                <ActionIcon variant="subtle" color="gray" disabled={index === buttons.length - 1} onClick={() => move(index, 1)} aria-label={t`Move button ${index + 1} down`}><ArrowDown size={15} aria-hidden /></ActionIcon>
                <ActionIcon variant="subtle" color="red" onClick={() => onChange(buttons.filter((_, place) => place !== index))} aria-label={t`Remove button ${index + 1}`}><Trash2 size={15} aria-hidden /></ActionIcon>
              </Group>
            </Group>
            <ButtonFields button={button} at={(part) => at(`/components/buttons/${index}/${part}`)} max={rules?.button_text ?? 25} onChange={(next) => change(index, next)} />
          </div>
        ))}
        {general !== undefined && <Text size="sm" c="red" role="alert">{general}</Text>}
        <Menu position="bottom-start">
          <Menu.Target><Button variant="default" leftSection={<Plus size={16} aria-hidden />} disabled={isFull} style={{ alignSelf: 'flex-start' }}><Trans>Add button</Trans></Button></Menu.Target>
          <Menu.Dropdown>{kinds.map((kind) => <Menu.Item key={kind} disabled={isStore(kind) && buttons.length > 0} onClick={() => onChange([...buttons, { kind, text: isStore(kind) ? storeLabel(kind, language) : '' }])}>{i18n._(KIND_TEXTS[kind])}</Menu.Item>)}</Menu.Dropdown>
        </Menu>
      </Stack>
    </Section>
  );
}

/** What shows products stands alone, and only in marketing. */
function isStore(kind: TemplateButtonKind): kind is 'catalog' | 'multi_product' {
  return kind === 'catalog' || kind === 'multi_product';
}
