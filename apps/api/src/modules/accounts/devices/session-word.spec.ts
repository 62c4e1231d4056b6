import { changeBy, type Device } from './session-word.js';

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
const now = at(30);
const device = (over: Partial<Device> = {}): Device => ({
  status: 'active', sessionState: 'connected', sessionAt: at(0), sessionQr: null, sessionQrUntil: null, pausedAt: null, pausedCode: null, pausedText: null, phoneUnprovenAt: null, phoneDueAt: null, phoneTries: 0, ...over,
});

describe('a word about a linked device', () => {
  it('is no news when it is older, or said already', () => {
    expect(changeBy(device({ sessionAt: at(10) }), { state: 'logged_out', at: at(9) }, now)).toBeUndefined();
    expect(changeBy(device(), { state: 'connected', at: at(20) }, now)).toBeUndefined();
  });
  it('pauses while nothing is linked, and says the latest reason', () => {
    const down = { ...device(), ...changeBy(device(), { state: 'disconnected', at: at(5) }, now) };
    expect(down).toMatchObject({ sessionState: 'disconnected', sessionAt: at(5), pausedAt: now, pausedCode: 'session.disconnected' });
    expect(changeBy(down, { state: 'logged_out', at: at(6) }, at(40))).toMatchObject({ pausedAt: now, pausedCode: 'session.logged_out' });
    expect(changeBy(down, { state: 'connecting', at: at(6) }, at(40))).not.toHaveProperty('pausedAt');
  });
  it('leaves the pause of refused credentials alone', () => {
    expect(changeBy(device({ pausedAt: at(1), pausedCode: 'wasender.unauthorized' }), { state: 'expired', at: at(5) }, now)).not.toHaveProperty('pausedCode');
  });
  it('lets nothing go when a phone is linked, before its number was compared', () => {
    const down = device({ sessionState: 'logged_out', pausedAt: at(3), pausedCode: 'session.logged_out' });
    expect(changeBy(down, { state: 'connected', at: at(8) }, now)).toMatchObject({ sessionState: 'connected', pausedAt: at(3), pausedCode: 'session.comparing', phoneUnprovenAt: at(3), phoneDueAt: now });
    expect(changeBy(device({ sessionState: null, sessionAt: null }), { state: 'connected', at: at(8) }, now)).toMatchObject({ pausedAt: now, phoneUnprovenAt: at(8), phoneDueAt: now });
  });
  it('compares again when a failed send had paused it, though "connected" is no news', () => {
    const failed = device({ pausedAt: new Date(at(7).getTime() + 900), pausedCode: 'wasender.session_down' });
    expect(changeBy(failed, { state: 'connected', at: at(7) }, now)).toMatchObject({ pausedCode: 'session.comparing', phoneDueAt: now });
    expect(changeBy(failed, { state: 'connected', at: at(6) }, now)).toBeUndefined();
    expect(changeBy(device({ pausedAt: at(7), pausedCode: 'phone.other_number' }), { state: 'connected', at: at(9) }, now)).toBeUndefined();
  });
  it('keeps another phone another one when it is logged out, and begins anew with the next that links', () => {
    const other = device({ pausedAt: at(3), pausedCode: 'phone.other_number', phoneUnprovenAt: at(3) });
    const out = { ...other, ...changeBy(other, { state: 'logged_out', at: at(8) }, now) };
    expect(out).toMatchObject({ sessionState: 'logged_out', pausedCode: 'phone.other_number', phoneUnprovenAt: at(8) });
    const waiting = { ...out, ...changeBy(out, { state: 'need_scan', qr: '2@abc', at: at(9) }, now) };
    expect(waiting).toMatchObject({ pausedCode: 'phone.other_number', phoneUnprovenAt: at(9) });
    expect(changeBy(waiting, { state: 'connected', at: at(12) }, now)).toMatchObject({ pausedCode: 'session.comparing', phoneUnprovenAt: at(12), phoneDueAt: now });
  });
  it('gives up nothing that came through a phone of which nobody knew yet whose it was', () => {
    const comparing = device({ pausedAt: at(3), pausedCode: 'session.comparing', phoneUnprovenAt: at(3), phoneTries: 1 });
    const then = (state: 'logged_out' | 'disconnected') => ({ ...comparing, ...changeBy(comparing, { state, at: at(8) }, now) });
    expect(changeBy(then('logged_out'), { state: 'connected', at: at(12) }, now)).toMatchObject({ phoneUnprovenAt: at(3) });
    expect(changeBy(then('disconnected'), { state: 'connected', at: at(12) }, now)).toMatchObject({ phoneUnprovenAt: at(3) });
  });
  it('keeps a QR only while it can be scanned', () => {
    const waiting = { ...device(), ...changeBy(device(), { state: 'need_scan', qr: '2@abc', at: at(5) }, now) };
    expect(waiting).toMatchObject({ sessionQr: '2@abc', sessionQrUntil: new Date(now.getTime() + 45_000) });
    expect(changeBy(waiting, { state: 'connecting', at: at(6) }, now)).toMatchObject({ sessionQr: null, sessionQrUntil: null });
  });
  it('does not pause an account that is not in use', () => {
    expect(changeBy(device({ status: 'inactive' }), { state: 'logged_out', at: at(5) }, now)).not.toHaveProperty('pausedAt');
  });
});
