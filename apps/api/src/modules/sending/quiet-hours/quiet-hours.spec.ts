import { getCountries } from 'libphonenumber-js';
import { zonesOf } from './country-zones.js';
import { countryOf, earliestFor } from './quiet-hours.js';

const NIGHT = { from: 21 * 60, until: 8 * 60 };
const at = (text: string): Date => new Date(text);

describe('quiet hours', () => {
  it('know the country of a number', () => {
    expect([countryOf('+34644100001'), countryOf('+4915112345678'), countryOf(null), countryOf('123')]).toEqual(['ES', 'DE', null, null]);
  });

  it.each([
    ['DE', '2026-11-22T12:00:00Z', '2026-11-22T12:00:00Z'],
    ['DE', '2026-11-22T20:30:20Z', '2026-11-23T07:00:00Z'],
    ['DE', '2026-11-23T06:59:59Z', '2026-11-23T07:00:00Z'],
    ['DE', '2026-07-22T05:30:00Z', '2026-07-22T06:00:00Z'],
    ['IN', '2026-11-22T02:00:00Z', '2026-11-22T02:30:00Z'],
    ['US', '2026-11-22T14:00:00Z', '2026-11-22T18:00:00Z'],
    ['US', '2026-11-22T20:00:00Z', '2026-11-22T20:00:00Z'],
    [null, '2026-11-22T23:00:00Z', '2026-11-23T08:00:00Z'],
  ])('of %s at %s end at %s', (country, now, earliest) => {
    expect(earliestFor(country, NIGHT, at(now))).toEqual(at(earliest));
  });

  it('are none without hours, and may lie within a day', () => {
    const now = at('2026-11-22T12:30:00Z');
    expect([earliestFor('DE', undefined, now), earliestFor('DE', { from: 600, until: 600 }, now)]).toEqual([now, now]);
    expect(earliestFor('GB', { from: 12 * 60, until: 14 * 60 }, now)).toEqual(at('2026-11-22T14:00:00Z'));
  });

  // Kamchatka is ten hours ahead of Kaliningrad: with nine hours of day they are never awake together.
  it.each([
    ['RU', '2026-11-22T05:00:00Z', '2026-11-22T06:00:00Z'],
    ['RU', '2026-11-22T09:00:00Z', '2026-11-22T09:00:00Z'],
    ['RU', '2026-11-22T15:30:00Z', '2026-11-23T06:00:00Z'],
    ['US', '2026-11-22T13:00:00Z', '2026-11-22T19:00:00Z'],
  ])('hold nobody back for ever where zones are never awake together: %s at %s', (country, now, earliest) => {
    expect(earliestFor(country, { from: 18 * 60, until: 9 * 60 }, at(now))).toEqual(at(earliest));
  });

  it('know the zones of every country and territory that has telephone numbers', () => {
    for (const country of getCountries()) for (const zone of zonesOf(country)) expect([country, zone]).toEqual([country, expect.not.stringMatching('UTC')]);
    expect(earliestFor('GU', NIGHT, at('2026-11-22T12:00:00Z'))).toEqual(at('2026-11-22T22:00:00Z'));
  });

  it('know only zones that exist', () => {
    for (const country of [...getCountries(), 'QQ']) for (const zone of zonesOf(country)) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
  });
});
