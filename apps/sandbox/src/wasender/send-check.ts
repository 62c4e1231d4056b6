import { isRecord } from '../http/router.js';
import { invalid } from './access.js';

const MEDIA = { imageUrl: 'image', videoUrl: 'video', documentUrl: 'document', audioUrl: 'audio', stickerUrl: 'sticker' } as const;
const ENVELOPE = ['to', 'text', 'replyTo', 'mentions', 'viewOnce', 'fileName'];

/** What a send shows on the customer's phone, in the shape of the phone's other bubbles. */
export interface CheckedSend { readonly type: string; readonly content: Readonly<Record<string, unknown>>; /** WhatsApp's own message object. */ readonly message: Readonly<Record<string, unknown>> }

/** Refuses what the vendor refuses, and what it does not know: nothing may be sent that would silently be left out. @throws Refusal 422 */
export function checkSend(body: Readonly<Record<string, unknown>>): CheckedSend {
  const contents = Object.keys(body).filter((name) => !ENVELOPE.includes(name));
  const unknown = contents.filter((name) => !(name in MEDIA) && !['contact', 'location', 'poll'].includes(name));
  if (unknown.length > 0) throw invalid(Object.fromEntries(unknown.map((name) => [name, `The ${name} field is not known.`])));
  if (contents.length > 1) throw invalid({ [contents[1] ?? '']: 'Only one kind of content is allowed.' });
  const text = body['text'];
  if (text !== undefined && typeof text !== 'string') throw invalid({ text: 'The text field must be a string.' });
  if (body['mentions'] !== undefined && !String(body['to']).endsWith('@g.us')) throw invalid({ mentions: 'The mentions field goes with groups only.' });
  if (body['viewOnce'] !== undefined && !['imageUrl', 'videoUrl', 'audioUrl'].includes(contents[0] ?? '')) throw invalid({ viewOnce: 'The viewOnce field needs an image, a video or an audio.' });
  const [name] = contents;
  if (name === undefined) return textOf(text);
  if (name in MEDIA) return mediaOf(name as keyof typeof MEDIA, body, text);
  const value = body[name];
  if (!isRecord(value)) throw invalid({ [name]: `The ${name} field must be an object.` });
  if (name === 'location') return locationOf(value);
  return name === 'contact' ? contactOf(value) : pollOf(value);
}

function textOf(text: string | undefined): CheckedSend {
  if (text === undefined || text.trim() === '') throw invalid({ text: 'The text field is required.' });
  return { type: 'text', content: { body: text }, message: { conversation: text } };
}
function mediaOf(name: keyof typeof MEDIA, body: Readonly<Record<string, unknown>>, caption: string | undefined): CheckedSend {
  const link = body[name];
  if (typeof link !== 'string' || !/^https?:\/\//.test(link)) throw invalid({ [name]: `The ${name} field must be a valid URL.` });
  const type = MEDIA[name];
  const filename = body['fileName'];
  if (filename !== undefined && (typeof filename !== 'string' || type !== 'document')) throw invalid({ fileName: 'The fileName field goes with documents only.' });
  const content = { link, ...(caption === undefined ? {} : { caption }), ...(filename === undefined ? {} : { filename }), ...(type === 'audio' ? { voice: true } : {}) };
  return { type, content, message: { [`${type}Message`]: { ...(caption === undefined ? {} : { caption }), ...(filename === undefined ? {} : { fileName: filename }) } } };
}
function locationOf({ latitude, longitude, name, address }: Record<string, unknown>): CheckedSend {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') throw invalid({ 'location.latitude': 'The latitude and longitude must be numbers.' });
  return { type: 'location', content: { latitude, longitude, name, address }, message: { locationMessage: { degreesLatitude: latitude, degreesLongitude: longitude, name, address } } };
}
function contactOf({ name, phone }: Record<string, unknown>): CheckedSend {
  if (typeof name !== 'string' || typeof phone !== 'string' || name === '' || phone === '') throw invalid({ contact: 'The contact needs a name and a phone.' });
  return { type: 'contacts', content: [{ name: { formatted_name: name }, phones: [{ phone }] }] as unknown as Record<string, unknown>, message: { contactMessage: { displayName: name, vcard: `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nTEL:${phone}\nEND:VCARD` } } };
}
function pollOf({ question, options }: Record<string, unknown>): CheckedSend {
  if (typeof question !== 'string' || !Array.isArray(options) || options.length < 2 || options.length > 12) throw invalid({ poll: 'A poll needs a question and 2 to 12 options.' });
  return { type: 'text', content: { body: `${question}\n${options.join('\n')}` }, message: { pollCreationMessage: { name: question } } };
}
