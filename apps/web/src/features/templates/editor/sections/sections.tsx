import type { TemplateProblem, TemplateRules } from '#contracts';
import { useLingui } from '@lingui/react/macro';
import { directionOf } from '../../../../shared/templates/template-texts.js';
import type { Template } from '../../../../shared/templates/templates-query.js';
import type { TemplateAccountChoice } from '../../api/list-template-accounts.js';
import { carriedParts, type Draft, type PartsChange, withButtons } from '../draft/draft.js';
import { layoutOf } from '../draft/layout.js';
import type { ProblemAt } from '../draft/problems.js';
import { BasicsSection } from './basics-section.js';
import { ButtonsSection } from './buttons-section.js';
import { CardsSection } from './cards-section.js';
import { CodeSection } from './code-section.js';
import { OfferSection } from './offer-section.js';
import { SamplesSection } from './samples-section.js';
import { TextsSection } from './texts-section.js';

interface SectionsProps {
  readonly template: Template | undefined;
  readonly accounts: readonly TemplateAccountChoice[];
  readonly rules: TemplateRules | undefined;
  readonly draft: Draft;
  /** Somebody wanted to go on: what is missing is said too. */
  readonly isChecked: boolean;
  readonly problems: readonly TemplateProblem[];
  readonly at: ProblemAt;
  readonly card: number;
  readonly onCard: (card: number) => void;
  readonly onChange: (next: Partial<Draft>) => void;
  readonly onParts: (next: PartsChange) => void;
}

/** The form, as far as category and layout have a use for it. */
export function Sections({ template, accounts, rules, draft, isChecked, problems, at, card, onCard, onChange, onParts }: SectionsProps) {
  const { t } = useLingui();
  const parts = carriedParts(draft, rules);
  const layout = layoutOf(parts);
  const carried = { components: parts, format: draft.format };
  return (
    <>
      <BasicsSection draft={draft} layout={layout} template={template} accounts={accounts} labelError={isChecked && draft.label.trim() === '' ? t`This is needed.` : undefined} onChange={onChange} />
      {parts.code
        ? <CodeSection components={draft.components} at={at} onChange={onParts} />
        : (
          <>
            <TextsSection draft={draft} layout={layout} rules={rules} at={at} onChange={onChange} onParts={onParts} />
            {layout === 'offer' && <OfferSection components={draft.components} rules={rules} direction={directionOf(draft.language)} at={at} onParts={onParts} />}
            {layout === 'carousel' && <CardsSection draft={draft} rules={rules} open={card} at={at} hasProblem={(index) => isChecked && problems.some(({ pointer }) => pointer.startsWith(`/components/cards/${index}`) || pointer.startsWith(`/components/samples/card.${index}.`))} onOpen={onCard} onParts={onParts} />}
            {layout === 'message' && <ButtonsSection buttons={parts.buttons} rules={rules} category={draft.category} language={draft.language} at={at} onChange={(buttons) => onParts({ buttons: withButtons(draft.components.buttons, buttons) })} />}
            <SamplesSection draft={carried} at={at} onChange={(samples) => onParts({ samples })} />
          </>
        )}
    </>
  );
}
