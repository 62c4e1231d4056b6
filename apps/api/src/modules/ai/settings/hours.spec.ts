import { isOpen } from './hours.js';
import type { Hours } from './settings.js';

// 2026-11-20 is a Friday.
const OFFICE: Hours = { fri: [{ from: '09:00', to: '12:30' }, { from: '14:00', to: '18:00' }], sat: [{ from: '20:00', to: '02:00' }] };
const at = (iso: string): Date => new Date(iso);

describe('opening hours of the assistant', () => {
  it.each([
    ['2026-11-20T09:00:00Z', true], ['2026-11-20T08:59:59Z', false], ['2026-11-20T12:30:00Z', false], ['2026-11-20T14:00:00Z', true],
    ['2026-11-21T20:00:00Z', true], ['2026-11-22T01:59:00Z', true], ['2026-11-22T02:00:00Z', false], ['2026-11-21T01:00:00Z', false],
  ])('%s in UTC: %s', (iso, open) => expect(isOpen(OFFICE, at(iso), 'UTC')).toBe(open));

  it('are read in the store\'s time zone', () => {
    expect(isOpen(OFFICE, at('2026-11-20T13:00:00Z'), 'America/Sao_Paulo')).toBe(true);
    expect(isOpen(OFFICE, at('2026-11-20T22:30:00Z'), 'Asia/Tokyo')).toBe(false);
  });
  it('are always when none are set', () => expect(isOpen(null, at('2026-11-22T03:00:00Z'), 'UTC')).toBe(true));
  it('are never when every day is empty', () => expect(isOpen({}, at('2026-11-20T10:00:00Z'), 'UTC')).toBe(false));
});
