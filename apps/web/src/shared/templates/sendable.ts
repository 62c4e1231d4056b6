import type { SendableTemplate, TemplateComponents } from '#contracts';
import type { Template } from './templates-query.js';

/** A template of the API as the functions of libs/contracts take it. */
export function sendableOf(template: Template): SendableTemplate {
  return { ...template, components: componentsOf(template), business_account_id: null };
}
export function componentsOf({ components }: Pick<Template, 'components'>): TemplateComponents {
  return components as unknown as TemplateComponents;
}
