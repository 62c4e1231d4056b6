import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StoresModule } from '../stores/index.js';
import { IncomingMedia } from './incoming-media.js';
import { MediaFiles } from './media-files.service.js';
import { MediaController } from './media.controller.js';
import { MediaEntity } from './media.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([MediaEntity]), StoresModule],
  controllers: [MediaController],
  providers: [MediaFiles, IncomingMedia],
  exports: [MediaFiles, IncomingMedia],
})
export class MediaModule {}
