import type { SendableTemplate, TemplateButtonKind, TemplateStatus } from './template.js';
import { type TemplateAccount, whySendRefused } from './send-refusal.js';

const template: SendableTemplate = {
  id: 'tpl_1', name: 'a', language: 'en', status: 'approved', category: 'utility', requested_category: 'utility', format: 'positional', components: { body: 'x', buttons: [], samples: {} },
  account_id: 'acc_1', business_account_id: 'waba',
};
const account: TemplateAccount = { id: 'acc_1', isActive: true, businessAccountId: 'waba', rendersLocally: false };

describe('whether a template may be sent', () => {
  it.each<[TemplateStatus, string | undefined]>([
    ['approved', undefined], ['ready', undefined], ['draft', 'template.not_approved'], ['pending', 'template.not_approved'], ['rejected', 'template.rejected'], ['paused', 'template.paused'],
    ['disabled', 'template.disabled'], ['deleted', 'template.deleted'], ['archived', 'template.archived'], ['pending_deletion', 'template.deleted'],
  ])('R169, R210: %s -> %s', (status, code) => {
    expect(whySendRefused({ ...template, status }, account)?.code).toBe(code);
  });

  it('R148, R149, R153: goes through its account, one of the same business account, or one that fills it in by itself', () => {
    expect(whySendRefused(template, { ...account, isActive: false })?.code).toBe('account.inactive');
    expect(whySendRefused(template, { ...account, id: 'acc_2' })).toBeUndefined();
    expect(whySendRefused(template, { ...account, id: 'acc_2', businessAccountId: 'other' })?.code).toBe('template.wrong_account');
    expect(whySendRefused(template, { ...account, id: 'acc_2', businessAccountId: null, rendersLocally: true })).toBeUndefined();
    expect(whySendRefused({ ...template, business_account_id: null }, { ...account, id: 'acc_2', businessAccountId: null })?.code).toBe('template.wrong_account');
  });

  it('R208: what only the provider\'s own templates have does not go as plain text', () => {
    const code = (kind: TemplateButtonKind, rendersLocally: boolean) => whySendRefused({ ...template, components: { ...template.components, buttons: [{ kind, text: 'Go' }] } }, { ...account, rendersLocally })?.code;
    expect((['flow', 'catalog', 'multi_product', 'quick_reply'] as const).map((kind) => code(kind, true))).toEqual(['template.wrong_account', 'template.wrong_account', 'template.wrong_account', undefined]);
    expect(code('flow', false)).toBeUndefined();
  });

  it('asks for consent once WhatsApp files it as marketing by itself', () => {
    const changed: SendableTemplate = { ...template, category: 'marketing' };
    const code = (marketing: 'given' | 'refused' | 'unknown', of = changed) => whySendRefused(of, account, { marketing })?.code;
    expect([code('given'), code('unknown'), code('refused')]).toEqual([undefined, 'template.consent_needed', 'template.opted_out']);
    expect([code('unknown', { ...changed, requested_category: 'marketing' }), code('refused', template)]).toEqual([undefined, undefined]);
  });
});
