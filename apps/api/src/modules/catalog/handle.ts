import { plain } from '../../platform/search/words.js';

export const HANDLE_MAX = 80;
/** `Lámpara de mesa "Luna"` becomes `lampara-de-mesa-luna`; letters of every script stay. Empty when the title has neither letter nor digit. */
export function handleOf(title: string): string {
  return plain(title).replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-').slice(0, HANDLE_MAX).replaceAll(/^-+|-+$/g, '');
}
