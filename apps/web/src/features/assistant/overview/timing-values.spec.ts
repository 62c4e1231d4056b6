import { changesOf, hourProblems, officeHours, valuesOf } from './timing-values.js';

const always = { hours: null, quiet_window_ms: null, auto_return_minutes: 60 };

describe('when the assistant answers', () => {
  it('is saved as it was filled in', () => {
    expect(changesOf(valuesOf(always))).toEqual(always);
    expect(changesOf(valuesOf({ ...always, quiet_window_ms: 0 })).quiet_window_ms).toBe(0);
    expect(valuesOf({ ...always, hours: { mon: [{ from: '09:00', to: '12:00' }] } }).hours).toMatchObject({ mon: [{ from: '09:00', to: '12:00' }], sun: [] });
  });

  it('names every missing time', () => {
    expect(hourProblems({ ...valuesOf(always), hours: { ...officeHours(), tue: [{ from: '', to: '18:00' }, { from: '20:00', to: '' }] } }, 'both'))
      .toEqual({ 'hours.tue.0.from': 'both', 'hours.tue.1.to': 'both' });
    expect(hourProblems(valuesOf(always), 'both')).toEqual({});
  });
});
