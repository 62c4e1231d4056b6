import { i18n } from '@lingui/core';
import { FIELD_CODES } from '#contracts';
import { FIELD_TEXTS, fieldText } from './field-texts.js';

describe('a text beside a field', () => {
  beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

  it('is there for every code of the API', () => {
    expect(FIELD_CODES.filter((code) => FIELD_TEXTS[code] === undefined)).toEqual([]);
  });
  it('names the limit that was passed', () => {
    expect(fieldText({ code: 'too_long', params: { max: 40 } })).toBe('At most 40 characters.');
    expect(fieldText({ code: 'too_short', params: { min: 1 } })).toBe('At least 1 character.');
  });
  it('takes the words of the whole error where these say what is wrong', () => {
    expect(fieldText({ code: 'account.token_masked' })).toBe('Token appears to be masked');
  });
  it('says something about codes that it does not know', () => {
    expect(fieldText({ code: 'from.the.future' })).toBe('This does not look right.');
    expect(fieldText({ code: 'request.invalid' })).toBe('This does not look right.');
  });
});
