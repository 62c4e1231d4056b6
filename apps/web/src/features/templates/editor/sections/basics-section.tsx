import { TEMPLATE_CATEGORIES, type TemplateCategory, templateName } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { Section } from '../../../../shared/page/page.js';
import { CATEGORY_TEXTS, languageName } from '../../../../shared/templates/template-texts.js';
import type { Template } from '../../../../shared/templates/templates-query.js';
import type { TemplateAccountChoice } from '../../api/list-template-accounts.js';
import type { Draft } from '../draft/draft.js';
import { begunWith, type Layout, LAYOUTS, layoutsFor } from '../draft/layout.js';
import { LANGUAGES } from '../draft/languages.js';

interface BasicsSectionProps {
  readonly draft: Draft;
  /** What of it goes out. */
  readonly layout: Layout;
  readonly template: Template | undefined;
  readonly accounts: readonly TemplateAccountChoice[];
  readonly labelError: string | undefined;
  readonly onChange: (next: Partial<Draft>) => void;
}

/** What it is called, whose it is, in which language, and what for. */
export function BasicsSection({ draft, layout, template, accounts, labelError, onChange }: BasicsSectionProps) {
  const { t, i18n } = useLingui();
  const isNew = template === undefined;
  const isFixed = template !== undefined && template.status !== 'draft' && template.status !== 'ready';
  const name = isNew || template.status === 'draft' ? templateName(draft.label) || '…' : template.name;
  const hasCodes = draft.category === 'authentication' || accounts.find(({ id }) => id === draft.accountId)?.rules.code_minutes !== null;
  const purposes: Record<TemplateCategory, string> = {
    utility: t`About something that the customer ordered or asked for.`, marketing: t`Offers, news, reminders of a cart. Only for people who want it.`, authentication: t`A code to log in with. WhatsApp writes the text.`,
  };
  const rules = accounts.find(({ id }) => id === draft.accountId)?.rules;
  const layouts = layoutsFor(draft.category, rules);
  return (
    <Section>
      <Stack gap="md">
        <TextInput label={t`Name`} value={draft.label} onChange={(event) => onChange({ label: event.currentTarget.value })} error={labelError} maxLength={200} required withAsterisk={false} dir="auto" description={<>{t`For programs:`} <bdi dir="ltr">{name}</bdi></>} inputWrapperOrder={['label', 'input', 'description', 'error']} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NativeSelect
            label={t`Account`} value={draft.accountId} disabled={!isNew} onChange={(event) => onChange({ accountId: event.currentTarget.value })}
            data={accounts.map(({ id, name: called }) => ({ value: id, label: called }))}
          />
          <NativeSelect
            label={t`Language`} value={draft.language} disabled={!isNew} onChange={(event) => onChange({ language: event.currentTarget.value })}
            data={[...new Set([...LANGUAGES, draft.language])].map((code) => ({ value: code, label: languageName(code, i18n.locale) })).toSorted((one, other) => one.label.localeCompare(other.label, i18n.locale))}
          />
        </SimpleGrid>
        <NativeSelect
          label={t`Category`} value={draft.category} disabled={template?.status === 'approved'} description={purposes[draft.category]} inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={(event) => onChange({ category: TEMPLATE_CATEGORIES.find((each) => each === event.currentTarget.value) ?? 'utility' })}
          data={TEMPLATE_CATEGORIES.filter((category) => category !== 'authentication' || hasCodes).map((category) => ({ value: category, label: i18n._(CATEGORY_TEXTS[category]) }))}
        />
        {layouts.length > 1 && <LayoutField layout={layout} layouts={layouts} onChange={(next) => onChange({ layout: next, components: { ...draft.components, ...begunWith(next, draft.components) } })} />}
        {isFixed && template.status === 'approved' && <Text size="sm" c="dimmed"><Trans>WhatsApp lets an approved template be changed once a day and ten times in thirty days; its category is fixed.</Trans></Text>}
      </Stack>
    </Section>
  );
}

function LayoutField({ layout, layouts, onChange }: { readonly layout: Layout; readonly layouts: readonly Layout[]; readonly onChange: (layout: Layout) => void }) {
  const { t } = useLingui();
  const names: Record<Layout, string> = { message: t`Single bubble`, carousel: t`Carousel`, offer: t`Limited-time offer` };
  const words: Record<Layout, string> = { message: t`One bubble with a header, a text and buttons.`, carousel: t`Cards with pictures or videos beside each other.`, offer: t`A bubble with a line about its end, which phones count down to.` };
  return (
    <NativeSelect
      label={t`Layout`} value={layout} description={words[layout]} inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => onChange(LAYOUTS.find((each) => each === event.currentTarget.value) ?? 'message')} data={layouts.map((value) => ({ value, label: names[value] }))}
    />
  );
}
