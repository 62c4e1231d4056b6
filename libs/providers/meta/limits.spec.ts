import type { ButtonsContent, ListContent, OutboundContent } from '#contracts';
import { refusals } from './limits.js';

const button = (n: number) => ({ id: `b${n}`, title: `Button ${n}` });
const buttons = (change: Partial<ButtonsContent> = {}): ButtonsContent => ({ kind: 'buttons', body: 'Which one?', buttons: [button(1), button(2), button(3)], ...change });
const rows = (count: number, from = 0) => Array.from({ length: count }, (_, i) => ({ id: `r${from + i}`, title: `Row ${from + i}` }));
const list = (change: Partial<ListContent> = {}): ListContent => ({ kind: 'list', body: 'Our pots', button: 'Show', sections: [{ rows: rows(10) }], ...change });
const of = (length: number) => 'x'.repeat(length);
const file = { externalId: '8001' };

describe('limits of Meta', () => {
  const allowed: [string, OutboundContent][] = [
    ['three buttons at every limit', buttons({ body: of(1024), footer: of(60), header: { text: of(60) }, buttons: [{ id: of(256), title: of(20) }] })],
    ['a button header with a picture', buttons({ header: { media: { ...file, kind: 'image' } } })],
    ['ten rows in one section without title', list()],
    ['ten rows over two sections', list({ sections: [{ title: of(24), rows: rows(5) }, { title: 'B', rows: rows(5, 5) }] })],
    ['a list at every limit', list({ body: of(4096), button: of(20), sections: [{ rows: [{ id: of(200), title: of(24), description: of(72) }] }] })],
    ['a picture with a caption', { kind: 'image', media: file, caption: of(1024) }],
    ['a picture that is still ours', { kind: 'image', media: { mediaId: 'med_1', mimeType: 'image/png' } }],
    ['a voice note with parameters in its type', { kind: 'audio', media: { ...file, mimeType: 'audio/ogg; codecs=opus', voice: true } }],
    ['a location', { kind: 'location', latitude: -90, longitude: 180 }],
    ['a contact', { kind: 'contacts', contacts: [{ name: 'Esi', phones: [] }] }],
    ['a reaction and its removal', { kind: 'reaction', targetExternalId: 'w', emoji: '👩‍👩‍👧‍👦' }],
    ['the removal of a reaction', { kind: 'reaction', targetExternalId: 'w', emoji: '' }],
    ['a template', { kind: 'template', name: 'hello', language: 'en_US', body: [{ type: 'text', text: 'Amara' }] }],
    ['a place in a template header', { kind: 'template', name: 'pickup', language: 'en', header: [{ type: 'location', text: '{"latitude":"5.6","longitude":"-0.1"}' }] }],
    ['a flow', { kind: 'flow', body: 'Book', flowId: '1', cta: 'Open' }],
  ];
  it.each(allowed)('allow %s', (_name, content) => {
    expect(refusals(content)).toEqual([]);
  });

  const refused: [string, OutboundContent, string, string][] = [
    ['a text over 4096', { kind: 'text', text: of(4097) }, '/text', 'too_long'],
    ['R201: a fourth button', buttons({ buttons: [1, 2, 3, 4].map(button) }), '/buttons', 'too_many'],
    ['no button', buttons({ buttons: [] }), '/buttons', 'required'],
    ['a button title over 20', buttons({ buttons: [{ id: 'a', title: of(21) }] }), '/buttons/0/title', 'too_long'],
    ['an emoji title counted in UTF-16 units', buttons({ buttons: [{ id: 'a', title: '👍'.repeat(11) }] }), '/buttons/0/title', 'too_long'],
    ['the same button id twice', buttons({ buttons: [button(1), { id: 'b1', title: 'Other' }] }), '/buttons/1/id', 'duplicate'],
    ['the same button title twice', buttons({ buttons: [button(1), { id: 'x', title: 'Button 1' }] }), '/buttons/1/title', 'duplicate'],
    ['a button body over 1024', buttons({ body: of(1025) }), '/body', 'too_long'],
    ['an empty button body', buttons({ body: '' }), '/body', 'required'],
    ['a footer over 60', buttons({ footer: of(61) }), '/footer', 'too_long'],
    ['eleven rows over two sections', list({ sections: [{ title: 'A', rows: rows(6) }, { title: 'B', rows: rows(5, 6) }] }), '/sections', 'too_many'],
    ['eleven sections', list({ sections: Array.from({ length: 11 }, (_, i) => ({ title: `S${i}`, rows: rows(1, i) })) }), '/sections', 'too_many'],
    ['two sections without titles', list({ sections: [{ rows: rows(1) }, { title: 'B', rows: rows(1, 1) }] }), '/sections/0/title', 'required'],
    ['an empty section', list({ sections: [{ rows: [] }] }), '/sections/0/rows', 'required'],
    ['a row title over 24', list({ sections: [{ rows: [{ id: 'a', title: of(25) }] }] }), '/sections/0/rows/0/title', 'too_long'],
    ['a row description over 72', list({ sections: [{ rows: [{ id: 'a', title: 'A', description: of(73) }] }] }), '/sections/0/rows/0/description', 'too_long'],
    ['the same row id in two sections', list({ sections: [{ title: 'A', rows: rows(2) }, { title: 'B', rows: rows(1, 1) }] }), '/sections/1/rows/0/id', 'duplicate'],
    ['a list button over 20', list({ button: of(21) }), '/button', 'too_long'],
    ['a picture over a list', list({ header: { media: { ...file, kind: 'image' } } }), '/header/media', 'not_allowed'],
    ['a caption over 1024', { kind: 'video', media: file, caption: of(1025) }, '/caption', 'too_long'],
    ['a caption of a voice note', { kind: 'audio', media: file, caption: 'hi' }, '/caption', 'not_allowed'],
    ['a picture of a type that Meta does not take', { kind: 'image', media: { ...file, mimeType: 'image/gif' } }, '/media/mimeType', 'unsupported_type'],
    ['media without a file', { kind: 'document', media: {} }, '/media', 'required'],
    ['a place that is not on earth', { kind: 'location', latitude: 91, longitude: 0 }, '/latitude', 'invalid'],
    ['no contact', { kind: 'contacts', contacts: [] }, '/contacts', 'required'],
    ['a reaction of two emoji', { kind: 'reaction', targetExternalId: 'w', emoji: '👍👎' }, '/emoji', 'invalid'],
    ['a line break in a template value', { kind: 'template', name: 'hello', language: 'en', body: [{ type: 'text', text: 'a\nb' }] }, '/body/0/text', 'invalid'],
    ['an empty template value', { kind: 'template', name: 'hello', language: 'en', body: [{ type: 'text' }] }, '/body/0/text', 'required'],
    ['a place in a template header without coordinates', { kind: 'template', name: 'pickup', language: 'en', header: [{ type: 'location', text: 'Accra' }] }, '/header/0/text', 'invalid'],
    ['a flow button with an emoji', { kind: 'flow', body: 'Book', flowId: '1', cta: 'Open 🎉' }, '/cta', 'invalid'],
  ];
  it.each(refused)('refuse %s', (_name, content, pointer, code) => {
    expect(refusals(content)).toEqual(expect.arrayContaining([expect.objectContaining({ pointer, code })]));
  });
});
