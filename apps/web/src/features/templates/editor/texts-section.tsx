import { fillHoles, holesIn, type TemplateComponents, type TemplateFormat, type TemplateHeaderFormat, type TemplateRules } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { Braces } from 'lucide-react';
import { useRef } from 'react';
import { Section } from '../../../shared/page.js';
import { directionOf } from '../../../shared/templates/template-texts.js';
import { type Draft, nextVariable } from './draft.js';
import { HeaderFile } from './header-file.js';
import type { ProblemAt } from './problems.js';

interface TextsSectionProps {
  readonly draft: Draft;
  readonly rules: TemplateRules | undefined;
  readonly at: ProblemAt;
  readonly onChange: (next: Partial<Draft>) => void;
  readonly onParts: (next: Partial<TemplateComponents>) => void;
}

/** Header, body and small print. */
export function TextsSection({ draft, rules, at, onChange, onParts }: TextsSectionProps) {
  const { t } = useLingui();
  const body = useRef<HTMLTextAreaElement>(null);
  const { components, format, language } = draft;
  const { header } = components;
  const names: Record<TemplateHeaderFormat, string> = { text: t`Text`, image: t`Picture`, video: t`Video`, document: t`Document`, location: t`Place` };
  const max = rules?.body ?? 1024;
  const direction = directionOf(language);
  const insert = (): void => {
    const { selectionStart: start = components.body.length, selectionEnd: end = components.body.length } = body.current ?? {};
    onParts({ body: `${components.body.slice(0, start)}{{${nextVariable(components, format)}}}${components.body.slice(end)}` });
    body.current?.focus();
  };
  return (
    <Section title={t`Texts`}>
      <Stack gap="md">
        <NativeSelect
          label={t`Header`} value={header?.format ?? ''} error={at('/components/header/format')}
          onChange={({ currentTarget: { value } }) => onParts({ header: value === '' ? undefined : { format: value as TemplateHeaderFormat } } as Partial<TemplateComponents>)}
          data={[{ value: '', label: t`None` }, ...(rules?.headers ?? ['text']).map((each) => ({ value: each, label: names[each] }))]}
        />
        {header?.format === 'text' && <TextInput label={t`Text of the header`} value={header.text ?? ''} onChange={(event) => onParts({ header: { ...header, text: event.currentTarget.value } })} error={at('/components/header/text')} dir={direction} rightSection={<Count value={header.text ?? ''} max={rules?.header_text ?? 60} />} rightSectionWidth={62} />}
        {header && (header.format === 'image' || header.format === 'video' || header.format === 'document') && <HeaderFile header={header} error={at('/components/header/media_id')} onChange={(next) => onParts({ header: next })} />}
        {header?.format === 'location' && <Text size="sm" c="dimmed"><Trans>The place is a value of every message.</Trans></Text>}
        <Stack gap={6}>
          <Textarea
            ref={body} label={t`Body`} value={components.body} onChange={(event) => onParts({ body: event.currentTarget.value })} error={at('/components/body')} autosize minRows={4} maxRows={14} dir={direction}
            description={t`*bold*, _italic_, ~struck~. Variables stand in double braces.`}
          />
          <Group justify="space-between" gap="xs">
            <Group gap="xs">
              <Button size="compact-sm" variant="default" leftSection={<Braces size={14} aria-hidden />} onClick={insert}><Trans>Insert variable</Trans></Button>
              <SegmentedControl size="xs" value={format} onChange={(value) => onChange(withFormat(draft, value))} aria-label={t`Variables`} data={[{ value: 'named', label: t`Names` }, { value: 'positional', label: t`Numbers` }]} />
            </Group>
            <Count value={components.body} max={max} />
          </Group>
        </Stack>
        <TextInput label={t`Small print`} value={components.footer ?? ''} onChange={(event) => onParts({ footer: event.currentTarget.value })} error={at('/components/footer')} dir={direction} rightSection={<Count value={components.footer ?? ''} max={rules?.footer ?? 60} />} rightSectionWidth={62} />
      </Stack>
    </Section>
  );
}

function Count({ value, max }: { readonly value: string; readonly max: number }) {
  return <Text size="xs" c={value.length > max ? 'red' : 'dimmed'} component="span" style={{ fontVariantNumeric: 'tabular-nums' }}>{value.length}/{max}</Text>;
}

/** Variables are called anew, and their samples go along. */
function withFormat(draft: Draft, format: TemplateFormat): Partial<Draft> {
  if (format === draft.format) return {};
  const { components } = draft;
  const names = new Map(holesIn(components.body).map((name, index) => [name, format === 'positional' ? String(index + 1) : `value_${index + 1}`]));
  const samples: Record<string, string> = Object.fromEntries(Object.entries(components.samples).map(([key, value]) => [names.get(key) ?? key, value]));
  return { format, components: { ...components, body: fillHoles(components.body, (name) => `{{${names.get(name) ?? name}}}`), samples } };
}
