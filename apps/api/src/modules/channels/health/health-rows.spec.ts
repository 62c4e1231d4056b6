import type { AccountDto } from '../../accounts/index.js';
import type { ChannelNumberDto } from '../channels.dto.js';
import { healthRows, type HealthFacts } from './health-rows.js';

const at = '2026-01-05T10:00:00.000Z';
const account = { status: 'active', webhook_verified_at: at, subscribed_at: at, last_event_at: at, checked_at: at, token_expires_at: null, paused: null, problems: [] } as unknown as AccountDto;
const number = { callback_url: 'https://parley.example.com/api/webhooks/whatsapp', problems: [] } as unknown as ChannelNumberDto;
const good: HealthFacts = { account, number, hasHandshake: true, hasCheck: true, isReceiving: true, refused: 0, now: new Date('2026-01-06T10:00:00Z') };
const stateOf = (check: string, facts: Partial<HealthFacts>) => healthRows({ ...good, ...facts }).find((row) => row.check === check);

describe('troubleshooting', () => {
  it('finds nothing in the way of a number that works', () => {
    expect(healthRows(good).filter(({ state }) => state !== 'ok')).toEqual([]);
  });

  it('R70: a secret that is not saved is a problem with its field', () => {
    const problem = { code: 'secret.missing', text: 'app_secret not configured', field: 'appSecret', blocking: true };
    expect(stateOf('credentials.complete', { number: { ...number, problems: [problem] } })).toMatchObject({ state: 'problem', text: 'app_secret not configured', field: 'appSecret' });
  });

  it.each([['https://localhost:3000/x', 'callback.not_public'], ['http://parley.example.com/x', 'callback.not_https']])('R74, R75: %s cannot be reached', (url, code) => {
    expect(stateOf('callback.address', { number: { ...number, callback_url: url } })).toMatchObject({ state: 'problem', code });
  });

  it('R79: a token that ends is a warning before and a problem after', () => {
    const ends = (time: string) => stateOf('token.permanent', { account: { ...account, token_expires_at: time } })?.state;
    expect([ends('2026-01-07T10:00:00Z'), ends('2026-01-06T09:00:00Z')]).toEqual(['warning', 'problem']);
    expect(stateOf('token.permanent', { account: { ...account, checked_at: null } })?.state).toBe('unknown');
  });

  it('R78: a subscription is unknown until it was asked for', () => {
    const without = { ...account, subscribed_at: null };
    expect(stateOf('events.subscribed', { account: { ...without, checked_at: null } })?.state).toBe('unknown');
    expect(stateOf('events.subscribed', { account: without })?.state).toBe('unknown');
    const said = { code: 'messages.not_subscribed', text: 'not subscribed', field: null, blocking: false };
    expect(stateOf('events.subscribed', { account: { ...without, problems: [said] } })).toMatchObject({ state: 'problem', text: 'not subscribed' });
  });

  it('R80, R81: the plan and the environment', () => {
    const elsewhere = { code: 'environment.other', text: 'connected on another environment (production)', field: null, blocking: true };
    expect(stateOf('plan.active', { isReceiving: false })?.state).toBe('problem');
    expect(stateOf('environment.same', { number: { ...number, problems: [elsewhere] } })).toMatchObject({ state: 'problem', text: 'connected on another environment (production)' });
  });

  it('a webhook that delivers was verified, whatever is noted of the handshake', () => {
    expect(stateOf('webhook.verified', { account: { ...account, webhook_verified_at: null } })?.state).toBe('ok');
    expect(stateOf('webhook.verified', { account: { ...account, webhook_verified_at: null, last_event_at: null } })?.state).toBe('problem');
    expect(stateOf('webhook.verified', { hasHandshake: false })).toBeUndefined();
  });

  it('names a refusal of the provider and a pause with their words', () => {
    const problem = { code: 'token.invalid', text: 'Invalid access token', field: 'accessToken', blocking: true };
    expect(stateOf('connection.tested', { account: { ...account, problems: [problem] } })).toMatchObject({ state: 'problem', text: 'Invalid access token', field: 'accessToken' });
    expect(stateOf('account.paused', { account: { ...account, paused: { at, code: 'meta.131042', text: 'Payment problem' } } })).toMatchObject({ state: 'problem', text: 'Payment problem' });
    expect(stateOf('account.active', { account: { ...account, status: 'inactive' } })?.state).toBe('problem');
    expect(stateOf('signatures.valid', { refused: 3 })).toMatchObject({ state: 'problem', count: 3 });
  });
});
