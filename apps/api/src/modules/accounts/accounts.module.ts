import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountDirectory } from './account-directory.js';
import { AccountOpener } from './account-opener.js';
import { AccountRevision } from './account-revision.js';
import { AccountSecret } from './account-secret.entity.js';
import { AccountVault } from './account-vault.js';
import { Account } from './account.entity.js';
import { BusinessAccount } from './business-account.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Account, AccountSecret, BusinessAccount])],
  providers: [AccountDirectory, AccountOpener, AccountRevision, AccountVault],
  exports: [AccountDirectory],
})
export class AccountsModule {}
