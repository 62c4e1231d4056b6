import type { Linkage } from './linkage.js';
import { changeBy, type Device, type SessionWord } from './session-word.js';

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
const now = at(30);
const device = (over: Partial<Device> = {}): Device => ({
  status: 'active', sessionState: 'connected', sessionAt: at(0), sessionQr: null, sessionQrUntil: null, pausedAt: null, pausedCode: null, pausedText: null, phoneDueAt: null, phoneTries: 0, linkage: null, ...over,
});
const linkage = (over: Partial<Linkage> = {}): Linkage => ({ id: 'first', since: at(3), until: null, phone: null, verdict: null, ...over });
/** The device after a word, and what the word says of the phone behind it. */
const said = (before: Device, word: SessionWord, when = now) => {
  const change = changeBy(before, word, when);
  return { device: { ...before, ...change?.device }, change: change?.device, step: change?.linkage };
};

describe('a word about a linked device', () => {
  it('is no news when it is older, or said already', () => {
    expect(changeBy(device({ sessionAt: at(10) }), { state: 'logged_out', at: at(9) }, now)).toBeUndefined();
    expect(changeBy(device(), { state: 'connected', at: at(20) }, now)).toBeUndefined();
  });
  it('pauses while nothing is linked, and says the latest reason', () => {
    const { device: down } = said(device(), { state: 'disconnected', at: at(5) });
    expect(down).toMatchObject({ sessionState: 'disconnected', sessionAt: at(5), pausedAt: now, pausedCode: 'session.disconnected' });
    expect(said(down, { state: 'logged_out', at: at(6) }, at(40)).change).toMatchObject({ pausedAt: now, pausedCode: 'session.logged_out' });
    expect(said(down, { state: 'connecting', at: at(6) }, at(40)).change).not.toHaveProperty('pausedAt');
  });
  it('leaves the pause of refused credentials alone', () => {
    expect(said(device({ pausedAt: at(1), pausedCode: 'wasender.unauthorized' }), { state: 'expired', at: at(5) }).change).not.toHaveProperty('pausedCode');
  });
  it('lets nothing go when a phone is linked, before its number was compared', () => {
    const down = device({ sessionState: 'logged_out', pausedAt: at(3), pausedCode: 'session.logged_out' });
    const up = said(down, { state: 'connected', at: at(8) });
    expect(up.change).toMatchObject({ sessionState: 'connected', pausedAt: at(3), pausedCode: 'session.comparing', phoneDueAt: now });
    expect(up.step).toEqual({ begins: at(3) });
    const first = said(device({ sessionState: null, sessionAt: null }), { state: 'connected', at: at(8) });
    expect(first.change).toMatchObject({ pausedAt: now, phoneDueAt: now });
    expect(first.step).toEqual({ begins: at(8) });
  });
  it('compares again when a failed send had paused it, though "connected" is no news', () => {
    const failed = device({ pausedAt: new Date(at(7).getTime() + 900), pausedCode: 'wasender.session_down' });
    expect(said(failed, { state: 'connected', at: at(7) }).change).toMatchObject({ pausedCode: 'session.comparing', phoneDueAt: now });
    expect(changeBy(failed, { state: 'connected', at: at(6) }, now)).toBeUndefined();
    expect(changeBy(device({ pausedAt: at(7), pausedCode: 'phone.other_number', linkage: linkage({ verdict: 'other' }) }), { state: 'connected', at: at(9) }, now)).toBeUndefined();
  });
  it('keeps another phone another one when it is logged out, and begins anew with the next that links', () => {
    const other = device({ pausedAt: at(3), pausedCode: 'phone.other_number', linkage: linkage({ verdict: 'other', phone: '+4915112345678' }) });
    const out = said(other, { state: 'logged_out', at: at(8) });
    expect(out.device).toMatchObject({ sessionState: 'logged_out', pausedCode: 'phone.other_number' });
    expect(out.step).toEqual({ ends: at(8) });
    const waiting = said({ ...out.device, linkage: linkage({ verdict: 'other', until: at(8) }) }, { state: 'need_scan', qr: '2@abc', at: at(9) });
    expect([waiting.device.pausedCode, waiting.step]).toEqual(['phone.other_number', undefined]);
    const next = said(waiting.device, { state: 'connected', at: at(12) });
    expect(next.change).toMatchObject({ pausedCode: 'session.comparing', phoneDueAt: now });
    expect(next.step).toEqual({ begins: at(12) });
  });
  it('goes on with a phone that was only offline, and begins anew after one that was unlinked before anybody knew whose it was', () => {
    const comparing = device({ pausedAt: at(3), pausedCode: 'session.comparing', linkage: linkage(), phoneTries: 1 });
    const offline = said(comparing, { state: 'disconnected', at: at(8) });
    expect(offline.step).toBeUndefined();
    expect(said(offline.device, { state: 'connected', at: at(12) })).toMatchObject({ change: { pausedCode: 'session.comparing', phoneDueAt: now }, step: undefined });
    const out = said(comparing, { state: 'logged_out', at: at(68) });
    expect(out.step).toEqual({ ends: at(68) });
    expect(said({ ...out.device, linkage: linkage({ until: at(68) }) }, { state: 'connected', at: at(72) }).step).toEqual({ begins: at(72) });
  });
  it('takes words that begin and end a linkage at once for words out of order', () => {
    const comparing = device({ pausedAt: at(3), pausedCode: 'session.comparing', linkage: linkage() });
    expect(said(comparing, { state: 'logged_out', at: at(8) }).step).toBeUndefined();
    expect(said(comparing, { state: 'logged_out', at: at(64) }).step).toEqual({ ends: at(64) });
  });
  it('keeps a QR only while it can be scanned', () => {
    const { device: waiting } = said(device(), { state: 'need_scan', qr: '2@abc', at: at(5) });
    expect(waiting).toMatchObject({ sessionQr: '2@abc', sessionQrUntil: new Date(now.getTime() + 45_000) });
    expect(said(waiting, { state: 'connecting', at: at(6) }).change).toMatchObject({ sessionQr: null, sessionQrUntil: null });
  });
  it('does not pause an account that is not in use', () => {
    const change = said(device({ status: 'inactive' }), { state: 'logged_out', at: at(5) });
    expect(change.change).not.toHaveProperty('pausedAt');
  });
});
