import { Module } from '@nestjs/common';
import { MediaModule } from '../media/index.js';
import { Governor } from './governor.js';
import { RateCardsController } from './rates/rate-cards.controller.js';
import { RateCards } from './rates/rate-cards.service.js';
import { Reach } from './reach/reach.service.js';
import { Sending } from './sending.service.js';
import { UploadedFiles } from './uploaded-files.js';

@Module({ imports: [MediaModule], controllers: [RateCardsController], providers: [Sending, Governor, Reach, UploadedFiles, RateCards], exports: [Sending, RateCards, Reach] })
export class SendingModule {}
