/** Codes of pauses: a phone was linked whose number is not known yet, or is another one. */
export const COMPARING = 'session.comparing';
export const OTHER_NUMBER = 'phone.other_number';
