import type { TemplateApp, TemplateButton, TemplateComponents } from '#contracts';

/** The provider does not give samples of files back, nor always those of texts, and does not know which button stops marketing: ours stay. */
export function merged(theirs: TemplateComponents, ours: TemplateComponents): TemplateComponents {
  const file = theirs.header && ours.header?.format === theirs.header.format ? ours.header.media_id : undefined;
  return {
    ...theirs,
    buttons: mergedButtons(theirs.buttons, ours.buttons),
    ...(theirs.header && file ? { header: { ...theirs.header, media_id: file } } : {}),
    ...(theirs.cards ? { cards: theirs.cards.map((card, index) => {
      const own = ours.cards?.[index];
      const sample = own?.header.media_id;
      return { ...card, buttons: mergedButtons(card.buttons, own?.buttons ?? []), ...(sample ? { header: { ...card.header, media_id: sample } } : {}) };
    }) } : {}),
    samples: { ...ours.samples, ...theirs.samples },
  };
}
function mergedButtons(theirs: readonly TemplateButton[], ours: readonly TemplateButton[]): TemplateButton[] {
  return theirs.map((button) => {
    if (button.kind === 'code') return mergedCode(button, ours.find(({ kind, otp_type: type }) => kind === 'code' && type === button.otp_type));
    const optOut = ours.find(({ kind, text }) => kind === button.kind && text === button.text)?.opt_out;
    return optOut === undefined ? button : { ...button, opt_out: optOut };
  });
}
/** An address says of the apps of a login code what it can hold: where ours are among them, ours stay. */
function mergedCode(theirs: TemplateButton, ours: TemplateButton | undefined): TemplateButton {
  const apps = new Set((ours?.supported_apps ?? []).map(appOf));
  const areOurs = apps.size > 0 && (theirs.supported_apps ?? []).every((app) => apps.has(appOf(app)));
  return {
    ...theirs, ...(theirs.autofill_text === undefined && ours?.autofill_text !== undefined ? { autofill_text: ours.autofill_text } : {}),
    ...(areOurs && ours?.supported_apps ? { supported_apps: ours.supported_apps } : {}),
  };
}
function appOf({ package_name: name, signature_hash: hash }: TemplateApp): string {
  return `${name} ${hash.replaceAll(/%2f/gi, '/').replaceAll(/%2b/gi, '+').replaceAll(/%3d/gi, '=')}`;
}
