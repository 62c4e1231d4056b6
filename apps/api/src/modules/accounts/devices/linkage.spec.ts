import type { ConnectionCheck } from '#providers/contract';
import { judgedBy, type Linkage } from './linkage.js';

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
const linkage = (over: Partial<Linkage> = {}): Linkage => ({ id: 'first', since: at(3), until: null, phone: null, verdict: null, ...over });
const own: ConnectionCheck = { ok: true, linkedNumber: '+12025550100', problems: [] };
const other: ConnectionCheck = { ok: false, linkedNumber: '+4915112345678', problems: [{ code: 'phone.other_number', text: 'Another number', blocking: true }] };

describe('what a check says of the phone that is linked', () => {
  it('is the verdict on the linkage that was open when it was asked', () => {
    expect(judgedBy(own, linkage(), at(9))).toEqual({ id: 'first', since: at(3), phone: '+12025550100', verdict: 'own' });
    expect(judgedBy(other, linkage(), at(9))).toEqual({ id: 'first', since: at(3), phone: '+4915112345678', verdict: 'other' });
  });
  it('is none on one that was unlinked before: the phone that answers is another linkage, from the question on', () => {
    expect(judgedBy(own, linkage({ until: at(6) }), at(9))).toEqual({ since: at(9), phone: '+12025550100', verdict: 'own' });
    expect(judgedBy(other, linkage({ until: at(6) }), at(9))).toEqual({ since: at(9), phone: '+4915112345678', verdict: 'other' });
  });
  it('does not make another phone the own one when nobody told that it was replaced', () => {
    expect(judgedBy(own, linkage({ phone: '+4915112345678', verdict: 'other' }), at(9))).toEqual({ since: at(9), phone: '+12025550100', verdict: 'own' });
    expect(judgedBy({ ...own, linkedNumber: '+4915112345678' }, linkage({ phone: '+4915112345678', verdict: 'other' }), at(9))).toMatchObject({ id: 'first', verdict: 'own' });
  });
  it('tells nothing when it failed, or when everything was known', () => {
    expect(judgedBy({ ok: false, problems: [{ code: 'provider.no_answer', text: '', blocking: true }] }, linkage(), at(9))).toBeUndefined();
    expect(judgedBy(own, null, at(9))).toBeUndefined();
    expect(judgedBy(other, null, at(9))).toEqual({ since: at(9), phone: '+4915112345678', verdict: 'other' });
  });
});
