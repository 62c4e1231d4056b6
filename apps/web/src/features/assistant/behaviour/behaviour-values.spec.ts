import { changesOf, hourProblems, officeHours, valuesOf } from './behaviour-values.js';

const assistant = {
  enabled: true, name: 'Nia', tone: 'playful' as const, languages: ['es'], instructions: '', hand_off_keywords: ['refund'], greeting: '', hours: null, quiet_window_ms: null, auto_return_minutes: 60, paused_because: null,
  engine: 'built_in', model: null, updated_at: null,
};

describe('the form of the assistant', () => {
  it('saves what it was filled with', () => {
    expect(changesOf(valuesOf(assistant))).toEqual({ name: 'Nia', tone: 'playful', languages: ['es'], greeting: '', instructions: '', hand_off_keywords: ['refund'], hours: null, quiet_window_ms: null, auto_return_minutes: 60 });
    expect(changesOf({ ...valuesOf({ ...assistant, quiet_window_ms: 0 }) }).quiet_window_ms).toBe(0);
    expect(valuesOf({ ...assistant, hours: { mon: [{ from: '09:00', to: '12:00' }] } }).hours).toMatchObject({ mon: [{ from: '09:00', to: '12:00' }], sun: [] });
  });

  it('names every missing time', () => {
    expect(hourProblems({ ...valuesOf(assistant), hours: { ...officeHours(), tue: [{ from: '', to: '18:00' }, { from: '20:00', to: '' }] } }, 'both'))
      .toEqual({ 'hours.tue.0.from': 'both', 'hours.tue.1.to': 'both' });
    expect(hourProblems(valuesOf(assistant), 'both')).toEqual({});
  });
});
