/** What a customer may agree to. */
export const CONSENT_PURPOSES = ['marketing'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/**
 * How a wish became known. `keyword`: a message that was nothing but STOP or START. `button`: a template's opt-out button. `whatsapp`: set in
 * WhatsApp itself. `refusal`: WhatsApp refused a message because of it. `person`, `api`: entered by somebody of the store or by a program.
 */
export const CONSENT_SOURCES = ['keyword', 'button', 'whatsapp', 'refusal', 'person', 'api'] as const;
export type ConsentSource = (typeof CONSENT_SOURCES)[number];

/** Payload of a template's quick-reply button that stops marketing, whatever its title. */
export const OPT_OUT_PAYLOAD = 'parley.stop_marketing';
