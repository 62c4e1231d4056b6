// The API gives content as an object of its kind. Everything in it may come from a stranger, so it is read part by part.

export type Parts = Readonly<Record<string, unknown>>;

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
