import { isSealed, type Field, type Provider, type SetupGuide, type SetupInstruction, setupTextsIn, type SetupTexts } from '#providers/contract';
import { wordsIn } from '../../accounts/index.js';
import type { SetupFieldDto, SetupGuideDto, SetupInstructionDto } from './channel-setup.dto.js';

/** The guide in one language, with the fields of its form; `product` is how this installation calls itself. */
export function presentGuide(provider: Provider, guide: SetupGuide, wanted: string, product: string): SetupGuideDto {
  const { language, texts } = setupTextsIn(guide, wanted);
  const { name, title, subtitle, welcome, requirements, steps, preparation, webhook, checks } = named(texts, product);
  return {
    language, name, title, subtitle, welcome, requirements: [...requirements],
    steps: guide.steps.flatMap((kind) => {
      const step = steps[kind];
      return step ? [{ kind, title: step.title, lead: step.lead ?? null, action: step.action }] : [];
    }),
    preparation: preparation.map(presentInstruction),
    fields: fieldsOf(provider, guide, named(texts, product), wordsIn(provider, language)),
    webhook: webhook.map(presentInstruction),
    checks: checks.map(({ part, label }) => ({ part, label })),
  };
}

/** First those that people look up at the provider, then the ones that have a default. */
function fieldsOf(provider: Provider, guide: SetupGuide, texts: SetupTexts, said: Readonly<Record<string, string>>): SetupFieldDto[] {
  const inForm = guide.fields.flatMap((name) => {
    const field = provider.fields[name];
    const words = texts.fields[name];
    return field && words ? [{ ...factsOf(name, field), label: words.label, advanced: false, meaning: words.meaning, place: words.place, help: words.help ?? null, link: words.link ?? null, warning: words.warning ?? null }] : [];
  });
  const aside = Object.entries(provider.fields).filter(([name, field]) => !guide.fields.includes(name) && !isSealed(field) && field.default !== undefined);
  return [...inForm, ...aside.map(([name, field]) => ({ ...factsOf(name, field), label: said[field.label] ?? field.label, advanced: true, meaning: said[field.help ?? ''] ?? field.help ?? '', place: null, help: null, link: null, warning: null }))];
}

// What is tidied up on the way in may be pasted in forms that the pattern does not know.
function factsOf(name: string, field: Field): Pick<SetupFieldDto, 'name' | 'secret' | 'required' | 'pattern' | 'default' | 'example' | 'max_length'> {
  return {
    name, secret: isSealed(field), required: field.required, pattern: field.tidy ? null : field.pattern ?? null, default: field.default ?? null,
    example: field.example ?? null, max_length: field.maxLength,
  };
}
function presentInstruction({ text, link, copy, fields }: SetupInstruction): SetupInstructionDto {
  return { text, link: link ?? null, copy: copy ?? null, fields: [...(fields ?? [])] };
}
/** Writes the product's name into every text. */
function named(texts: SetupTexts, product: string): SetupTexts {
  return JSON.parse(JSON.stringify(texts), (_key, value: unknown) => (typeof value === 'string' ? value.replaceAll('{product}', product) : value)) as SetupTexts;
}
