import { problem, required, tooLong } from './lint-text.js';
import type { TemplateRules } from './rules.js';
import type { TemplateApp, TemplateButton, TemplateComponents, TemplateProblem } from './template.js';

const MAX_APPS = 5;
const MAX_PACKAGE_NAME = 224;
const BUTTON = '/components/buttons/0';

/** The provider writes everything but the button (authentication templates). */
export function lintCode({ components }: { readonly components: TemplateComponents }, rules: TemplateRules): TemplateProblem[] {
  const { min, max } = rules.code_minutes ?? { min: 1, max: 90 };
  const minutes = components.code?.expires_in_minutes;
  const [button, ...others] = components.buttons;
  const only = (part: string, present: unknown): TemplateProblem[] => (present ? [problem(`/components/${part}`, 'not_allowed', 'WhatsApp writes this part of a login code by itself')] : []);
  return [
    ...(components.code ? [] : [problem('/components/code', 'required', 'An authentication template carries a code')]),
    ...only('header', components.header), ...only('body', components.body.trim()), ...only('footer', components.footer), ...only('cards', components.cards), ...only('offer', components.offer),
    ...(minutes !== undefined && minutes < min ? [problem('/components/code/expires_in_minutes', 'too_small', `At least ${min}`, { min })] : []),
    ...(minutes !== undefined && minutes > max ? [problem('/components/code/expires_in_minutes', 'too_large', `At most ${max}`, { max })] : []),
    ...(button?.kind === 'code' && others.length === 0 ? [] : [problem('/components/buttons', 'required', 'One button that hands over the code')]),
    ...(button ? [...tooLong(`${BUTTON}/text`, button.text, rules.button_text), ...lintHandover(button, rules)] : []),
  ];
}

/** Apps take codes over only when they are named, and without a tap only when its rules are kept. */
function lintHandover({ otp_type: type = 'copy_code', autofill_text: autofill = '', supported_apps: apps = [], zero_tap_terms_accepted: accepted = false }: TemplateButton, rules: TemplateRules): TemplateProblem[] {
  if (type === 'copy_code') return [];
  return [
    ...tooLong(`${BUTTON}/autofill_text`, autofill, rules.button_text),
    ...(apps.length === 0 ? [problem(`${BUTTON}/supported_apps`, 'required', 'The app that takes the code over')] : []),
    ...(apps.length > MAX_APPS ? [problem(`${BUTTON}/supported_apps`, 'too_many', `At most ${MAX_APPS} apps`, { max: MAX_APPS })] : []),
    ...apps.flatMap((app, index) => lintApp(app, `${BUTTON}/supported_apps/${index}`)),
    ...(type === 'zero_tap' && !accepted ? [problem(`${BUTTON}/zero_tap_terms_accepted`, 'required', 'WhatsApp wants its rules for codes without a tap to be accepted')] : []),
  ];
}

function lintApp({ package_name: name, signature_hash: hash }: TemplateApp, at: string): TemplateProblem[] {
  return [
    ...required(`${at}/package_name`, name), ...tooLong(`${at}/package_name`, name, MAX_PACKAGE_NAME),
    ...(name.trim() === '' || /^[a-z]\w*(\.[a-z]\w*)+$/i.test(name) ? [] : [problem(`${at}/package_name`, 'invalid', 'The name of an Android package, com.example.app')]),
    ...required(`${at}/signature_hash`, hash),
    ...(hash.trim() === '' || /^[\w+/=%-]+$/.test(hash) && decoded(hash).length === 11 ? [] : [problem(`${at}/signature_hash`, 'invalid', 'Eleven characters, as the tool of the app gives them')]),
  ];
}

/** Some write it as it stands in addresses (`K8a%2FAINcGX7`). */
function decoded(hash: string): string {
  return hash.replaceAll(/%[\da-f]{2}/gi, '?');
}
