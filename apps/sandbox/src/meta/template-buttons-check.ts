import { whatsappError } from './graph-error.js';
import { checkSections } from './interactive-check.js';
import type { Param } from './param.js';
import type { Template } from './world.js';

const BUTTON_TYPES = ['quick_reply', 'url', 'copy_code', 'flow', 'catalog', 'mpm', 'voice_call', 'order_details', 'request_contact_info'] as const;
const MAX_LOGIN_CODE = 15;
const MAX_COUPON_CODE = 20;

type Button = Readonly<Record<string, unknown>>;

/**
 * One button of a template send.
 * @returns its place among all of the template
 * @throws GraphError 131008, 131009, 132012
 */
export function checkButton(component: Param, template: Template, buttons: readonly Button[]): number {
  const subType = component.only('type', 'sub_type', 'index', 'parameters').choice('sub_type', BUTTON_TYPES);
  const index = component.indexOf('index');
  const button = buttons[index];
  if (!button) throw whatsappError(132012, `template ${template.name} has no button with index ${index}`);
  const type = String(button['type']).toLowerCase();
  if (type !== subType) throw whatsappError(132012, `button ${index} of template ${template.name} is ${type}, not ${subType}`);
  const [parameter] = component.has('parameters') ? component.list('parameters', { max: 1 }) : [];
  if (parameter) checkParameter(parameter, subType, template);
  return index;
}

/** Those that cannot be sent without a value. */
export function needsValue(button: Button): boolean {
  switch (String(button['type']).toUpperCase()) {
    case 'URL': return /\{\{.*?\}\}/.test(String(button['url']));
    case 'COPY_CODE': case 'MPM': return true;
    default: return false;
  }
}

function checkParameter(parameter: Param, subType: (typeof BUTTON_TYPES)[number], { category }: Template): void {
  const of = (type: string): Param => {
    parameter.choice('type', [type]);
    return parameter;
  };
  switch (subType) {
    case 'quick_reply': of('payload').text('payload', { max: 128 }); return;
    case 'url': of('text').text('text', { max: category === 'AUTHENTICATION' ? MAX_LOGIN_CODE : 2000 }); return;
    case 'copy_code': of('coupon_code').text('coupon_code', { max: MAX_COUPON_CODE }); return;
    case 'flow': of('action').optionalChild('action')?.only('flow_token', 'flow_action_data'); return;
    case 'catalog': of('action').child('action').only('thumbnail_product_retailer_id').optionalText('thumbnail_product_retailer_id', { max: 100 }); return;
    case 'mpm': {
      const action = of('action').child('action').only('thumbnail_product_retailer_id', 'sections');
      action.optionalText('thumbnail_product_retailer_id', { max: 100 });
      checkSections(action);
      return;
    }
    case 'voice_call': case 'order_details': case 'request_contact_info': return;
  }
}
