import { parsePublicId, type SimulatedChat, type SimulatedCustomer, type SimulatedNumber, type Simulation } from '#contracts';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type AccountDto, AccountsService } from '../../modules/accounts/index.js';
import { HOUR } from '../../platform/clock/clock.js';
import { AppError } from '../../platform/errors/app-error.js';
import { samplePhoto } from '../sample-photo.js';
import { SandboxControl } from '../sandbox-control.js';
import { ChatTime } from './chat-time.js';

/** To which of the store's numbers a customer writes. */
export interface LineOf { readonly storeId: string; readonly account?: string }
/** `hasWindow`: a linked phone has no window that would close. */
interface Line { readonly accountId: string; readonly numberId: string; readonly hasWindow: boolean; readonly account: AccountDto }
interface NewCustomer { readonly name?: string; readonly phone?: string; readonly username?: string }
type Switches = Readonly<Record<string, { readonly undeliverable?: boolean | number } | undefined>>;
interface Sent { readonly id: string; readonly outcome: string; readonly webhook_status?: number }

/** Customers' phones in the sandbox, as far as they talk to the store's own number. */
@Injectable()
export class Simulator implements OnModuleDestroy {
  readonly #closing = new AbortController();

  constructor(private readonly sandbox: SandboxControl, private readonly accounts: AccountsService, private readonly time: ChatTime) {}

  async get(of: LineOf): Promise<Simulation> {
    const line = await this.#lineOf(of);
    const [{ phones }, chaos] = await Promise.all([
      this.sandbox.ask<{ phones: SimulatedCustomer[] }>(`/sandbox/phones?number=${line.numberId}`), this.sandbox.ask<Switches>('/sandbox/chaos'),
    ]);
    return {
      number: presentLine(line), numbers: (await this.#linesOf(of.storeId)).map(presentLine), customers: phones.map(presentCustomer),
      fails_next: Boolean(chaos[line.numberId]?.undeliverable),
    };
  }

  /** A phone with this number or user name; it is the one that is known already, if there is one. */
  async addCustomer(of: LineOf, { name, phone, username }: NewCustomer): Promise<SimulatedCustomer> {
    await this.#lineOf(of);
    const digits = phone?.replaceAll(/\D/g, '');
    const body = { ...(digits === undefined ? {} : { wa_id: digits }), ...(name === undefined ? {} : { name }), ...(username === undefined ? {} : { username }) };
    return presentCustomer(await this.sandbox.ask<SimulatedCustomer>('/sandbox/phones', { method: 'POST', body }));
  }

  async chatOf(of: LineOf, customerKey: string): Promise<SimulatedChat> {
    const { accountId } = await this.#lineOf(of);
    return this.time.find(of.storeId, accountId, customerKey);
  }

  /** Does something on the phone; the webhook has been posted then. @throws AppError message.invalid with the sandbox's reason */
  async act(of: LineOf, customerKey: string, act: object): Promise<Sent> {
    const body = isSamplePhoto(act) ? { ...act, ...await samplePhoto(act.shows) } : act;
    return this.sandbox.ask<Sent>(await this.#phone(of, customerKey, '/messages'), { method: 'POST', body });
  }

  /** Opens the chat: what the store wrote is read. */
  async read(of: LineOf, customerKey: string): Promise<void> {
    await this.sandbox.ask(await this.#phone(of, customerKey, '/read'), { method: 'POST' });
  }

  async turn(of: LineOf, customerKey: string, online: boolean): Promise<SimulatedCustomer> {
    return presentCustomer(await this.sandbox.ask<SimulatedCustomer>(await this.#phone(of, customerKey, ''), { method: 'POST', body: { online } }));
  }

  /** Lets `hours` pass in this chat, on the phone and in the inbox. */
  async passTime(of: LineOf, customerKey: string, hours: number): Promise<SimulatedChat> {
    const { accountId } = await this.#lineOf(of);
    await this.sandbox.ask(await this.#phone(of, customerKey, '/age'), { method: 'POST', body: { ms: hours * HOUR } });
    return this.time.pass(of.storeId, accountId, customerKey, hours);
  }

  async failNext(of: LineOf, on: boolean): Promise<void> {
    const { numberId } = await this.#lineOf(of);
    await this.sandbox.ask('/sandbox/chaos', { method: 'PUT', body: { number_id: numberId, switches: { undeliverable: on ? 1 : 0 } } });
  }

  /** The bubbles of a phone as server-sent events, until `signal` or the end of the app. */
  async follow(of: LineOf, customerKey: string, lastEventId: string | undefined, signal: AbortSignal): Promise<{ body: Response['body']; signal: AbortSignal }> {
    const either = AbortSignal.any([signal, this.#closing.signal]);
    const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
    const { body } = await this.sandbox.open(await this.#phone(of, customerKey, '/events'), { signal: either, headers });
    return { body, signal: either };
  }

  /** A file that lies on a phone. @throws AppError media.not_found */
  async file(of: LineOf, id: string): Promise<Response> {
    await this.#lineOf(of);
    return this.sandbox.open(`/sandbox/media/${encodeURIComponent(id)}`).catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'message.invalid' ? new AppError('media.not_found') : error;
    });
  }

  onModuleDestroy(): void {
    this.#closing.abort();
  }

  async #phone(of: LineOf, customerKey: string, rest: string): Promise<string> {
    const { numberId } = await this.#lineOf(of);
    return `/sandbox/phones/${encodeURIComponent(customerKey)}${rest}?number=${numberId}`;
  }

  /** The store's number in the sandbox. @throws AppError account.none */
  async #lineOf(of: LineOf): Promise<Line> {
    const lines = await this.#linesOf(of.storeId);
    const line = lines.find(({ accountId }) => accountId === of.account) ?? lines[0];
    if (line === undefined) throw new AppError('account.none', { detail: 'No active account of this store is connected to the sandbox' });
    return line;
  }
  /** Numbers of WhatsApp's own API first, the default one before others. */
  async #linesOf(storeId: string): Promise<Line[]> {
    const mine = (await this.accounts.listAll(storeId)).filter(({ fields, status }) => fields['url']?.startsWith(this.sandbox.url) && status === 'active');
    const lines = await Promise.all(mine.map(async (account): Promise<Line[]> => {
      const cloudNumber = account.fields['phoneNumberId'];
      const [accountId, numberId] = [parsePublicId('account', account.id), cloudNumber ?? await this.#linkedNumberOf(account.fields)];
      return accountId === undefined || numberId === undefined ? [] : [{ accountId, numberId, account, hasWindow: cloudNumber !== undefined }];
    }));
    const rank = ({ hasWindow, account }: Line): number => (hasWindow ? 0 : 2) + (account.is_default_outgoing ? 0 : 1);
    return lines.flat().toSorted((one, other) => rank(one) - rank(other));
  }

  /** How the sandbox names the session behind a linked phone. */
  async #linkedNumberOf(fields: Readonly<Record<string, string>>): Promise<string | undefined> {
    const [session, phone] = [fields['sessionNumber'], fields['phoneNumber']];
    if (!session && !phone) return undefined;
    const { sessions } = await this.sandbox.ask<{ sessions: { id: number; phone: string }[] }>('/sandbox/wasender');
    const found = sessions.find(({ id }) => String(id) === session) ?? sessions.find((each) => each.phone === phone);
    return found && `wasender:${found.id}`;
  }
}

/** A photo without a file of its own. */
function isSamplePhoto(act: object): act is { kind: 'image'; shows?: string } {
  return 'kind' in act && act.kind === 'image' && !('data' in act) && (!('shows' in act) || typeof act.shows === 'string');
}

function presentLine({ account, hasWindow }: Line): SimulatedNumber {
  return { account_id: account.id, account_name: account.name, display_phone_number: account.display_phone_number, verified_name: account.verified_name, has_window: hasWindow };
}
function presentCustomer({ key, name, wa_id, username, online }: SimulatedCustomer): SimulatedCustomer {
  return { key, name, wa_id, username, online };
}
