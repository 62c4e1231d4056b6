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
    ['good', { problems: [{ code: 'token.temporary', text: 'It expires', blocking: false, pointer: null }] }],
  ] as [string, Partial<Known>][])('is %s with %j', (expected, known) => {
    expect(stateOfNumber(number(known))).toBe(expected);
  });
});

describe('the state of the assistant', () => {
  const latest = (engine: string | null, failed = false) => ({ at: '2026-01-01T00:00:00Z', engine, failed });
  it.each([
    ['off', { enabled: false, engine: 'claude' }, latest('claude')],
    ['unused', { enabled: true, engine: 'claude' }, null],
    ['works', { enabled: true, engine: 'claude' }, latest('claude')],
    ['works', { enabled: true, engine: 'claude' }, latest('rules')],
    ['works', { enabled: true, engine: 'built_in' }, latest('claude')],
    ['stepped_in', { enabled: true, engine: 'claude' }, latest('built_in')],
    ['failed', { enabled: true, engine: 'claude' }, latest('claude', true)],
  ] as const)('is %s', (expected, assistant, turn) => {
    expect(stateOfAssistant(assistant, turn)).toBe(expected);
  });
});
