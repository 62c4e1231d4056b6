// What the demo's simulator of customers' phones says and takes. It exists only where the sandbox stands in for WhatsApp.

/** Somebody who can write to the store. */
export interface SimulatedCustomer {
  /** What the phone is asked for by: its WhatsApp id, else the business-scoped id. */
  key: string;
  name: string;
  wa_id: string | null;
  username: string | null;
  online: boolean;
}
/** One of the store's numbers in the sandbox. */
export interface SimulatedNumber { account_id: string; account_name: string; display_phone_number: string | null; verified_name: string | null; /** Chats with it close by themselves. */ has_window: boolean }
/** The number that the phones write to, and who wrote to it. */
export interface Simulation {
  number: SimulatedNumber;
  /** All of them. */
  numbers: SimulatedNumber[];
  customers: SimulatedCustomer[];
  /** The next message of the store will not arrive. */
  fails_next: boolean;
}
/** One phone's chat as the inbox knows it. */
export interface SimulatedChat { conversation_id: string | null; window_closes_at: string | null }

export const SIMULATED_TICKS = ['waiting', 'sent', 'delivered', 'read', 'failed'] as const;
export type SimulatedTick = (typeof SIMULATED_TICKS)[number];

/** A bubble as the phone shows it; `content` is WhatsApp's own object of that type. */
export interface SimulatedBubble {
  /** Grows with every change of the chat. */
  seq: number;
  id: string;
  from: 'customer' | 'business';
  type: string;
  content: unknown;
  /** Milliseconds since the epoch. */
  at: number;
  quoted_id: string | null;
  tick: SimulatedTick;
  reactions: { from: 'customer' | 'business'; emoji: string }[];
}
/** What a customer can do on the phone. Files are base64; without one the phone sends a sample of its own, in which it `says` something. */
export type SimulatedAct = (
  | { kind: 'text'; text: string }
  | { kind: 'image' | 'voice' | 'document'; data?: string; mime_type?: string; caption?: string; filename?: string; says?: string; shows?: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | { kind: 'contact'; name: string; phone: string }
  /** Empty emoji takes the reaction back. */
  | { kind: 'reaction'; emoji: string; target: string }
  | { kind: 'tap'; button: string; target: string }
  | { kind: 'choose'; row: string; target: string }
  | { kind: 'unsupported'; of: string }
) & { quote?: string };
