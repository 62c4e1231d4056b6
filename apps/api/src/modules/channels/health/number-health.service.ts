import { Injectable } from '@nestjs/common';
import { AccountDirectory, AccountsService } from '../../accounts/index.js';
import { SecurityLog } from '../../security/index.js';
import { StoresService } from '../../stores/index.js';
import { ChannelsService } from '../channels.service.js';
import { healthRows } from './health-rows.js';
import type { NumberHealthDto } from './number-health.dto.js';

/** A webhook refused for one of these came with another secret than ours, or with none. */
const WRONG_SIGNATURE = ['webhook.bad_signature', 'webhook.missing_signature', 'webhook.app_secret_not_configured'] as const;

/** Troubleshooting of one number as live checks. */
@Injectable()
export class NumberHealth {
  constructor(
    private readonly channels: ChannelsService,
    private readonly accounts: AccountsService,
    private readonly directory: AccountDirectory,
    private readonly stores: StoresService,
    private readonly security: SecurityLog,
  ) {}

  /** @throws AppError account.not_found */
  async show(storeId: string, accountId: string): Promise<NumberHealthDto> {
    const account = await this.accounts.get(storeId, accountId);
    const number = await this.channels.number(storeId, account);
    const open = await this.directory.open(storeId, accountId);
    const refused = await this.security.countRecent(storeId, accountId, WRONG_SIGNATURE);
    const { isReceiving, now } = await this.stores.plan(storeId);
    return { account, number, data: healthRows({ account, number, hasHandshake: open.hasHandshake, hasCheck: open.check !== undefined, isReceiving, refused, now }) };
  }
}
