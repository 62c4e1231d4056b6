import { isRecord } from '../../http/router.js';
import { parameterError, templateError } from '../graph-error.js';
import type { Component } from './definition-check.js';
import { textOf } from './text-check.js';

const OTP_TYPES = ['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'];
const PACKAGE_NAME = /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/;
const HASH_LENGTH = 11;
const MAX_APPS = 5;

interface App { readonly name: string; readonly hash: string }

/**
 * The parts of an authentication template.
 * @returns them as Meta keeps them: the button comes back as an address
 */
export function checkCode(components: readonly Component[]): Component[] {
  for (const component of components) {
    const type = String(component['type']);
    if (type === 'HEADER' || type === 'CAROUSEL' || type === 'LIMITED_TIME_OFFER') throw templateError(2388072, `Authentication templates have no ${type.toLowerCase()}.`);
    if (component['text'] !== undefined) throw templateError(2388072, 'Authentication templates have preset texts.');
    if (type === 'FOOTER') {
      const minutes = component['code_expiration_minutes'];
      if (typeof minutes !== 'number' || minutes < 1 || minutes > 90) throw parameterError('code_expiration_minutes must be between 1 and 90.');
    }
  }
  const buttons = components.find((component) => component['type'] === 'BUTTONS')?.['buttons'];
  const [button, ...others] = Array.isArray(buttons) ? buttons : [];
  if (!isRecord(button) || String(button['type']).toUpperCase() !== 'OTP' || others.length > 0) throw templateError(2388072, 'Authentication templates need exactly one OTP button.');
  const kept = keptButton(button);
  return components.map((component) => {
    switch (component['type']) {
      case 'BUTTONS': return { type: 'BUTTONS', buttons: [kept] };
      case 'BODY': return { ...component, text: `*{{1}}* is your verification code.${component['add_security_recommendation'] === true ? ' For your security, do not share this code.' : ''}` };
      case 'FOOTER': return { ...component, text: `This code expires in ${String(component['code_expiration_minutes'])} minutes.` };
      default: return component;
    }
  });
}

function keptButton(button: Component): Component {
  const type = String(button['otp_type']).toUpperCase();
  if (!OTP_TYPES.includes(type)) throw parameterError(`otp_type must be one of {${OTP_TYPES.join(', ')}}.`);
  for (const label of ['text', 'autofill_text']) {
    const value = button[label];
    if (value !== undefined && (typeof value !== 'string' || value === '' || value.length > 25)) throw parameterError(`${label} must have 1 to 25 characters.`);
  }
  const apps = type === 'COPY_CODE' ? [] : appsOf(button);
  if (type === 'ZERO_TAP' && button['zero_tap_terms_accepted'] !== true) throw parameterError('zero_tap_terms_accepted must be true for ZERO_TAP.');
  const said = [
    ['otp_type', type], ...(type === 'COPY_CODE' ? [] : [['cta_display_name', textOf(button['autofill_text']) ?? 'Autofill']]),
    ...apps.flatMap(({ name, hash }) => [['package_name', name], ['signature_hash', hash]]),
  ].map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`);
  const url = `https://www.whatsapp.com/otp/code/?${said.join('&')}&code=otp`;
  return { type: 'URL', text: textOf(button['text']) ?? 'Copy code', url: `${url}{{1}}`, example: [`${url}123456`] };
}

/** In a list, or, as it was before there could be several, on the button itself. */
function appsOf(button: Component): App[] {
  const list = Array.isArray(button['supported_apps']) ? button['supported_apps'].filter(isRecord) : button['package_name'] === undefined ? [] : [button];
  if (list.length === 0 || list.length > MAX_APPS) throw parameterError(`supported_apps must have 1 to ${MAX_APPS} entries.`);
  return list.map((app) => {
    const [name, hash] = [textOf(app['package_name']) ?? '', decodeURIComponent(textOf(app['signature_hash']) ?? '')];
    if (!PACKAGE_NAME.test(name)) throw parameterError(`package_name ${name} is not the name of a package.`);
    if (hash.length !== HASH_LENGTH) throw parameterError(`signature_hash must have ${HASH_LENGTH} characters.`);
    return { name, hash };
  });
}
