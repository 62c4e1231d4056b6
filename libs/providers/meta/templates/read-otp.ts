import { OTP_TYPES, type TemplateApp, type TemplateButton } from '#contracts';
import { listOf, numberOf, objectOf, present, textOf, type JsonObject } from '../json.js';

/**
 * The button of a login code. Meta takes it as OTP and gives it back as an address that says the rest:
 * `https://www.whatsapp.com/otp/code/?otp_type=ONE_TAP&cta_display_name=Autofill&package_name=com.example&signature_hash=K8a%2FAINcGX7&code=otp{{1}}`.
 */
export function readOtp(button: JsonObject): TemplateButton {
  const address = parametersOf(button);
  const word = (textOf(button.otp_type) ?? address('otp_type')[0] ?? '').toLowerCase();
  const type = OTP_TYPES.find((known) => known === word) ?? 'copy_code';
  const text = textOf(button.text) ?? '';
  if (type === 'copy_code') return { kind: 'code', text };
  const apps = appsOf(button, address);
  return present({
    kind: 'code' as const, text, otp_type: type, autofill_text: textOf(button.autofill_text) ?? address('cta_display_name')[0], supported_apps: apps.length > 0 ? apps : undefined,
    // Without its rules accepted Meta takes none.
    zero_tap_terms_accepted: type === 'zero_tap' ? true : undefined,
  });
}

/** After how many minutes the code ends, where only the address of its button says so. */
export function minutesOf(component: JsonObject | undefined): number | undefined {
  const [minutes] = listOf(component?.buttons).flatMap((button) => parametersOf(objectOf(button))('code_expiration_minutes'));
  return minutes === undefined ? undefined : numberOf(Number(minutes));
}

function appsOf(button: JsonObject, address: (name: string) => string[]): TemplateApp[] {
  const named = listOf(button.supported_apps).map(objectOf);
  const apps = named.length > 0 ? named : [button];
  const hashes = address('signature_hash');
  const said = apps.flatMap(({ package_name: name, signature_hash: hash }) => (textOf(name) === undefined ? [] : [{ package_name: textOf(name) ?? '', signature_hash: textOf(hash) ?? '' }]));
  return said.length > 0 ? said : address('package_name').map((name, index) => ({ package_name: name, signature_hash: hashes[index] ?? '' }));
}

/** What an address says under a name. A plus is a plus: hashes have them. */
function parametersOf({ url }: JsonObject): (name: string) => string[] {
  const query = (typeof url === 'string' ? url.split('?')[1] : undefined) ?? '';
  const pairs = query.split('&').map((pair): readonly [string, string] => {
    const [name = '', ...value] = pair.split('=');
    return [name, decoded(value.join('='))];
  });
  return (name) => pairs.flatMap(([key, value]) => (key === name && value !== '' ? [value] : []));
}
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
