import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PlaygroundMessageDto, WhichBehaviour } from '../playground/playground.dto.js';
import type { Expectation } from './expectations.js';

/** How a try went. */
export interface TestResult {
  readonly passed: boolean;
  /** One for each expectation, in their order. */
  readonly checks: readonly boolean[];
  readonly behaviour: WhichBehaviour;
  /** The draft's revision at that time. */
  readonly revision: number;
  readonly at: string;
}

/** A question with what a good answer has. It names no customer. */
@Entity('assistant_tests')
export class SavedTest {
  @PrimaryColumn('uuid') storeId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') title!: string;
  @Column('text') note!: string;
  @Column('jsonb') messages!: PlaygroundMessageDto[];
  @Column('jsonb') expectations!: Expectation[];
  @Column('jsonb', { nullable: true }) lastResult!: TestResult | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
