import { newBsuid } from '../meta/external-ids.js';
import { Thread } from './thread.js';

export interface NewCustomer {
  /** WhatsApp's id of the customer, digits. Left out for a customer who is known by username only. */
  waId?: string;
  /** The number people dial, when it differs from the WhatsApp id (Brazil, Mexico). With or without plus. */
  phone?: string;
  bsuid?: string;
  username?: string;
  name?: string;
}

/** A person with a phone: identities, and one thread with each business number. */
export class Customer {
  readonly waId: string | undefined;
  readonly dialled: string | undefined;
  readonly bsuid: string;
  readonly username: string | undefined;
  name: string;
  /** A phone that is off gets no `delivered`. */
  online = true;
  /** The number has no WhatsApp: sends are accepted and then fail with 131026. */
  onWhatsApp = true;
  /** Marketing templates fail with 131050. */
  optedOut = false;
  /** Bubbles of the business are read as they come. */
  readsAtOnce = false;
  /** Time of the last message that opened the window, by phone number id. */
  readonly lastInboundAt = new Map<string, number>();
  private readonly threads = new Map<string, Thread>();

  constructor(wanted: NewCustomer) {
    this.waId = wanted.waId?.replace(/\D/g, '');
    this.dialled = wanted.phone?.replace(/\D/g, '');
    this.bsuid = wanted.bsuid ?? newBsuid('US', this.waId);
    this.username = wanted.username;
    this.name = wanted.name ?? wanted.username ?? 'Sandbox customer';
  }

  /** What the customer is looked up by: the WhatsApp id, or the business-scoped id of one without a phone number. */
  get key(): string {
    return this.waId ?? this.bsuid;
  }

  thread(numberId: string): Thread {
    const known = this.threads.get(numberId);
    if (known) return known;
    const started = new Thread(numberId);
    this.threads.set(numberId, started);
    return started;
  }

  /** True when this person and this number ever wrote to each other. */
  knows(numberId: string): boolean {
    return (this.threads.get(numberId)?.entries.length ?? 0) > 0;
  }

  isWindowOpen(numberId: string, now: number): boolean {
    const last = this.lastInboundAt.get(numberId);
    return last !== undefined && now - last < 24 * 60 * 60 * 1000;
  }
}

/** Everybody who has WhatsApp in the sandbox. */
export class Customers {
  private readonly byKey = new Map<string, Customer>();
  private readonly authors = new Map<string, Customer>();

  /** The customer with these identities, made when there is none yet. A plain text is a WhatsApp id or a phone number. */
  open(wanted: string | NewCustomer): Customer {
    const spec: NewCustomer = typeof wanted === 'string' ? (isBsuid(wanted) ? { bsuid: wanted } : { waId: wanted }) : wanted;
    const known = this.find(spec.waId ?? spec.bsuid ?? '');
    if (known) {
      if (spec.name !== undefined) known.name = spec.name;
      return known;
    }
    const made = new Customer(spec);
    this.byKey.set(made.bsuid, made);
    for (const digits of [made.waId, made.dialled]) if (digits !== undefined) this.byKey.set(digits, made);
    return made;
  }

  /** By WhatsApp id, dialled number or business-scoped id. */
  find(key: string): Customer | undefined {
    return this.byKey.get(isBsuid(key) ? key : key.replace(/\D/g, ''));
  }

  /** Notes who wrote a message, so that a read receipt finds its thread. */
  wrote(customer: Customer, messageId: string): void {
    this.authors.set(messageId, customer);
  }

  authorOf(messageId: string): Customer | undefined {
    return this.authors.get(messageId);
  }

  get all(): readonly Customer[] {
    return [...new Set(this.byKey.values())];
  }

  clear(): void {
    this.byKey.clear();
    this.authors.clear();
  }
}

export function isBsuid(text: string): boolean {
  return /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]+$/.test(text);
}
