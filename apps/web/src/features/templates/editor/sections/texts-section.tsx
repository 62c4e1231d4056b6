import type { TemplateComponents, TemplateHeaderFormat, TemplateRules } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { Section } from '../../../../shared/page/page.js';
import { directionOf } from '../../../../shared/templates/template-texts.js';
import type { Draft } from '../draft/draft.js';
import { withFormat } from '../draft/format.js';
import type { Layout } from '../draft/layout.js';
import type { ProblemAt } from '../draft/problems.js';
import { HeaderFile } from './header-file.js';
import { Count, VariableText } from './variable-text.js';

interface TextsSectionProps {
  readonly draft: Draft;
  readonly layout: Layout;
  readonly rules: TemplateRules | undefined;
  readonly at: ProblemAt;
  readonly onChange: (next: Partial<Draft>) => void;
  readonly onParts: (next: Partial<TemplateComponents>) => void;
}

/** Header, body and small print; above cards there is only a body, and an offer has no small print. */
export function TextsSection({ draft, layout, rules, at, onChange, onParts }: TextsSectionProps) {
  const { t } = useLingui();
  const { components, format, language } = draft;
  const direction = directionOf(language);
  const max = (layout === 'offer' ? rules?.offer_body : rules?.body) ?? 1024;
  return (
    <Section title={t`Texts`} description={layout === 'carousel' ? <Trans>The bubble above the cards.</Trans> : undefined}>
      <Stack gap="md">
        {layout !== 'carousel' && <HeaderFields draft={draft} layout={layout} rules={rules} at={at} onParts={onParts} />}
        <VariableText
          label={t`Body`} description={t`*bold*, _italic_, ~struck~. Variables stand in double braces.`} value={components.body} format={format} max={max} rows={4} direction={direction}
          error={at('/components/body')} onChange={(body) => onParts({ body })}
          tools={<SegmentedControl size="xs" value={format} onChange={(value) => onChange(withFormat(draft, value))} aria-label={t`Variables`} data={[{ value: 'named', label: t`Names` }, { value: 'positional', label: t`Numbers` }]} />}
        />
        {layout === 'message' && <TextInput label={t`Small print`} value={components.footer ?? ''} onChange={(event) => onParts({ footer: event.currentTarget.value })} error={at('/components/footer')} dir={direction} rightSection={<Count value={components.footer ?? ''} max={rules?.footer ?? 60} />} rightSectionWidth={62} />}
      </Stack>
    </Section>
  );
}

function HeaderFields({ draft: { components, language }, layout, rules, at, onParts }: Pick<TextsSectionProps, 'draft' | 'layout' | 'rules' | 'at' | 'onParts'>) {
  const { t } = useLingui();
  const names: Record<TemplateHeaderFormat, string> = { text: t`Text`, image: t`Picture`, video: t`Video`, document: t`Document`, location: t`Place` };
  const formats = (rules?.headers ?? ['text']).filter((each) => layout !== 'offer' || each === 'image' || each === 'video');
  const header = formats.includes(components.header?.format ?? 'text') ? components.header : undefined;
  return (
    <>
      <NativeSelect
        label={t`Header`} value={header?.format ?? ''} error={at('/components/header/format')}
        onChange={({ currentTarget: { value } }) => onParts({ header: value === '' ? undefined : { format: value as TemplateHeaderFormat } } as Partial<TemplateComponents>)}
        data={[{ value: '', label: t`None` }, ...formats.map((each) => ({ value: each, label: names[each] }))]}
      />
      {header?.format === 'text' && <TextInput label={t`Text of the header`} value={header.text ?? ''} onChange={(event) => onParts({ header: { ...header, text: event.currentTarget.value } })} error={at('/components/header/text')} dir={directionOf(language)} rightSection={<Count value={header.text ?? ''} max={rules?.header_text ?? 60} />} rightSectionWidth={62} />}
      {header && (header.format === 'image' || header.format === 'video' || header.format === 'document') && <HeaderFile header={header} error={at('/components/header/media_id')} onChange={(next) => onParts({ header: next })} />}
      {header?.format === 'location' && <Text size="sm" c="dimmed"><Trans>The place is a value of every message.</Trans></Text>}
    </>
  );
}
