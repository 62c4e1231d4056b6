import { parsePublicId } from '#contracts';
import type { Provider } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Env } from '../../platform/config/env.js';
import { AccountDirectory, type AccountDto, AccountsService, ProviderList } from '../accounts/index.js';
import type { ChannelDto, ChannelNumberDto, ChannelsDto } from './channels.dto.js';
import { problemsOf, stateOf } from './connection-state.js';
import { addressWarnings } from './public-address.js';

/** The cards of the channels page: one for each provider, with the store's numbers on it. */
@Injectable()
export class ChannelsService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly directory: AccountDirectory,
    private readonly providers: ProviderList,
    private readonly env: Env,
  ) {}

  async list(storeId: string): Promise<ChannelsDto> {
    const accounts = await this.accounts.listAll(storeId);
    const data: ChannelDto[] = [];
    for (const provider of this.providers.all) {
      const numbers: ChannelNumberDto[] = [];
      for (const account of accounts) if (account.provider === provider.id) numbers.push(await this.#number(storeId, account));
      data.push(this.#card(provider, numbers));
    }
    return { environment: this.env.PARLEY_ENVIRONMENT, data, warnings: addressWarnings(this.env.PUBLIC_URL) };
  }

  #card(provider: Provider, numbers: ChannelNumberDto[]): ChannelDto {
    return {
      provider: provider.id,
      label: provider.label,
      connected: numbers.some((number) => number.state === 'connected'),
      numbers,
      callback_url: provider.handshake ? this.#address(`/api/webhooks/${provider.webhookPath}`) : null,
    };
  }

  async #number(storeId: string, account: AccountDto): Promise<ChannelNumberDto> {
    const open = await this.directory.open(storeId, parsePublicId('account', account.id) ?? '');
    const problems = problemsOf(account, open, this.env.PARLEY_ENVIRONMENT);
    return {
      account_id: account.id,
      name: account.name,
      status: account.status,
      state: stateOf(account, open, problems),
      display_phone_number: account.display_phone_number,
      verified_name: account.verified_name,
      environment: account.environment,
      callback_url: this.#address(open.webhookAddress),
      webhook_verified_at: account.webhook_verified_at,
      last_event_at: account.last_event_at,
      problems: problems.map((problem) => ({ ...problem, field: problem.field ?? null })),
    };
  }

  #address(path: string): string {
    return `${this.env.PUBLIC_URL.replace(/\/+$/, '')}${path}`;
  }
}
