import { FAILURE_ACTIONS, type FailureAction } from '#contracts';
import { type FailedMessage, failureButtons, isRetriedLater } from './failure-buttons.js';

const HOUR = 3_600_000;
const TEXT = { isTemplate: false, hasText: true, hasFile: false, hasDetail: true, ageMs: HOUR };
const PHOTO = { ...TEXT, hasText: false, hasFile: true };
const TEMPLATE = { ...TEXT, isTemplate: true };
const buttons = (message: Omit<FailedMessage, 'action'>) => Object.fromEntries(FAILURE_ACTIONS.map((action) => [action, failureButtons({ ...message, action }).join(' ')]));
const EVERYWHERE = {
  none: 'copy_details', retry: 'retry', wait: 'retry', wait_a_day: '', send_template: 'send_template',
  fix_credentials: 'account retry', open_billing: 'billing', open_provider: 'account', check_number: 'retry', unblock: 'retry',
} satisfies Partial<Record<FailureAction, string>>;

describe('what is offered below a message that failed', () => {
  it.each([
    ['text', TEXT, { ...EVERYWHERE, open_template: '', edit: 'edit', replace_file: 'edit' }],
    ['a photo without words', PHOTO, { ...EVERYWHERE, open_template: '', edit: '', replace_file: 'replace_file' }],
    ['a photo with words', { ...PHOTO, hasText: true }, { ...EVERYWHERE, open_template: '', edit: 'edit', replace_file: 'replace_file' }],
    ['a template', TEMPLATE, { ...EVERYWHERE, open_template: 'template', edit: 'edit_values', replace_file: 'edit_values' }],
    ['a template with a file', { ...TEMPLATE, hasFile: true }, { ...EVERYWHERE, open_template: 'template', edit: 'edit_values', replace_file: 'edit_values' }],
  ])('is the right thing for %s', (_name, message, expected) => {
    expect(buttons(message)).toEqual(expected);
  });

  it('is another try a day after WhatsApp held it back, and no sooner', () => {
    expect(failureButtons({ ...TEXT, action: 'wait_a_day', ageMs: 23 * HOUR })).toEqual([]);
    expect(failureButtons({ ...TEXT, action: 'wait_a_day', ageMs: 24 * HOUR })).toEqual(['retry']);
  });

  it('is nothing to copy where nothing is said', () => {
    expect(failureButtons({ ...TEXT, action: 'none', hasDetail: false })).toEqual([]);
  });

  it('is another try from the menu only where something has to be mended elsewhere', () => {
    const later = FAILURE_ACTIONS.filter((action) => isRetriedLater(action));
    expect(later).toEqual(['open_template', 'open_billing', 'open_provider']);
    expect(later.flatMap((action) => failureButtons({ ...TEMPLATE, action }))).not.toContain('retry');
  });
});
