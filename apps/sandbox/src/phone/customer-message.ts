import { isRecord } from '../http/router.js';

/** What a customer can do in the chat. `quote` is the id of the bubble that is answered. */
export type CustomerMessage = (
  | { kind: 'text'; text: string }
  /** Without `data` (base64) a sample file made by the sandbox is sent; a video needs it. `says` are the words of a sample sound, `shows` and `reads` what is to be seen and read in a picture. */
  | { kind: 'image' | 'video' | 'document' | 'sticker' | 'voice' | 'audio'; data?: string; mimeType?: string; caption?: string; filename?: string; says?: string; shows?: string; reads?: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | { kind: 'contact'; name: string; phone: string }
  /** Without `target` the last bubble of the business. Empty `emoji` takes the reaction back. */
  | { kind: 'reaction'; emoji: string; target?: string }
  | { kind: 'order'; items: { retailerId: string; quantity: number; itemPrice: number; currency: string }[]; catalogId?: string; text?: string }
  /** A button of the last message that has one with this title or id; `target` names another message. */
  | { kind: 'tap'; button: string; target?: string }
  /** A row of the last list that has one with this title or id. */
  | { kind: 'choose'; row: string; target?: string }
  | { kind: 'flow_reply'; response: unknown; target?: string }
  | { kind: 'unsupported'; of?: string }
) & { quote?: string; referral?: Record<string, unknown> };
export type CustomerMessageKind = CustomerMessage['kind'];

const KINDS: readonly CustomerMessageKind[] = [
  'text', 'image', 'video', 'document', 'sticker', 'voice', 'audio', 'location', 'contact', 'reaction', 'order', 'tap', 'choose', 'flow_reply', 'unsupported',
];

/** True when a body that came over HTTP names a kind; its other fields are checked where they are used. */
export function isCustomerMessage(value: unknown): value is CustomerMessage {
  return isRecord(value) && KINDS.some((kind) => kind === value['kind']);
}
