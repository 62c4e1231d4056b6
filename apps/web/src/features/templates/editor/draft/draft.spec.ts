import { lintTemplate, LOCAL_TEMPLATE_RULES, type TemplateButton, type TemplateRules } from '#contracts';
import { bodyOf, newDraft, nextVariable, withButtons, withCodeButton } from './draft.js';
import { STARTERS } from './starters.js';

const RULES: TemplateRules = { ...LOCAL_TEMPLATE_RULES, approval: true, headers: ['text', 'image'], code_minutes: { min: 1, max: 90 }, button_kinds: { quick_reply: 10, url: 2, phone: 1, copy_code: 1 } };

describe('a template that is being written', () => {
  it.each(['en', 'es', 'ar'])('starters in %s break no rule', (locale) => {
    for (const { key } of STARTERS) {
      const { category, format, components } = newDraft('acc_1', locale, { starter: key });
      expect(lintTemplate({ category, format, components }, RULES)).toEqual([]);
    }
  });

  it('loses samples of variables that are gone, and what a login code cannot carry', () => {
    const draft = { ...newDraft('acc_1', 'en', {}), components: { body: 'For {{1}} only', footer: '', buttons: [{ kind: 'code' as const, text: 'Copy' }], samples: { 1: 'a', 2: 'b' } } };
    expect(bodyOf(draft, RULES).components).toEqual({ body: 'For {{1}} only', buttons: [], samples: { 1: 'a' } });
    expect(bodyOf({ ...draft, category: 'authentication' }, RULES).components).toEqual({ body: '', buttons: [{ kind: 'code', text: 'Copy' }], code: {}, samples: {} });
  });

  it('keeps what is not known here, and the apps of a code only where one takes it over', () => {
    const extra = { type: 'VOICE_CALL', text: 'Call', ttl_minutes: 15 };
    const draft = { ...newDraft('acc_1', 'en', {}), components: { body: 'Here', buttons: [{ kind: 'other' as const, text: 'Call', extra }], others: [{ type: 'X' }], samples: {} } };
    expect(bodyOf(draft, RULES).components).toMatchObject({ buttons: [{ kind: 'other', extra }], others: [{ type: 'X' }] });
    const code = (over: Partial<TemplateButton>) => bodyOf({ ...draft, category: 'authentication', components: { ...draft.components, buttons: [{ kind: 'code', text: 'Copy', supported_apps: [], zero_tap_terms_accepted: true, ...over }] } }, RULES).components.buttons;
    expect([code({ otp_type: 'copy_code' }), code({ otp_type: 'one_tap' }), code({ otp_type: 'zero_tap' })]).toEqual([
      [{ kind: 'code', text: 'Copy' }], [{ kind: 'code', text: 'Copy', otp_type: 'one_tap', supported_apps: [] }], [{ kind: 'code', text: 'Copy', otp_type: 'zero_tap', supported_apps: [], zero_tap_terms_accepted: true }],
    ]);
  });

  it('keeps the buttons of one category while another is tried', () => {
    const [yes, no, code] = [{ kind: 'quick_reply', text: 'Yes' }, { kind: 'quick_reply', text: 'No' }, { kind: 'code', text: 'Copy' }] as const;
    const looked = withCodeButton(withCodeButton([yes, no], { kind: 'code', text: '' }), code);
    expect([looked, withButtons(looked, [no])]).toEqual([[yes, no, code], [no, code]]);
    const draft = { ...newDraft('acc_1', 'en', {}), category: 'marketing' as const, components: { body: 'Here', buttons: looked, samples: {} } };
    expect([bodyOf(draft, RULES).components.buttons, bodyOf({ ...draft, category: 'authentication' }, RULES).components.buttons]).toEqual([[yes, no], [code]]);
  });

  it('gives the next variable its name', () => {
    expect([nextVariable('{{1}} {{3}}', 'positional'), nextVariable('{{value_1}}', 'named')]).toEqual(['2', 'value_2']);
  });
});
