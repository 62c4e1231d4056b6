import { TEMPLATE_CATEGORIES, TEMPLATE_STATUSES, type TemplateCategory, type TemplateStatus } from '#contracts';

/** What of the list is in the address. */
export interface TemplatesSearch { readonly q?: string; readonly status?: TemplateStatus; readonly category?: TemplateCategory }

/** Reads the address; what makes no sense is left out. */
export function templatesSearch(search: Record<string, unknown>): TemplatesSearch {
  const { q } = search;
  const words = typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, 100) : '';
  const status = TEMPLATE_STATUSES.find((each) => each === search['status']);
  const category = TEMPLATE_CATEGORIES.find((each) => each === search['category']);
  return { ...(words === '' ? {} : { q: words }), ...(status ? { status } : {}), ...(category ? { category } : {}) };
}

/** What a new template begins with: a starter, or another language of a template. */
export interface NewTemplateSearch { readonly starter?: string; readonly from?: string; readonly language?: string }
export function newTemplateSearch(search: Record<string, unknown>): NewTemplateSearch {
  const text = (name: string): Record<string, string> => (typeof search[name] === 'string' ? { [name]: search[name] } : {});
  return { ...text('starter'), ...text('from'), ...text('language') };
}
