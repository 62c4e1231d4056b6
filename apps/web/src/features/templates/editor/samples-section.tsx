import { variablesOf } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid, TextInput } from '@mantine/core';
import { Section } from '../../../shared/page.js';
import { useLabelOfVariable } from '../../../shared/templates/variable-label.js';
import type { Draft } from './draft.js';
import type { ProblemAt } from './problems.js';

/** An example for everything that is filled in. */
export function SamplesSection({ draft: { components, format }, at, onChange }: { readonly draft: Draft; readonly at: ProblemAt; readonly onChange: (samples: Record<string, string>) => void }) {
  const { t } = useLingui();
  const labelOf = useLabelOfVariable();
  const variables = variablesOf(components, format).filter(({ type, required }) => required && (type === 'text' || type === 'url_suffix' || type === 'code'));
  if (variables.length === 0) return null;
  return (
    <Section title={t`Examples`} description={<Trans>Who approves the template sees it with these. No real customer data.</Trans>}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {variables.map((variable) => (
          <TextInput
            key={variable.key} label={labelOf(variable)} value={components.samples[variable.key] ?? ''} error={at(`/components/samples/${variable.key}`)} dir="auto"
            onChange={(event) => onChange({ ...components.samples, [variable.key]: event.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
    </Section>
  );
}
