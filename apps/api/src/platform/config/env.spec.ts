import { getMetadataStorage } from 'class-validator';
import { Env, ENV_NAMES, loadEnv } from './env.js';

describe('the variables of transcription', () => {
  it('R60: nothing is written down unless an address is set', () => {
    const { TRANSCRIPTION_URL, TRANSCRIPTION_API_KEY, TRANSCRIPTION_MODEL } = loadEnv({});
    expect([TRANSCRIPTION_URL, TRANSCRIPTION_API_KEY, TRANSCRIPTION_MODEL]).toEqual([undefined, undefined, 'whisper-1']);
  });

  it.each(['https://api.openai.com/v1', 'http://whisper:8000/v1', 'http://127.0.0.1:9000'])('takes %s', (url) => {
    expect(loadEnv({ TRANSCRIPTION_URL: url }).TRANSCRIPTION_URL).toBe(url);
    expect(() => loadEnv({ TRANSCRIPTION_URL: url, TRANSCRIPTION_MODEL_DIR: '/models/tiny' })).toThrow(/one of them listens/);
  });

  it.each(['api.openai.com/v1', 'ftp://files.example.com', 'yes'])('refuses %s, and says which variable is wrong', (url) => {
    expect(() => loadEnv({ TRANSCRIPTION_URL: url })).toThrow(/TRANSCRIPTION_URL: /);
  });
});

describe('the variables of Stripe', () => {
  const set = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1', STRIPE_PRICE_GROWTH: 'price_1' };

  it('are set whole or not at all', () => {
    expect(loadEnv({}).STRIPE_SECRET_KEY).toBeUndefined();
    expect(loadEnv(set)).toMatchObject(set);
  });

  it.each(Object.keys(set))('says that %s is missing', (name) => {
    expect(() => loadEnv({ ...set, [name]: '' })).toThrow(`${name.replace('GROWTH', '*')}: is missing`);
  });

  it.each([
    ['STRIPE_SECRET_KEY', 'pk_test_1'], ['STRIPE_WEBHOOK_SECRET', 'secret'], ['STRIPE_PRICE_SCALE', 'prod_1'], ['STRIPE_API_URL', 'https://api.stripe.com/v1'], ['STRIPE_PRICE_SCALE', 'price_1'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => loadEnv({ ...set, [name]: value })).toThrow(/STRIPE_/);
  });
});

describe('the names of the environment', () => {
  it('hold every variable that is checked', () => {
    const checked = getMetadataStorage().getTargetValidationMetadatas(Env, '', false, false).map(({ propertyName }) => propertyName);
    expect(checked.length).toBeGreaterThan(30);
    expect([...new Set(checked)].filter((name) => !ENV_NAMES.has(name))).toEqual([]);
    expect(loadEnv({ HEALTH_PORT: '3000' }).HEALTH_PORT).toBe(3000);
  });
});
