import { parsePublicId, type SimulatedChat, type SimulatedCustomer, type Simulation } from '#contracts';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AccountsService } from '../../modules/accounts/index.js';
import { HOUR } from '../../platform/clock/clock.js';
import { AppError } from '../../platform/errors/app-error.js';
import { samplePhoto } from '../sample-photo.js';
import { SandboxControl } from '../sandbox-control.js';
import { ChatTime } from './chat-time.js';

interface Line { readonly accountId: string; readonly numberId: string; readonly displayNumber: string | null; readonly verifiedName: string | null }
interface NewCustomer { readonly name?: string; readonly phone?: string; readonly username?: string }
type Switches = Readonly<Record<string, { readonly undeliverable?: boolean | number } | undefined>>;
interface Sent { readonly id: string; readonly outcome: string; readonly webhook_status?: number }

/** Customers' phones in the sandbox, as far as they talk to the store's own number. */
@Injectable()
export class Simulator implements OnModuleDestroy {
  readonly #closing = new AbortController();

  constructor(private readonly sandbox: SandboxControl, private readonly accounts: AccountsService, private readonly time: ChatTime) {}

  async get(storeId: string): Promise<Simulation> {
    const line = await this.#lineOf(storeId);
    const [{ phones }, chaos] = await Promise.all([
      this.sandbox.ask<{ phones: SimulatedCustomer[] }>(`/sandbox/phones?number=${line.numberId}`), this.sandbox.ask<Switches>('/sandbox/chaos'),
    ]);
    return {
      number: { display_phone_number: line.displayNumber, verified_name: line.verifiedName }, customers: phones.map(presentCustomer),
      fails_next: Boolean(chaos[line.numberId]?.undeliverable),
    };
  }

  /** A phone with this number or user name; it is the one that is known already, if there is one. */
  async addCustomer(storeId: string, { name, phone, username }: NewCustomer): Promise<SimulatedCustomer> {
    await this.#lineOf(storeId);
    const digits = phone?.replaceAll(/\D/g, '');
    const body = { ...(digits === undefined ? {} : { wa_id: digits }), ...(name === undefined ? {} : { name }), ...(username === undefined ? {} : { username }) };
    return presentCustomer(await this.sandbox.ask<SimulatedCustomer>('/sandbox/phones', { method: 'POST', body }));
  }

  async chatOf(storeId: string, customerKey: string): Promise<SimulatedChat> {
    const { accountId } = await this.#lineOf(storeId);
    return this.time.find(storeId, accountId, customerKey);
  }

  /** Does something on the phone; the webhook has been posted then. @throws AppError message.invalid with the sandbox's reason */
  async act(storeId: string, customerKey: string, act: object): Promise<Sent> {
    const body = isSamplePhoto(act) ? { ...act, ...await samplePhoto(act.shows) } : act;
    return this.sandbox.ask<Sent>(await this.#phone(storeId, customerKey, '/messages'), { method: 'POST', body });
  }

  /** Opens the chat: what the store wrote is read. */
  async read(storeId: string, customerKey: string): Promise<void> {
    await this.sandbox.ask(await this.#phone(storeId, customerKey, '/read'), { method: 'POST' });
  }

  async turn(storeId: string, customerKey: string, online: boolean): Promise<SimulatedCustomer> {
    return presentCustomer(await this.sandbox.ask<SimulatedCustomer>(await this.#phone(storeId, customerKey, ''), { method: 'POST', body: { online } }));
  }

  /** Lets `hours` pass in this chat, on the phone and in the inbox. */
  async passTime(storeId: string, customerKey: string, hours: number): Promise<SimulatedChat> {
    const { accountId } = await this.#lineOf(storeId);
    await this.sandbox.ask(await this.#phone(storeId, customerKey, '/age'), { method: 'POST', body: { ms: hours * HOUR } });
    return this.time.pass(storeId, accountId, customerKey, hours);
  }

  async failNext(storeId: string, on: boolean): Promise<void> {
    const { numberId } = await this.#lineOf(storeId);
    await this.sandbox.ask('/sandbox/chaos', { method: 'PUT', body: { number_id: numberId, switches: { undeliverable: on ? 1 : 0 } } });
  }

  /** The bubbles of a phone as server-sent events, until `signal` or the end of the app. */
  async follow(storeId: string, customerKey: string, lastEventId: string | undefined, signal: AbortSignal): Promise<{ body: Response['body']; signal: AbortSignal }> {
    const either = AbortSignal.any([signal, this.#closing.signal]);
    const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
    const { body } = await this.sandbox.open(await this.#phone(storeId, customerKey, '/events'), { signal: either, headers });
    return { body, signal: either };
  }

  /** A file that lies on a phone. @throws AppError media.not_found */
  async file(storeId: string, id: string): Promise<Response> {
    await this.#lineOf(storeId);
    return this.sandbox.open(`/sandbox/media/${encodeURIComponent(id)}`).catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'message.invalid' ? new AppError('media.not_found') : error;
    });
  }

  onModuleDestroy(): void {
    this.#closing.abort();
  }

  async #phone(storeId: string, customerKey: string, rest: string): Promise<string> {
    const { numberId } = await this.#lineOf(storeId);
    return `/sandbox/phones/${encodeURIComponent(customerKey)}${rest}?number=${numberId}`;
  }

  /** The store's number in the sandbox. @throws AppError account.none */
  async #lineOf(storeId: string): Promise<Line> {
    const mine = (await this.accounts.listAll(storeId)).filter(({ fields, status }) => fields['url'] === this.sandbox.url && status === 'active');
    const account = mine.find((each) => each.is_default_outgoing) ?? mine[0];
    const [accountId, numberId] = [parsePublicId('account', account?.id), account?.fields['phoneNumberId']];
    if (!account || accountId === undefined || numberId === undefined) throw new AppError('account.none', { detail: 'No active account of this store is connected to the sandbox' });
    return { accountId, numberId, displayNumber: account.display_phone_number, verifiedName: account.verified_name };
  }
}

/** A photo without a file of its own. */
function isSamplePhoto(act: object): act is { kind: 'image'; shows?: string } {
  return 'kind' in act && act.kind === 'image' && !('data' in act) && (!('shows' in act) || typeof act.shows === 'string');
}

function presentCustomer({ key, name, wa_id, username, online }: SimulatedCustomer): SimulatedCustomer {
  return { key, name, wa_id, username, online };
}
