import type { SilenceReason } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RunStep } from './run-log.js';

/** `completed`: an answer was made. `failed`: no engine could. `dropped`: a newer message or a person made it void. */
export const RUN_STATES = ['running', 'completed', 'failed', 'dropped'] as const;
export type RunState = (typeof RUN_STATES)[number];
/** `notice`: only the polite word that a kind of message cannot be read. */
export const RUN_OUTCOMES = ['reply', 'notice', 'hand_off', 'silent'] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** What the run was given. */
export interface RunInput {
  readonly prompt_version: string;
  readonly tools: readonly string[];
  readonly turn: readonly RunInputMessage[];
  readonly history: readonly RunInputMessage[];
}
export interface RunInputMessage { readonly id: string; readonly author: string; readonly kind: string; readonly text: string; readonly at: string }

/** One execution of the assistant over a turn. */
@Entity('runs')
export class Run {
  @PrimaryColumn('uuid') storeId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') conversationId!: string;
  @Column('uuid', { array: true }) messageIds!: string[];
  @Column('text') state!: RunState;
  @Column('text', { nullable: true }) engine!: string | null;
  @Column('text', { nullable: true }) model!: string | null;
  @Column('text', { nullable: true }) outcome!: RunOutcome | null;
  @Column('text', { nullable: true }) silenceReason!: SilenceReason | null;
  @Column('text', { nullable: true }) handOffReason!: string | null;
  @Column('jsonb') input!: RunInput;
  @Column('jsonb') steps!: RunStep[];
  @Column('int') inputTokens!: number;
  @Column('int') outputTokens!: number;
  @Column('int') cacheReadTokens!: number;
  @Column('int') cacheWriteTokens!: number;
  /** Micro-USD; null when a model's price is unknown. */
  @Column('int', { nullable: true }) costMicroUsd!: number | null;
  @Column('int', { nullable: true }) latencyMs!: number | null;
  @Column('text', { nullable: true }) error!: string | null;
  /** Number of the published behaviour that it answered with; null before the first. */
  @Column('int', { nullable: true }) behaviourVersion!: number | null;
  /** It had looked, and what it said rests on nothing. */
  @Column('boolean') isUnanswered!: boolean;
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
  /** When its messages were queued or the answer was thrown away. */
  @Column('timestamptz', { nullable: true }) settledAt!: Date | null;
}
