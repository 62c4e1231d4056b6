import { loadEnv } from './env.js';

describe('the variables of transcription', () => {
  it('R60: nothing is written down unless an address is set', () => {
    const { TRANSCRIPTION_URL, TRANSCRIPTION_API_KEY, TRANSCRIPTION_MODEL } = loadEnv({});
    expect([TRANSCRIPTION_URL, TRANSCRIPTION_API_KEY, TRANSCRIPTION_MODEL]).toEqual([undefined, undefined, 'whisper-1']);
  });

  it.each(['https://api.openai.com/v1', 'http://whisper:8000/v1', 'http://127.0.0.1:9000'])('takes %s', (url) => {
    expect(loadEnv({ TRANSCRIPTION_URL: url }).TRANSCRIPTION_URL).toBe(url);
  });

  it.each(['api.openai.com/v1', 'ftp://files.example.com', 'yes'])('refuses %s, and says which variable is wrong', (url) => {
    expect(() => loadEnv({ TRANSCRIPTION_URL: url })).toThrow(/TRANSCRIPTION_URL: /);
  });
});
