import type { Message } from '../model.js';

// The API gives content as an object of its kind. Everything in it may come from a stranger, so it is read part by part.

type Parts = Readonly<Record<string, unknown>>;

export function textIn(parts: Parts, name: string): string {
  const value = parts[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
export function numberIn(parts: Parts, name: string): number | undefined {
  const value = parts[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
export function partsIn(parts: Parts, name: string): Parts {
  const value = parts[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Parts) : {};
}
export function listIn(parts: Parts, name: string): readonly Parts[] {
  const value = parts[name];
  return Array.isArray(value) ? value.filter((each): each is Parts => typeof each === 'object' && each !== null) : [];
}

export interface BubbleFile {
  readonly id: string | undefined;
  readonly state: 'pending' | 'ready' | 'failed';
  readonly mimeType: string;
  readonly bytes: number | null;
  readonly filename: string;
  readonly failure: string | null;
  readonly isVoice: boolean;
}

/** The file of a message, from what is known of it now. */
export function fileOf({ content, media }: Pick<Message, 'content' | 'media'>): BubbleFile {
  const ref = partsIn(content, 'media');
  const id = media?.id ?? (textIn(ref, 'media_id') || undefined);
  return {
    id, state: media?.state ?? (id === undefined ? 'failed' : 'pending'), mimeType: media?.mime_type ?? textIn(ref, 'mime_type'), bytes: media?.bytes ?? null,
    filename: textIn(ref, 'filename') || media?.filename || '', failure: media?.failure ?? null, isVoice: ref['voice'] === true,
  };
}
