import { MEDIA_KINDS, MEDIA_STATES, type MediaKind, type MediaState } from '#contracts';
import { Nested, OneOf, Text, Timestamp, Whole } from '../../platform/http/fields.js';
import { DescriptionDto } from './descriptions/description.dto.js';
import { MEDIA_SOURCES, type MediaSource } from './media.entity.js';
import { TranscriptDto } from './transcripts/transcript.dto.js';

export class FetchPictureDto {
  @Text({ max: 2000, pattern: /^https?:\/\/\S+$/, description: 'A JPEG or PNG picture on the public internet' }) url!: string;
}
export class MediaDto {
  @Text({ max: 40 }) id!: string;
  @OneOf(MEDIA_KINDS) kind!: MediaKind;
  @Text({ max: 200 }) mime_type!: string;
  @Whole({ nullable: true, description: 'Size in bytes' }) bytes!: number | null;
  @Text({ max: 64, nullable: true, description: 'Hex' }) sha256!: string | null;
  @Text({ max: 200, nullable: true }) filename!: string | null;
  @OneOf(MEDIA_STATES, { description: 'pending: being fetched from the provider' }) state!: MediaState;
  @OneOf(MEDIA_SOURCES) source!: MediaSource;
  @Whole({ nullable: true }) width!: number | null;
  @Whole({ nullable: true }) height!: number | null;
  @Text({ max: 500, nullable: true, description: 'Why it could not be fetched' }) failure!: string | null;
  @Nested(() => TranscriptDto, { nullable: true, description: 'Of sounds that customers sent' }) transcript!: TranscriptDto | null;
  @Nested(() => DescriptionDto, { nullable: true, description: 'Of photos that customers sent' }) description!: DescriptionDto | null;
  @Timestamp() created_at!: string;
}
