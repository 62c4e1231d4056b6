import { parsePublicId, type SetupStepKind } from '#contracts';
import { isSealed, type Provider, type SetupGuide } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Env } from '../../../platform/config/env.js';
import { Database } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type AccountDto, type AccountNameDto, AccountsService, ProviderList, webhookAddressOf } from '../../accounts/index.js';
import { callbackAddress } from '../callback-address.js';
import { addressWarnings } from '../public-address.js';
import { ChannelSetup } from './channel-setup.entity.js';
import type { ChannelSetupDto } from './channel-setup.dto.js';
import { presentGuide } from './setup-guide.presenter.js';

export interface SetupProgress {
  readonly step?: SetupStepKind;
  readonly ticked?: readonly number[];
  readonly entered?: Readonly<Record<string, unknown>>;
  /** Bare uuid. */
  readonly accountId?: string;
}
export interface GuidedProvider { readonly provider: Provider; readonly guide: SetupGuide }

const NEEDS_ACCOUNT: ReadonlySet<SetupStepKind> = new Set(['webhook', 'link', 'test', 'done']);

/** Setup wizards that are under way, so that closing one and coming back lands on the same step. */
@Injectable()
export class ChannelSetups {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly providers: ProviderList,
    private readonly accounts: AccountsService,
    private readonly env: Env,
  ) {}

  /** @throws AppError channel.not_found */
  guided(providerId: string): GuidedProvider {
    const provider = this.providers.find(providerId);
    if (!provider?.setup) throw new AppError('channel.not_found');
    return { provider, guide: provider.setup };
  }

  async find(storeId: string, providerId: string): Promise<ChannelSetup | undefined> {
    return this.db.inStore(storeId, async (tx) => (await tx.getRepository(ChannelSetup).findOneBy({ storeId, provider: providerId })) ?? undefined);
  }
  async listAll(storeId: string): Promise<ChannelSetup[]> {
    return this.db.inStore(storeId, (tx) => tx.getRepository(ChannelSetup).findBy({ storeId }));
  }

  /** The wizard as it stands, from the first step where none is under way. @throws AppError channel.not_found */
  async show(storeId: string, providerId: string, language: string): Promise<ChannelSetupDto> {
    const { provider, guide } = this.guided(providerId);
    const setup = await this.find(storeId, providerId);
    const account = setup?.accountId ? await this.accounts.get(storeId, setup.accountId) : null;
    const callback = setup?.accountId ? await this.accounts.getWebhookAddress(storeId, setup.accountId) : provider.handshake ? webhookAddressOf(provider, '') : undefined;
    return {
      provider: provider.id,
      guide: presentGuide(provider, guide, language, this.env.PRODUCT_NAME),
      step: reachable(setup?.step ?? guide.steps[0] ?? 'introduction', account, guide),
      ticked: setup?.ticked ?? [],
      entered: setup?.entered ?? {},
      account,
      callback_url: callback === undefined ? null : callbackAddress(this.env.PUBLIC_URL, callback),
      has_handshake: provider.handshake !== undefined,
      loses_default: await this.#loser(storeId, provider, account),
      can_subscribe: provider.subscribe !== undefined,
      warnings: addressWarnings(this.env.PUBLIC_URL),
    };
  }

  /** Whose default for outgoing messages such an account takes with every save (R117, R196). */
  async #loser(storeId: string, provider: Provider, account: AccountDto | null): Promise<AccountNameDto | null> {
    if (!provider.rules.becomesDefaultOutgoing) return null;
    const holder = (await this.accounts.listAll(storeId)).find((each) => each.is_default_outgoing && each.id !== account?.id);
    return holder ? { id: holder.id, name: holder.name } : null;
  }

  /** @throws AppError channel.not_found, request.invalid */
  async save(storeId: string, providerId: string, progress: SetupProgress): Promise<void> {
    const { provider, guide } = this.guided(providerId);
    if (progress.step && !guide.steps.includes(progress.step)) throw AppError.field('request.invalid', '/step', 'This channel has no such step');
    const entered = progress.entered && openValues(provider, progress.entered);
    await this.db.inStore(storeId, async (tx) => {
      const rows = tx.getRepository(ChannelSetup);
      const first: Partial<ChannelSetup> = { storeId, provider: provider.id, step: guide.steps[0] ?? 'introduction', updatedAt: this.clock.now() };
      await rows.createQueryBuilder().insert().values(first).orIgnore().execute();
      await rows.update({ storeId, provider: provider.id }, {
        updatedAt: this.clock.now(),
        ...(progress.step === undefined ? {} : { step: progress.step }),
        ...(progress.ticked === undefined ? {} : { ticked: [...new Set(progress.ticked)] }),
        ...(entered === undefined ? {} : { entered }),
        ...(progress.accountId === undefined ? {} : { accountId: progress.accountId }),
      });
    });
  }

  /** Forgets the progress; an account that was saved stays. @throws AppError channel.not_found */
  async remove(storeId: string, providerId: string): Promise<void> {
    this.guided(providerId);
    await this.db.inStore(storeId, (tx) => tx.getRepository(ChannelSetup).delete({ storeId, provider: providerId }));
  }
}

/** Steps behind the credentials need an account, the last one a connection that was tested. */
function reachable(step: SetupStepKind, account: AccountDto | null, guide: SetupGuide): SetupStepKind {
  if (!NEEDS_ACCOUNT.has(step)) return step;
  if (account === null || parsePublicId('account', account.id) === undefined) return 'credentials';
  return step === 'done' && account.number_confirmed_at === null ? guide.steps.at(-2) ?? step : step;
}

function openValues(provider: Provider, entered: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entered).map(([name, value]) => {
    const field = Object.hasOwn(provider.fields, name) ? provider.fields[name] : undefined;
    if (!field || isSealed(field)) throw AppError.field('request.invalid', `/entered/${name}`, 'Only open fields can be noted');
    if (typeof value !== 'string' || value.length > field.maxLength) throw AppError.field('request.invalid', `/entered/${name}`, 'This is not a text of the allowed length');
    return [name, value.replaceAll('\u0000', '').trim()];
  }));
}
