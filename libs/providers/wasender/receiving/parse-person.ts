import { present, textOf, type JsonObject, type PersonRef } from '#providers/contract';

const PHONE = /^\+?(\d{8,15})(?::\d+)?(?:@s\.whatsapp\.net|@c\.us)?$/;
const LID = /^(\d{5,24})(?::\d+)?@lid$/;

/** Digits of a phone number in any of the forms in which JIDs and numbers come. A LID looks like one and is none. */
export function phoneIn(value: unknown): string | undefined {
  return PHONE.exec(textOf(value) ?? '')?.[1];
}
/** The hidden local id, with its domain and without the device. */
export function lidIn(value: unknown): string | undefined {
  const id = LID.exec(textOf(value) ?? '')?.[1];
  return id === undefined ? undefined : `${id}@lid`;
}

/**
 * The customer of a one-to-one chat; undefined when nothing names them. Of what we wrote ourselves the sender's fields
 * describe us, so only the chat's own names count.
 */
export function peerOf(key: JsonObject, pushName?: unknown): PersonRef | undefined {
  const isOurs = key.fromMe === true;
  const chat = [key.remoteJid, key.remoteJidAlt];
  const phones = isOurs ? [...chat, key.recipientPn] : [key.cleanedSenderPn, key.senderPn, ...chat];
  const lids = isOurs ? [...chat, key.recipientLid] : [...chat, key.senderLid];
  const waId = phones.map(phoneIn).find((phone) => phone !== undefined);
  const lid = lids.map(lidIn).find((id) => id !== undefined);
  if (waId === undefined && lid === undefined) return undefined;
  return present({ waId, lid, profileName: isOurs ? undefined : textOf(pushName)?.trim().slice(0, 200) || undefined });
}

/** Why a chat is nobody's conversation with the store. */
export function kindOfChat(remoteJid: unknown): 'person' | 'group' | 'newsletter' | 'broadcast' {
  const jid = textOf(remoteJid) ?? '';
  if (jid.endsWith('@g.us')) return 'group';
  if (jid.endsWith('@newsletter')) return 'newsletter';
  return jid.endsWith('@broadcast') ? 'broadcast' : 'person';
}
