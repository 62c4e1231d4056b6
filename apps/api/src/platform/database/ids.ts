import { v7 } from 'uuid';

/** A new database id: uuid v7, sorts by creation time. */
export function newId(): string {
  return v7();
}
