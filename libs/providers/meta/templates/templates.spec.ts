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
    expect(readTemplate({ id: '1', name: 'a', language: 'en', components: [{ type: 'BUTTONS', buttons: [{ type: 'SPM', text: 'See' }] }] })?.components.buttons).toEqual([{ kind: 'other', text: 'See' }]);
    expect([readTemplate(null), readTemplate({ id: '1' })]).toEqual([undefined, undefined]);
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
