import { publicId } from '#contracts';
import { publicContent } from './public-content.js';

const FILE = '018f2f6e-1111-7222-8333-444455556666';

describe('content as the API shows it', () => {
  it('names files by our public ids and never by the provider\'s', () => {
    expect(publicContent({ kind: 'image', caption: 'Look', media: { mediaId: FILE, externalId: '77', url: 'https://secret.example', mimeType: 'image/png' } }))
      .toEqual({ kind: 'image', caption: 'Look', media: { media_id: publicId('media', FILE), mime_type: 'image/png' } });
    expect(publicContent({ kind: 'buttons', body: 'Which?', buttons: [], header: { media: { kind: 'image', mediaId: FILE, externalId: '77' } } }))
      .toEqual({ kind: 'buttons', body: 'Which?', buttons: [], header: { media: { kind: 'image', media_id: publicId('media', FILE) } } });
  });

  it('is snake_case all the way down', () => {
    expect(publicContent({ kind: 'contacts', contacts: [{ name: 'Lina', firstName: 'Lina', phones: [{ phone: '+49', waId: '49' }] }] }))
      .toEqual({ kind: 'contacts', contacts: [{ name: 'Lina', first_name: 'Lina', phones: [{ phone: '+49', wa_id: '49' }] }] });
  });

  it('leaves what a Flow answered as it came', () => {
    expect(publicContent({ kind: 'flow_reply', name: 'flow', body: 'Sent', response: { shoeSize: 44, media: { url: 'x' } } }))
      .toMatchObject({ response: { shoeSize: 44, media: { url: 'x' } } });
  });
});
