import type { TemplateButton } from '#contracts';
import { type Http, type HttpRequest, type HttpResponse, SendError } from '#providers/contract';
import { sampleCredentials } from '../sample-credentials.js';
import { metaTemplates } from './power.js';
import { readTemplate } from './read.js';
import { writeComponents } from './write.js';

function answering(...answers: readonly unknown[]): Http & { readonly asked: HttpRequest[] } {
  const asked: HttpRequest[] = [];
  return { asked, request: (request) => {
    const answer = answers[asked.push(request) - 1];
    const status = typeof answer === 'object' && answer !== null && 'error' in answer ? 400 : 200;
    return Promise.resolve<HttpResponse>({ status, headers: {}, body: Buffer.from(JSON.stringify(answer)) });
  } };
}

describe('templates at Meta', () => {
  it('come back as they were written', () => {
    const components = {
      header: { format: 'text' as const, text: 'Hi {{1}}' }, body: 'Order {{2}} for {{1}} left', footer: 'Lamps', samples: { header: 'you', 1: 'Lina', 2: 'A7', 'button.1': 'A7' },
      buttons: [{ kind: 'quick_reply' as const, text: 'Thanks' }, { kind: 'url' as const, text: 'Track', url: 'https://x.example/{{1}}' }],
    };
    const written = writeComponents({ name: 'a', language: 'en', category: 'utility', format: 'positional', components, handles: {} });
    expect(written).toContainEqual({ type: 'BODY', text: 'Order {{2}} for {{1}} left', example: { body_text: [['Lina', 'A7']] } });
    expect(readTemplate({ id: 1, name: 'a', language: 'en', category: 'UTILITY', status: 'APPROVED', components: written })).toMatchObject({ externalId: '1', status: 'approved', components });
  });

  it('keep what Meta calls differently: codes as links, unknown buttons, states of a later day', () => {
    const code = readTemplate({ id: '1', name: 'a', language: 'en', category: 'AUTHENTICATION', status: 'HIBERNATING', components: [{ type: 'BODY', add_security_recommendation: true }, { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Copy', url: 'https://www.whatsapp.com/otp' }] }] });
    expect(code).toMatchObject({ status: 'pending', components: { code: { security_note: true }, buttons: [{ kind: 'code', text: 'Copy' }] } });
    expect(readTemplate({ id: '1', name: 'a', language: 'en', components: [{ type: 'BUTTONS', buttons: [{ type: 'SPM', text: 'See' }] }] })?.components.buttons).toEqual([{ kind: 'other', text: 'See', extra: { type: 'SPM', text: 'See' } }]);
    expect([readTemplate(null), readTemplate({ id: '1' })]).toEqual([undefined, undefined]);
  });

  it('give back what only Meta knows as it came', () => {
    const components = [
      { type: 'HEADER', format: 'GIF', example: { header_handle: ['4:x'] } }, { type: 'BODY', text: 'Here we are' }, { type: 'CALL_PERMISSION_REQUEST' },
      { type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Book', flow_id: '7', flow_action: 'NAVIGATE', navigate_screen: 'START' }, { type: 'VOICE_CALL', text: 'Call', ttl_minutes: 15 }] },
    ];
    const read = readTemplate({ id: '1', name: 'a', language: 'en', category: 'UTILITY', components })?.components;
    expect(read?.buttons).toMatchObject([{ kind: 'flow', flow_id: '7' }, { kind: 'other', text: 'Call' }]);
    expect(read).not.toHaveProperty('header');
    const written = writeComponents({ name: 'a', language: 'en', category: 'utility', format: 'positional', components: read ?? { body: '', buttons: [], samples: {} }, handles: {} });
    expect(written).toHaveLength(components.length);
    expect(written).toEqual(expect.arrayContaining(components));
  });

  it.each<[string, object, Partial<TemplateButton>, object]>([
    ['the screen of a form', { type: 'FLOW', text: 'Book', flow_id: '7', flow_action: 'NAVIGATE', navigate_screen: 'START' }, { flow_id: '8' }, { type: 'FLOW', text: 'Book', flow_id: '8' }],
    ['the place in an app', { type: 'URL', text: 'See', url: 'https://x.example/a', app_deep_link: { android_deep_link: 'x://a' } }, { url: 'https://x.example/b' }, { type: 'URL', text: 'See', url: 'https://x.example/b' }],
  ])('leave %s behind with what the button opened', (_what, button, change, written) => {
    const [read] = readTemplate({ id: '1', name: 'a', language: 'en', components: [{ type: 'BODY', text: 'Here' }, { type: 'BUTTONS', buttons: [button] }] })?.components.buttons ?? [];
    const write = (made: TemplateButton) => writeComponents({ name: 'a', language: 'en', category: 'utility', format: 'positional', components: { body: 'Here', buttons: [made], samples: {} }, handles: {} })[1];
    if (read === undefined) throw new Error('No button was read');
    expect(write({ ...read, text: 'Now' })).toEqual({ type: 'BUTTONS', buttons: [{ ...button, text: 'Now' }] });
    expect(write({ ...read, ...change })).toEqual({ type: 'BUTTONS', buttons: [written] });
  });

  it('take login codes over in the ways that Meta knows, and tell them from the address that comes back', () => {
    const button = { kind: 'code' as const, text: 'Copy', otp_type: 'zero_tap' as const, autofill_text: 'Fill in', supported_apps: [{ package_name: 'com.example.shop', signature_hash: 'K8+/AINcGX7' }], zero_tap_terms_accepted: true };
    const [, , written] = writeComponents({ name: 'a', language: 'en', category: 'authentication', format: 'positional', components: { body: '', code: { expires_in_minutes: 5 }, buttons: [button], samples: {} }, handles: {} });
    expect(written).toEqual({ type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'ZERO_TAP', text: 'Copy', autofill_text: 'Fill in', supported_apps: button.supported_apps, zero_tap_terms_accepted: true }] });
    const readBack = (...buttons: object[]) => readTemplate({ id: '1', name: 'a', language: 'en', category: 'AUTHENTICATION', components: [{ type: 'BODY', text: '*{{1}}* is your code' }, { type: 'BUTTONS', buttons }] })?.components;
    expect(readBack(...written?.['buttons'] as object[])?.buttons).toEqual([button]);
    const url = 'https://www.whatsapp.com/otp/code/?otp_type=ZERO_TAP&cta_display_name=Fill%20in&package_name=com.example.shop&signature_hash=K8+%2FAINcGX7&code_expiration_minutes=5&code=otp{{1}}';
    expect(readBack({ type: 'URL', text: 'Copy', url })).toMatchObject({ buttons: [button], code: { expires_in_minutes: 5 } });
    expect(readBack({ type: 'URL', text: 'Copy', url: url.replace('ZERO_TAP', 'ONE_TAP') })?.buttons[0]).toMatchObject({ otp_type: 'one_tap', supported_apps: button.supported_apps });
    expect(readBack({ type: 'URL', text: 'Copy', url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}' })?.buttons).toEqual([{ kind: 'code', text: 'Copy' }]);
  });

  it('show the catalog and products of it', () => {
    const buttons = [{ kind: 'catalog' as const, text: 'View catalog' }, { kind: 'multi_product' as const, text: 'View items' }];
    const written = writeComponents({ name: 'a', language: 'en', category: 'marketing', format: 'positional', components: { body: 'New', buttons, samples: {} }, handles: {} });
    expect(written[1]).toEqual({ type: 'BUTTONS', buttons: [{ type: 'CATALOG', text: 'View catalog' }, { type: 'MPM', text: 'View items' }] });
    expect(readTemplate({ id: '1', name: 'a', language: 'en', category: 'MARKETING', components: written })?.components.buttons).toEqual(buttons);
  });

  it('are asked for page by page, and uploaded samples keep their handle verbatim', async () => {
    const http = answering({ data: [{ id: '1', name: 'a', language: 'en' }, {}], paging: { cursors: { after: 'x' }, next: 'https://…' } }, { data: [], paging: { cursors: { after: 'y' } } });
    expect(await metaTemplates.list(undefined, sampleCredentials, http)).toMatchObject({ templates: [{ externalId: '1' }], after: 'x' });
    expect(await metaTemplates.list('x', sampleCredentials, http)).toEqual({ templates: [] });
    expect(http.asked[1]?.query).toMatchObject({ after: 'x' });
    const upload = answering({ id: 'upload:abc' }, { h: '4:one\n4:two' });
    expect(await metaTemplates.uploadSample({ bytes: Buffer.from('x'), mimeType: 'image/png' }, { ...sampleCredentials, appId: '77' }, upload)).toBe('4:one\n4:two');
    expect(upload.asked[1]).toMatchObject({ headers: { authorization: `OAuth ${sampleCredentials.accessToken}`, file_offset: '0' } });
    await expect(metaTemplates.uploadSample({ bytes: Buffer.from('x'), mimeType: 'image/png' }, { ...sampleCredentials, appId: '' }, upload)).rejects.toMatchObject({ code: 'meta.app_id_missing' });
  });

  it('tell Meta\'s own words when they are refused', async () => {
    const refused = metaTemplates.edit('1', { name: 'a', language: 'en', category: 'utility', format: 'positional', components: { body: 'x', buttons: [], samples: {} }, handles: {} }, sampleCredentials,
      answering({ error: { code: 100, error_subcode: 2388039, message: 'Invalid parameter', error_user_msg: 'It is being reviewed.' } }));
    await expect(refused).rejects.toThrow(SendError);
    await expect(refused).rejects.toMatchObject({ kind: 'reject', code: 'meta.2388039', detail: expect.stringContaining('It is being reviewed.') as string });
  });
});
