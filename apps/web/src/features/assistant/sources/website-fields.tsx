import { useLingui } from '@lingui/react/macro';
import { Input, NativeSelect, SegmentedControl } from '@mantine/core';
import type { KnowledgeSchedule } from '#contracts';
import { SCHEDULE_TEXTS } from './source-texts.js';

export interface WebsiteValues { depth: number; schedule: KnowledgeSchedule }

/** How much of a website is read, and how often. */
export function WebsiteFields({ values, onChange }: { readonly values: WebsiteValues; readonly onChange: (values: WebsiteValues) => void }) {
  const { t, i18n } = useLingui();
  const depths = [{ value: '0', label: t`This page only` }, { value: '1', label: t`This page and those it links to` }, { value: '2', label: t`And those that they link to` }];
  return (
    <>
      <NativeSelect
        label={t`Pages`} description={t`Of the same site only, up to 50, as the site's robots.txt allows.`} data={depths} value={String(values.depth)}
        onChange={(event) => onChange({ ...values, depth: Number(event.currentTarget.value) })}
      />
      <Input.Wrapper label={t`Read again`} labelElement="div">
        <SegmentedControl
          fullWidth mt={4} aria-label={t`Read again`} value={values.schedule} data={(['never', 'daily', 'weekly'] as const).map((value) => ({ value, label: i18n._(SCHEDULE_TEXTS[value]) }))}
          onChange={(schedule) => onChange({ ...values, schedule })}
        />
      </Input.Wrapper>
    </>
  );
}
