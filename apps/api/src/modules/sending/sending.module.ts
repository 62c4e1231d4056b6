import { Module } from '@nestjs/common';
import { Governor } from './governor.js';
import { Sending } from './sending.service.js';

@Module({ providers: [Sending, Governor], exports: [Sending, Governor] })
export class SendingModule {}
