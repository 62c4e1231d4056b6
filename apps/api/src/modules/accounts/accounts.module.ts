import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SecurityModule } from '../security/index.js';
import { AccountChanges } from './account-changes.js';
import { AccountConnections } from './connection/account-connections.js';
import { AccountDirectory } from './directory/account-directory.js';
import { AccountEditor } from './saving/account-editor.js';
import { AccountForm } from './saving/account-form.js';
import { AccountLinks } from './connection/account-links.js';
import { AccountLinksController } from './connection/account-links.controller.js';
import { AccountOpener } from './directory/account-opener.js';
import { AccountRevision } from './directory/account-revision.js';
import { AccountSecret } from './secrets/account-secret.entity.js';
import { AccountSignals } from './account-signals.js';
import { AccountVault } from './secrets/account-vault.js';
import { Account } from './account.entity.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { BusinessAccount } from './business-account.entity.js';
import { LinkedDevices } from './devices/linked-devices.js';
import { NumberOwnership } from './connection/number-ownership.js';
import { ProvidersController } from './providers/providers.controller.js';
import { SecretRotation } from './secrets/secret-rotation.js';

@Module({
  imports: [SecurityModule, TypeOrmModule.forFeature([Account, AccountSecret, BusinessAccount])],
  controllers: [AccountsController, AccountLinksController, ProvidersController],
  providers: [
    AccountChanges, AccountConnections, AccountDirectory, AccountEditor, AccountForm, AccountLinks, AccountOpener, AccountRevision, AccountSignals, AccountVault,
    AccountsService, LinkedDevices, NumberOwnership, SecretRotation,
  ],
  exports: [AccountConnections, AccountDirectory, AccountEditor, AccountForm, AccountSignals, AccountsService, LinkedDevices, SecretRotation],
})
export class AccountsModule {}
