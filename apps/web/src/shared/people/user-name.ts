/** Belongs to what is written from left to right, and is not seen. */
const LEFT_TO_RIGHT = '\u200e';

/** `@ana`: a user name of WhatsApp, with its sign before it in sentences from right to left, too. */
export function userNameText(username: string): string {
  return `${LEFT_TO_RIGHT}@${username}`;
}
