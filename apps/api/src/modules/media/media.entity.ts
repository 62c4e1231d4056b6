import type { DescriptionState, MediaKind, MediaState, TranscriptState } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PhotoDescription } from './descriptions/description.js';

/** Where a file came from: a customer, a person of the store, the demo, a picture that was made here. */
export const MEDIA_SOURCES = ['in', 'upload', 'demo', 'made'] as const;
export type MediaSource = (typeof MEDIA_SOURCES)[number];

@Entity('media')
export class MediaEntity {
  @PrimaryColumn('uuid') storeId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: MediaKind;
  @Column('text') mimeType!: string;
  /** Size; Postgres hands bigint out as text. */
  @Column('bigint', { nullable: true, transformer: { to: (value: number | null) => value, from: (value: string | null) => (value === null ? null : Number(value)) } }) bytes!: number | null;
  @Column('text', { nullable: true }) sha256!: string | null;
  @Column('text', { nullable: true }) filename!: string | null;
  @Column('text') state!: MediaState;
  @Column('text', { nullable: true }) storageKey!: string | null;
  /** The provider's id, while it still has the file. */
  @Column('text', { nullable: true }) externalId!: string | null;
  @Column('uuid', { nullable: true }) accountId!: string | null;
  @Column('text') source!: MediaSource;
  @Column('integer', { nullable: true }) width!: number | null;
  @Column('integer', { nullable: true }) height!: number | null;
  /** Why it could not be fetched, in words for people. */
  @Column('text', { nullable: true }) failure!: string | null;
  /** Null where nobody is to listen. */
  @Column('text', { nullable: true }) transcriptState!: TranscriptState | null;
  @Column('text', { nullable: true }) transcript!: string | null;
  /** Why it is not known what is said, in words for people. */
  @Column('text', { nullable: true }) transcriptFailure!: string | null;
  /** Null where nobody is to look. */
  @Column('text', { nullable: true }) descriptionState!: DescriptionState | null;
  @Column('jsonb', { nullable: true }) description!: PhotoDescription | null;
  /** Why it is not known what is to be seen, in words for people. */
  @Column('text', { nullable: true }) descriptionFailure!: string | null;
  /** Asked for in vain so often. */
  @Column('integer', { default: 0 }) fetchTries!: number;
  /** When a file that is missing is asked for again; null: as soon as can be. */
  @Column('timestamptz', { nullable: true }) nextFetchAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
}
