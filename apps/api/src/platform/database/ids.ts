import { v7 } from 'uuid';

/** A new database id: uuid v7, sorts by creation time. */
export function newId(): string {
  return v7();
}

/** The smallest id of a moment: ids begin with the time they were made at, so that a primary key finds what is newer. */
export function idFloor(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
