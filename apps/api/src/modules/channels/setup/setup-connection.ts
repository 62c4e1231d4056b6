import { parsePublicId } from '#contracts';
import type { ConnectionCheck } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../platform/errors/app-error.js';
import { AccountConnections, type AccountDto, AccountEditor, AccountsService } from '../../accounts/index.js';
import { ConnectionChecks } from '../connection-checks.js';
import { ChannelSetups } from './channel-setups.service.js';

type Values = Readonly<Record<string, unknown>>;

/** The wizard's credentials: asked about at the provider first, then saved as an active account with a verify token of its own (R22, R23). */
@Injectable()
export class SetupConnection {
  constructor(
    private readonly setups: ChannelSetups,
    private readonly checks: ConnectionChecks,
    private readonly accounts: AccountsService,
    private readonly editor: AccountEditor,
    private readonly connections: AccountConnections,
  ) {}

  /**
   * Saving again corrects the same account.
   * @throws AppError channel.not_found, account.check_failed with an entry for each field that the provider refused, and as saving an account
   */
  async connect(storeId: string, providerId: string, fields: Values, by: string): Promise<ConnectionCheck> {
    const { provider, guide } = this.setups.guided(providerId);
    const accountId = (await this.setups.find(storeId, providerId))?.accountId ?? undefined;
    const asked = await this.connections.asking(storeId, accountId);
    const check = await this.checks.checkEntered(storeId, { provider: provider.id, fields, ...(accountId === undefined ? {} : { accountId }) });
    if (!check.ok && !(guide.steps.includes('link') && isOnlyUnlinked(check))) throw refusalOf(check);
    const saved = accountId === undefined
      ? await this.#create(storeId, provider.id, setupName(guide.texts.en.name, check), fields, by)
      : await this.editor.update(storeId, accountId, { fields, status: 'active' }, by);
    const id = parsePublicId('account', saved.id) ?? '';
    const next = guide.steps[guide.steps.indexOf('credentials') + 1];
    await this.setups.save(storeId, provider.id, { accountId: id, entered: {}, ...(next === undefined ? {} : { step: next }) });
    await this.connections.apply(storeId, id, { ...asked, savedAt: new Date(saved.updated_at), ...(saved.session === null ? { sessionAt: null } : {}) }, check, by);
    return check;
  }

  /** The first account of a store is where messages come in and go out; its name is free to be changed later. */
  async #create(storeId: string, provider: string, wanted: string, fields: Values, by: string): Promise<AccountDto> {
    const others = await this.accounts.listAll(storeId);
    const taken = new Set(others.map(({ name }) => name.toLowerCase()));
    let name = wanted;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${wanted} ${n}`;
    return this.editor.create(storeId, {
      provider, name, fields, status: 'active',
      isDefaultOutgoing: !others.some((account) => account.is_default_outgoing), isDefaultIncoming: !others.some((account) => account.is_default_incoming),
    }, by);
  }
}

/** What people will find in lists: the name that the provider verified, else the channel's. */
function setupName(channel: string, check: ConnectionCheck): string {
  return (check.verifiedName ?? channel).slice(0, 80);
}

/** Nothing is wrong but that no phone is linked yet, for which there is a step. */
function isOnlyUnlinked({ problems }: ConnectionCheck): boolean {
  return problems.every(({ code, blocking }) => !blocking || code.startsWith('session.'));
}

function refusalOf(check: ConnectionCheck): AppError {
  const blocking = check.problems.filter((problem) => problem.blocking);
  return new AppError('account.check_failed', {
    detail: blocking.map(({ text }) => text).join('; '),
    errors: blocking.map(({ code, text, field }) => ({ pointer: field === undefined ? '' : `/fields/${field}`, code, detail: text })),
  });
}
