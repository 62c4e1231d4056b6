import { Module } from '@nestjs/common';
import { ConsentController } from './consent/consent.controller.js';
import { Consent } from './consent/consent.service.js';
import { ConsentSettingsService } from './consent/consent-settings.service.js';
import { CustomersController } from './customers.controller.js';
import { CustomersService } from './customers.service.js';

@Module({ controllers: [CustomersController, ConsentController], providers: [CustomersService, Consent, ConsentSettingsService], exports: [CustomersService, Consent, ConsentSettingsService] })
export class CustomersModule {}
