import type { TemplateRules } from '#contracts';

/** Meta's limits for templates (Cloud API reference, message templates). */
export const metaTemplateRules: TemplateRules = {
  approval: true, name: 512, headers: ['text', 'image', 'video', 'document', 'location'], header_text: 60, body: 1024, offer_body: 600, footer: 60,
  buttons: 10, button_text: 25, button_kinds: { quick_reply: 10, url: 2, phone: 1, copy_code: 1, flow: 1, catalog: 1, multi_product: 1 }, url: 2000, phone: 20,
  cards: { min: 2, max: 10, body: 160, buttons: 2, button_kinds: ['quick_reply', 'url', 'phone'] }, offer_text: 16, offer_code: 15, code_minutes: { min: 1, max: 90 },
  edits: [{ most: 1, hours: 24 }, { most: 10, hours: 720 }],
};
