import type { TemplateComponents, TemplateProblem } from '#contracts';
import { AppError } from '../../platform/errors/app-error.js';

const MAX_SAMPLES = 200;
/** Characters of something that is kept for the provider. */
const MAX_PART = 10_000;

/** @param seen the version that the change was made from; undefined: any. @throws AppError template.stale */
export function demandSeen({ version }: { readonly version: number }, seen: number | undefined): void {
  if (seen !== undefined && seen !== version) throw new AppError('template.stale', { headers: { etag: `"${version}"` } });
}

/** @throws AppError template.invalid with every problem at its place */
export function demandSound(problems: readonly TemplateProblem[]): void {
  if (problems.length > 0) throw new AppError('template.invalid', { detail: problems.slice(0, 3).map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; '), errors: problems });
}

/** Samples are a free object, so what they hold is checked here. @throws AppError request.invalid */
export function checkedComponents(components: TemplateComponents): TemplateComponents {
  const samples = Object.entries(components.samples ?? {});
  if (samples.length > MAX_SAMPLES) throw AppError.field('too_many', '/components/samples', undefined, { max: MAX_SAMPLES });
  const wrong = samples.find(([key, value]) => typeof value !== 'string' || value.length > 2000 || key.length > 120);
  if (wrong) throw AppError.field('invalid', '/components/samples', 'Texts of at most 2000 characters');
  for (const [pointer, parts] of [['buttons', components.buttons.map(({ extra }) => extra)], ['cards', components.cards?.flatMap(({ buttons }) => buttons.map(({ extra }) => extra))], ['others', components.others]] as const) {
    if (parts?.some((part) => part !== undefined && JSON.stringify(part).length > MAX_PART)) throw AppError.field('too_long', `/components/${pointer}`, undefined, { max: MAX_PART });
  }
  return { ...components, samples: Object.fromEntries(samples) };
}
