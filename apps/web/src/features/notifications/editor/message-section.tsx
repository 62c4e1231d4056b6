import { FIELDS_OF_TRIGGER, type MappedValue, type TemplateVariable } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { LinkAnchor } from '../../../shared/page/links.js';
import { useStore } from '../../../shared/people/me.js';
import { Section } from '../../../shared/page/page.js';
import { ErrorState } from '../../../shared/page/states.js';
import { FileField } from '../../../shared/templates/file-field.js';
import { TemplatePreview } from '../../../shared/templates/preview.js';
import { componentsOf, sendableOf } from '../../../shared/templates/sendable.js';
import { languageName } from '../../../shared/templates/template-texts.js';
import type { Template } from '../../../shared/templates/templates-query.js';
import { askedVariables, ProductsField } from '../../../shared/templates/value-fields.js';
import { useLabelOfVariable } from '../../../shared/templates/variable-label.js';
import { sendableTemplatesQuery, templateQuery } from '../api/list-choices.js';
import classes from '../notifications.module.css';
import { useFieldText } from '../texts.js';
import type { FormProps } from './draft.js';

interface MessageProps extends FormProps { readonly onBusy: (isBusy: boolean) => void }

/** What is said: a template, and where its values come from. */
export function MessageSection({ draft, errors, onChange, onBusy }: MessageProps) {
  const { t, i18n } = useLingui();
  const store = useStore();
  const { storeSlug = '' } = useParams({ strict: false });
  const templates = useQuery(sendableTemplatesQuery(store.id));
  const chosen = useQuery({ ...templateQuery(store.id, draft.templateId), enabled: draft.templateId !== '' });
  const listed = templates.data ?? [];
  const template = listed.find(({ id }) => id === draft.templateId) ?? (draft.templateId === '' ? undefined : chosen.data);
  const others = template && !listed.some(({ id }) => id === template.id) ? [template] : [];
  if (templates.error !== null && templates.data === undefined) return <Section title={<Trans>Message</Trans>}><ErrorState error={templates.error} onRetry={() => void templates.refetch()} /></Section>;
  return (
    <Section title={<Trans>Message</Trans>}>
      <div className={template ? classes['split'] : undefined}>
        <Stack maw={520}>
          <NativeSelect
            label={t`Template`} value={draft.templateId} error={errors['/template_id']}
            data={[{ value: '', label: t`Choose a template` }, ...[...others, ...listed].map(({ id, label, language }) => ({ value: id, label: `${label} · ${languageName(language, i18n.locale)}` }))]}
            onChange={(event) => onChange({ templateId: event.currentTarget.value, accountId: '' })}
          />
          {templates.data?.length === 0 && <Text size="sm" c="dimmed"><Trans>No template can be sent yet. <LinkAnchor to="/s/$storeSlug/templates" params={{ storeSlug }} search={{}} inherit underline="always">Make one</LinkAnchor> and hand it in.</Trans></Text>}
          {template && <Values template={template} draft={draft} errors={errors} onChange={onChange} onBusy={onBusy} />}
        </Stack>
        {template && <Preview template={template} draft={draft} />}
      </div>
    </Section>
  );
}

function Values({ template, draft, errors, onChange, onBusy }: MessageProps & { readonly template: Template }) {
  const { t } = useLingui();
  const store = useStore();
  const fieldText = useFieldText();
  const labelOf = useLabelOfVariable();
  const variables = askedVariables(componentsOf(template), template.format);
  const choices = [{ value: '', label: t`The same text every time` }, ...FIELDS_OF_TRIGGER[draft.trigger].map((field) => ({ value: field, label: fieldText(field) })), ...(draft.trigger === 'custom_event' ? [{ value: OWN, label: t`A name in the data` }] : [])];
  const set = (key: string, value: MappedValue): void => onChange({ values: { ...draft.values, [key]: value } });
  if (variables.length === 0) return <Text size="sm" c="dimmed"><Trans>This template has no gaps: everybody reads the same.</Trans></Text>;
  return (
    <Stack gap="md">
      {variables.map((variable) => {
        const { key } = variable;
        const { text = '', column, fallback = '' } = draft.values[key] ?? {};
        const isOwn = column !== undefined && !choices.some(({ value }) => value === column);
        const error = errors[`/values/${key}`] ?? errors[`/values/${key}/column`];
        if (variable.type === 'file') {
          return (
            <FileField
              key={key} storeId={store.id} label={labelOf(variable)} description={variable.required ? undefined : t`Without one of its own it sends the sample of the template.`} format={formatOf(template, variable)} has={text !== ''} error={error}
              onChange={(mediaId) => set(key, { text: mediaId ?? '' })} onBusy={onBusy}
            />
          );
        }
        return (
          <Group key={key} grow preventGrowOverflow={false} align="flex-start" gap="xs" role="group" aria-label={labelOf(variable)}>
            <NativeSelect
              miw={180} label={<bdi dir="ltr">{labelOf(variable)}</bdi>} value={isOwn ? OWN : column ?? ''} data={choices}
              onChange={({ currentTarget: { value } }) => set(key, value === '' ? { text: text || fallback } : { column: value === OWN ? 'name' : value, fallback: fallback || text })}
            />
            {isOwn && <TextInput miw={120} label={t`Name in the data`} dir="ltr" maxLength={100} value={column} onChange={(event) => set(key, { column: event.currentTarget.value, fallback })} />}
            {column === undefined
              ? <ValueInput type={variable.type} label={t`Text`} value={text} error={error} onValue={(value) => set(key, { text: value })} />
              : <ValueInput type={variable.type} label={t`Where it is missing`} value={fallback} error={error} onValue={(value) => set(key, { column, fallback: value })} />}
          </Group>
        );
      })}
    </Stack>
  );
}
const OWN = ' ';

interface ValueInputProps { readonly type: TemplateVariable['type']; readonly label: string; readonly value: string; readonly error: string | undefined; readonly onValue: (value: string) => void }

function ValueInput({ type, onValue, ...props }: ValueInputProps) {
  if (type === 'products') return <ProductsField miw={180} {...props} onChange={(event) => onValue(event.currentTarget.value)} />;
  return <TextInput miw={180} {...props} dir="auto" maxLength={1024} onChange={(event) => onValue(event.currentTarget.value)} />;
}

function formatOf({ components }: Template, { card }: TemplateVariable): string {
  return (card === undefined ? components.header : components.cards?.[card]?.header)?.format ?? 'document';
}

function Preview({ template, draft }: { readonly template: Template; readonly draft: FormProps['draft'] }) {
  const { t } = useLingui();
  const store = useStore();
  const fieldText = useFieldText();
  const values = Object.fromEntries(Object.entries(draft.values).map(([key, { text, column }]) => [key, column === undefined ? text ?? '' : `‹${fieldText(column)}›`]));
  return <TemplatePreview storeId={store.id} template={sendableOf(template)} values={values} label={t`What people will read`} />;
}
