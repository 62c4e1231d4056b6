import type { Template } from '../world.js';

const DEFAULT_FIELDS = 'name,status,category,language,components,parameter_format';

/** A template with the fields asked for; the id always comes along. */
export function templateAnswer(template: Template, fields: string | null): Record<string, unknown> {
  const all: Record<string, unknown> = {
    name: template.name, language: template.language, status: template.status, category: template.category, components: template.components,
    parameter_format: template.parameterFormat, quality_score: { score: template.quality, date: 0 }, rejected_reason: template.rejectedReason,
    ...(template.previousCategory === undefined ? {} : { previous_category: template.previousCategory }),
  };
  const wanted = (fields ?? DEFAULT_FIELDS).split(',').map((field) => field.trim());
  return { ...Object.fromEntries(wanted.flatMap((field) => (field in all ? [[field, all[field]]] : []))), id: template.id };
}
