import { parsePublicId } from '#contracts';
import { type Provider, setupTextsIn } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Env } from '../../platform/config/env.js';
import { AccountDirectory, type AccountDto, AccountsService, ProviderList } from '../accounts/index.js';
import { callbackAddress } from './callback-address.js';
import type { ChannelDto, ChannelNumberDto, ChannelsDto } from './channels.dto.js';
import { problemsOf, stateOf } from './connection-state.js';
import { addressWarnings } from './public-address.js';
import type { ChannelSetup } from './setup/channel-setup.entity.js';
import { ChannelSetups } from './setup/channel-setups.service.js';

/** The cards of the channels page: one for each provider, with the store's numbers on it. */
@Injectable()
export class ChannelsService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly directory: AccountDirectory,
    private readonly providers: ProviderList,
    private readonly setups: ChannelSetups,
    private readonly env: Env,
  ) {}

  async list(storeId: string, language = 'en'): Promise<ChannelsDto> {
    const [accounts, setups] = [await this.accounts.listAll(storeId), await this.setups.listAll(storeId)];
    const data: ChannelDto[] = [];
    for (const provider of this.providers.all) {
      const numbers: ChannelNumberDto[] = [];
      for (const account of accounts) if (account.provider === provider.id) numbers.push(await this.number(storeId, account));
      data.push(this.#card(provider, numbers, setups.find((setup) => setup.provider === provider.id), language));
    }
    return { environment: this.env.PARLEY_ENVIRONMENT, data, warnings: addressWarnings(this.env.PUBLIC_URL) };
  }

  #card(provider: Provider, numbers: ChannelNumberDto[], setup: ChannelSetup | undefined, language: string): ChannelDto {
    const texts = provider.setup && setupTextsIn(provider.setup, language).texts;
    return {
      provider: provider.id,
      label: provider.label,
      name: texts?.name ?? provider.label,
      via: texts?.via ?? null,
      has_setup: texts !== undefined,
      setup_step: setup?.step ?? null,
      setup_step_number: setup && provider.setup ? provider.setup.steps.indexOf(setup.step) + 1 : null,
      connected: numbers.some((number) => number.state === 'connected'),
      numbers,
      callback_url: provider.handshake ? callbackAddress(this.env.PUBLIC_URL, `/api/webhooks/${provider.webhookPath}`) : null,
    };
  }

  /** One number as its card shows it. */
  async number(storeId: string, account: AccountDto): Promise<ChannelNumberDto> {
    const open = await this.directory.open(storeId, parsePublicId('account', account.id) ?? '');
    const problems = problemsOf(account, open, this.env.PARLEY_ENVIRONMENT);
    return {
      account_id: account.id,
      provider_name: this.providers.find(account.provider)?.setup?.texts.en.provider ?? account.provider_label,
      name: account.name,
      status: account.status,
      state: stateOf(account, open, problems),
      display_phone_number: account.display_phone_number,
      verified_name: account.verified_name,
      environment: account.environment,
      callback_url: callbackAddress(this.env.PUBLIC_URL, open.webhookAddress),
      webhook_verified_at: account.webhook_verified_at,
      last_event_at: account.last_event_at,
      problems: problems.map((problem) => ({ ...problem, field: problem.field ?? null })),
    };
  }
}
