import { whatsappError } from './graph-error.js';
import { isRecord } from '../http/router.js';
import type { Param } from './param.js';
import { checkMedia, type CheckContext } from './media-check.js';
import { checkButton, needsValue } from './template-buttons-check.js';
import type { Template } from './world.js';

const COMPONENTS = ['header', 'body', 'footer', 'button', 'carousel', 'limited_time_offer'] as const;
const PARAMETERS = ['text', 'currency', 'date_time', 'image', 'video', 'document', 'location', 'payload', 'coupon_code', 'action', 'limited_time_offer', 'product'] as const;

/**
 * Checks a template send against the registered template: name and language, status, number and names of parameters.
 * @throws GraphError 132000, 132001, 132012, 132015, 132016
 */
export function checkTemplate(sent: Param, context: CheckContext): Template {
  sent.only('name', 'language', 'components', 'namespace');
  const name = sent.text('name', { max: 512 });
  const language = sent.child('language').only('code', 'policy').text('code', { max: 20 });
  const template = context.business.templates.find((each) => each.name === name && each.language === language);
  if (!template || !isSendable(template.status)) {
    throw whatsappError(132001, `template name (${name}) does not exist in ${language}`, 404);
  }
  if (template.status === 'PAUSED') throw whatsappError(132015, `template ${name} is paused because of low quality`);
  if (template.status === 'DISABLED') throw whatsappError(132016, `template ${name} is disabled`);
  const components = sent.has('components') ? sent.list('components', { min: 0, max: 20 }) : [];
  const given = new Map<string, number>();
  const buttons = buttonsOf(template);
  const valued = new Set<number>();
  for (const component of components) {
    const type = component.choice('type', COMPONENTS);
    if (type === 'button') {
      valued.add(checkButton(component, template, buttons));
      continue;
    }
    const parameters = component.has('parameters') ? component.list('parameters', { min: 0, max: 100 }) : [];
    for (const parameter of parameters) checkParameter(parameter, template, context, type);
    given.set(type, parameters.length);
  }
  for (const part of ['header', 'body'] as const) {
    const expected = expectedParameters(template, part);
    const got = given.get(part) ?? 0;
    if (expected !== got) throw whatsappError(132000, `${part}: number of localizable_params (${got}) does not match the expected number of params (${expected})`);
  }
  const missing = buttons.findIndex((button, index) => needsValue(button) && !valued.has(index));
  if (missing >= 0) throw whatsappError(131008, `Required parameter is missing: button at index ${missing} of type ${String(buttons[missing]?.['type'])} requires a parameter`);
  return template;
}

function isSendable(status: string): boolean {
  return status === 'APPROVED' || status === 'PAUSED' || status === 'DISABLED';
}

function checkParameter(parameter: Param, template: Template, context: CheckContext, part: string): void {
  const type = parameter.choice('type', PARAMETERS);
  if (part === 'body' && template.parameterFormat === 'NAMED' && !parameter.has('parameter_name')) {
    throw whatsappError(132012, `${part}: parameter_name is required by template ${template.name}`);
  }
  switch (type) {
    case 'text': {
      const text = parameter.text('text', { max: 1024 });
      if (/[\n\t]| {5,}/.test(text)) throw whatsappError(132012, 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces');
      return;
    }
    case 'image': case 'video': case 'document':
      if (part !== 'header') throw whatsappError(132012, `${part} cannot carry ${type}`);
      checkMedia(parameter.child(type), type, context);
      return;
    case 'currency': case 'date_time': case 'location': case 'payload': case 'coupon_code': case 'action': case 'limited_time_offer': case 'product':
      return;
  }
}

export function buttonsOf(template: Template): Record<string, unknown>[] {
  const component = template.components.find((each) => String(each['type']).toUpperCase() === 'BUTTONS');
  const buttons = component?.['buttons'];
  return Array.isArray(buttons) ? buttons.filter(isRecord) : [];
}

function expectedParameters(template: Template, part: 'header' | 'body'): number {
  const component = template.components.find((each) => String(each['type']).toLowerCase() === part);
  if (!component) return 0;
  const format = String(component['format'] ?? 'TEXT').toUpperCase();
  if (part === 'header' && format !== 'TEXT') return 1;
  return new Set(String(component['text'] ?? '').match(/\{\{\s*\w+\s*\}\}/g) ?? []).size;
}
