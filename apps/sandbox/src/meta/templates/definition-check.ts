import { isRecord } from '../../http/router.js';
import { parameterError, templateError } from '../graph-error.js';
import { checkButtons, checkStoreButtons } from './buttons-check.js';
import { checkCards } from './cards-check.js';
import { checkCode } from './code-check.js';
import { checkVariables, examplesOf, limited, textOf } from './text-check.js';

export type Component = Record<string, unknown>;
export interface DefinitionContext { readonly category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION'; readonly format: 'POSITIONAL' | 'NAMED'; readonly handles: ReadonlySet<string> }

const TYPES = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS', 'CAROUSEL', 'LIMITED_TIME_OFFER'];

/**
 * Checks the parts of a template as Meta does when it is created or edited.
 * @returns the parts as Meta keeps them: enums in capitals
 */
export function checkDefinition(value: unknown, context: DefinitionContext): Component[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isRecord)) throw parameterError('Param components must be a non-empty array.');
  const components = value.map((component): Component => ({ ...component, type: String(component['type']).toUpperCase(), ...(component['format'] === undefined ? {} : { format: String(component['format']).toUpperCase() }) }));
  const types = components.map((component) => String(component['type']));
  const strange = types.find((type) => !TYPES.includes(type));
  if (strange !== undefined) throw parameterError(`components: unknown type ${strange}.`);
  if (new Set(types).size < types.length) throw parameterError('components: a type stands twice.');
  const of = (type: string): Component | undefined => components.find((component) => component['type'] === type);
  if (!of('BODY')) throw templateError(2388043, 'A template needs a body.');
  if (context.category === 'AUTHENTICATION') {
    return checkCode(components);
  }
  const offer = of('LIMITED_TIME_OFFER');
  const [header, footer, buttons, carousel] = [of('HEADER'), of('FOOTER'), of('BUTTONS'), of('CAROUSEL')];
  if (header) checkHeader(header, context);
  checkBody(of('BODY') ?? {}, context, offer ? 600 : 1024);
  if (footer) {
    const text = limited(footer, 'text', 60, 'footer');
    if (/\{\{/.test(text)) throw templateError(2388072, 'The footer cannot have variables.');
  }
  if (offer) checkOffer(offer, context, footer !== undefined, Array.isArray(buttons?.['buttons']) ? buttons['buttons'].filter(isRecord) : []);
  if (buttons) {
    checkButtons(buttons['buttons'], context);
    checkStoreButtons(buttons['buttons'], header, context);
  }
  if (carousel) checkCards(carousel, context, { checkHeader, checkBody });
  return components;
}

export function checkBody(component: Component, context: DefinitionContext, max: number): void {
  const text = limited(component, 'text', max, 'body');
  const names = checkVariables(text, context.format, 'body');
  const plain = text.trim();
  if (plain.startsWith('{{') || plain.endsWith('}}')) throw templateError(2388299, 'Variables cannot be at the start or end of the template.');
  if (/\}\}\s*\{\{/.test(text)) throw templateError(2388072, 'Variables cannot stand side by side.');
  const words = text.replaceAll(/\{\{.*?\}\}/g, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words < 2 * names.length) throw templateError(2388293, 'This template has too many variables for its length.');
  if (names.length > 0 && examplesOf(component, 'body_text', context.format).length < names.length) throw templateError(2388043, 'Every variable of the body needs an example.');
}

export function checkHeader(component: Component, context: DefinitionContext): void {
  const format = String(component['format']);
  switch (format) {
    case 'TEXT': {
      const text = limited(component, 'text', 60, 'header');
      if (/[*_~`\n]/.test(text.replaceAll(/\{\{.*?\}\}/g, '')) || /\p{Extended_Pictographic}/u.test(text)) throw templateError(2388072, 'The header cannot have markup, line breaks or emoji.');
      const names = checkVariables(text, context.format, 'header');
      if (names.length > 1) throw templateError(2388072, 'The header has one variable at most.');
      if (names.length > 0 && examplesOf(component, 'header_text', context.format).length === 0) throw templateError(2388043, 'The variable of the header needs an example.');
      return;
    }
    case 'IMAGE': case 'VIDEO': case 'DOCUMENT': {
      const example = isRecord(component['example']) ? component['example']['header_handle'] : undefined;
      const handle = Array.isArray(example) ? textOf(example[0]) : undefined;
      if (handle === undefined) throw templateError(2388273, 'A media header needs an example.');
      if (!context.handles.has(handle)) throw templateError(2388273, 'The example of the header is not a handle of the resumable upload.');
      return;
    }
    case 'LOCATION': return;
    default: throw parameterError(`components[HEADER]: format ${format} is not known.`);
  }
}

function checkOffer(component: Component, { category }: DefinitionContext, hasFooter: boolean, buttons: readonly Component[]): void {
  const offer = component['limited_time_offer'];
  if (category !== 'MARKETING' || hasFooter || !isRecord(offer)) throw templateError(2388072, 'A limited-time offer is for marketing templates and has no footer.');
  limited(offer, 'text', 16, 'limited_time_offer');
  const kinds = buttons.map((button) => String(button['type']).toUpperCase());
  if (!kinds.includes('URL') || kinds.some((kind) => kind !== 'URL' && kind !== 'COPY_CODE')) throw templateError(2388072, 'A limited-time offer has a URL button, and beside it at most a copy code button.');
  if (kinds.includes('COPY_CODE') ? kinds[0] !== 'COPY_CODE' : offer['has_expiration'] === true) throw templateError(2388072, 'The copy code button comes first, and an offer that expires needs one.');
}
