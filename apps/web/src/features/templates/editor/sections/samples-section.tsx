import { type TemplateVariable, variablesOf } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid, TextInput } from '@mantine/core';
import { Section } from '../../../../shared/page/page.js';
import { useLabelOfVariable } from '../../../../shared/templates/variable-label.js';
import type { Draft } from '../draft/draft.js';
import type { ProblemAt } from '../draft/problems.js';

interface SamplesProps {
  readonly draft: Pick<Draft, 'components' | 'format'>;
  /** Only of this card; without it, of everything around the cards. */
  readonly card?: number;
  readonly at: ProblemAt;
  readonly onChange: (samples: Record<string, string>) => void;
}

/** An example for everything that is filled in. */
export function SamplesSection(props: SamplesProps) {
  const { t } = useLingui();
  if (sampled(props).length === 0) return null;
  return (
    <Section title={t`Examples`} description={<Trans>Who approves the template sees it with these. No real customer data.</Trans>}>
      <SampleFields {...props} />
    </Section>
  );
}

export function SampleFields(props: SamplesProps) {
  const { draft: { components }, card, at, onChange } = props;
  const { t } = useLingui();
  const labelOf = useLabelOfVariable();
  const variables = sampled(props);
  if (variables.length === 0) return null;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {variables.map((variable) => {
        // Inside a card, which one it is goes without saying.
        const { card: _card, ...bare } = variable;
        const label = labelOf(card === undefined ? variable : bare);
        return (
          <TextInput
            key={variable.key} label={card === undefined ? label : t`Example: ${label}`} value={components.samples[variable.key] ?? ''} error={at(`/components/samples/${variable.key}`)} dir="auto"
            onChange={(event) => onChange({ ...components.samples, [variable.key]: event.currentTarget.value })}
          />
        );
      })}
    </SimpleGrid>
  );
}

function sampled({ draft: { components, format }, card }: SamplesProps): TemplateVariable[] {
  return variablesOf(components, format).filter((variable) => variable.card === card && variable.required && (variable.type === 'text' || variable.type === 'url_suffix' || variable.type === 'code'));
}
