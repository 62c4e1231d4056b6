import { Module } from '@nestjs/common';
import { ConsentExportsController } from './consent/consent-exports.controller.js';
import { ConsentController } from './consent/consent.controller.js';
import { Consent } from './consent/consent.service.js';
import { ConsentSettingsService } from './consent/consent-settings.service.js';
import { CustomersController } from './customers.controller.js';
import { CustomersService } from './customers.service.js';
import { CustomerDatesController } from './dates/customer-dates.controller.js';
import { CustomerDates } from './dates/customer-dates.service.js';

@Module({
  controllers: [CustomersController, ConsentController, ConsentExportsController, CustomerDatesController],
  providers: [CustomersService, Consent, ConsentSettingsService, CustomerDates],
  exports: [CustomersService, Consent, ConsentSettingsService],
})
export class CustomersModule {}
