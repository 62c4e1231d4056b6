import { stateOfAssistant, stateOfNumber } from './store-parts.js';

type Known = Parameters<typeof stateOfNumber>[0];
const number = (known: Partial<Known>): Known => ({ status: 'active', paused: null, problems: [], number_confirmed_at: '2026-01-01T00:00:00Z', last_event_at: null, ...known }) as Known;

describe('the state of a number', () => {
  it.each([
    ['good', {}],
    ['good', { number_confirmed_at: null, last_event_at: '2026-01-01T00:00:00Z' }],
    ['idle', { number_confirmed_at: null }],
    ['idle', { status: 'inactive', paused: { at: '2026-01-01T00:00:00Z', code: 'meta.190', text: 'expired' } }],
    ['bad', { paused: { at: '2026-01-01T00:00:00Z', code: 'meta.190', text: 'expired' } }],
    ['bad', { problems: [{ code: 'token.invalid', text: 'Invalid access token', blocking: true, pointer: null }] }],
    ['bad', { paused: { at: '2026-01-01T00:00:00Z', code: 'session.logged_out', text: 'logged out' } }],
    ['idle', { paused: { at: '2026-01-01T00:00:00Z', code: 'session.comparing', text: 'compared' } }],
    ['bad', { paused: { at: '2026-01-01T00:00:00Z', code: 'session.comparing', text: 'compared' }, problems: [{ code: 'token.invalid', text: 'Invalid', blocking: true, pointer: null }] }],
    ['good', { problems: [{ code: 'token.temporary', text: 'It expires', blocking: false, pointer: null }] }],
  ] as [string, Partial<Known>][])('is %s with %j', (expected, known) => {
    expect(stateOfNumber(number(known))).toBe(expected);
  });
});

describe('the state of the assistant', () => {
  const latest = (engine: string | null, failure?: 'failed' | 'stepped_in') => ({ at: '2026-01-01T00:00:00Z', engine, failed: failure === 'failed', stepped_in: failure === 'stepped_in' });
  it.each([
    ['off', { enabled: false, engine: 'claude' }, latest('claude')],
    ['unused', { enabled: true, engine: 'claude' }, null],
    ['works', { enabled: true, engine: 'claude' }, latest('claude')],
    ['works', { enabled: true, engine: 'claude' }, latest('rules')],
    ['works', { enabled: true, engine: 'built_in' }, latest('claude')],
    // Asked on purpose: an order's next step, a budget, or before there was a key.
    ['works', { enabled: true, engine: 'claude' }, latest('built_in')],
    ['stepped_in', { enabled: true, engine: 'claude' }, latest('built_in', 'stepped_in')],
    ['works', { enabled: true, engine: 'built_in' }, latest('built_in', 'stepped_in')],
    ['failed', { enabled: true, engine: 'claude' }, latest('claude', 'failed')],
  ] as const)('is %s', (expected, assistant, turn) => {
    expect(stateOfAssistant(assistant, turn)).toBe(expected);
  });
});
