import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { pageById } from '../../../platform/http/page-by-id.js';
import type { Page, PageQuery } from '../../../platform/http/page.js';
import { Behaviours } from '../behaviour/behaviours.service.js';
import type { PlaygroundMessageDto, WhichBehaviour } from '../playground/playground.dto.js';
import { Playground } from '../playground/playground.service.js';
import { checkAnswer, type Expectation } from './expectations.js';
import { SavedTest, type TestResult } from './saved-test.entity.js';
import type { SavedTestDto, SaveTestDto, TestRunDto, UpdateTestDto } from './saved-tests.dto.js';
import { withoutIdentity } from './without-identity.js';
import { lockAssistant } from '../settings/lock-assistant.js';

const MOST_TESTS = 200;
const NEEDS_ID: ReadonlySet<string> = new Set(['shows_product', 'uses_knowledge']);
const NEEDS_TEXT: ReadonlySet<string> = new Set(['says', 'does_not_say']);

/** Questions whose answers are checked before a behaviour is published. */
@Injectable()
export class SavedTests {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly playground: Playground, private readonly behaviours: Behaviours) {}

  /** Newest first. @throws AppError cursor.invalid */
  async list(storeId: string, page: PageQuery): Promise<Page<SavedTestDto>> {
    return this.db.inStore(storeId, (tx) => pageById(tx.getRepository(SavedTest).createQueryBuilder('test').where('test.storeId = :storeId', { storeId }), page, presentTest));
  }

  /** @throws AppError assistant_test.not_found */
  async get(storeId: string, id: string): Promise<SavedTestDto> {
    return presentTest(await this.#find(storeId, id));
  }

  /** @throws AppError assistant_test.limit_reached; request.invalid for an expectation without what it is about */
  async create(storeId: string, body: SaveTestDto): Promise<SavedTestDto> {
    const written = writtenOf(body);
    return this.db.inStore(storeId, async (tx) => {
      await lockAssistant(tx, storeId);
      if (await tx.getRepository(SavedTest).countBy({ storeId }) >= MOST_TESTS) throw new AppError('assistant_test.limit_reached');
      return this.#save(tx, { ...written, storeId, id: newId(), createdAt: this.clock.now() });
    });
  }

  /** Changes the given members; the others stay. @throws AppError assistant_test.not_found; request.invalid for an expectation without what it is about */
  async update(storeId: string, id: string, { title, note, messages, expectations }: UpdateTestDto): Promise<SavedTestDto> {
    return this.db.inStore(storeId, async (tx) => {
      const test = await findIn(tx, storeId, id);
      const written = writtenOf({ title: title ?? test.title, note: note ?? test.note, messages: messages ?? test.messages, expectations: expectations ?? test.expectations });
      return this.#save(tx, { ...written, storeId, id, createdAt: test.createdAt });
    });
  }

  /** @throws AppError assistant_test.not_found */
  async remove(storeId: string, id: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      await findIn(tx, storeId, id);
      await tx.getRepository(SavedTest).delete({ storeId, id });
    });
  }

  /** Asks the assistant and keeps how it went; nothing is sent. @throws AppError assistant_test.not_found */
  async run(storeId: string, id: string, behaviour: WhichBehaviour): Promise<TestRunDto> {
    const test = await this.#find(storeId, id);
    const { revision } = await this.behaviours.draft(storeId);
    const answer = await this.playground.answer(storeId, test.messages, behaviour, 'test');
    const checks = checkAnswer(test.expectations, answer);
    const result: TestResult = { passed: answer.kind !== 'silent' && checks.every(Boolean), checks, behaviour, revision, at: this.clock.now().toISOString() };
    // A test that was changed meanwhile was not the one that was run.
    await this.db.inStore(storeId, (tx) => tx.getRepository(SavedTest).update({ storeId, id, updatedAt: test.updatedAt }, { lastResult: result }));
    return { result: { ...result, checks }, answer };
  }

  async #find(storeId: string, id: string): Promise<SavedTest> {
    return this.db.inStore(storeId, (tx) => findIn(tx, storeId, id));
  }

  async #save(tx: Tx, test: Omit<SavedTest, 'lastResult' | 'updatedAt'>): Promise<SavedTestDto> {
    const saved = Object.assign(new SavedTest(), { ...test, lastResult: null, updatedAt: this.clock.now() });
    await tx.getRepository(SavedTest).save(saved);
    return presentTest(saved);
  }
}

async function findIn(tx: Tx, storeId: string, id: string): Promise<SavedTest> {
  const test = await tx.getRepository(SavedTest).findOneBy({ storeId, id });
  if (test === null) throw new AppError('assistant_test.not_found');
  return test;
}

/** What people wrote, without what tells who a customer is. */
function writtenOf({ title, note, messages, expectations }: SaveTestDto): Pick<SavedTest, 'title' | 'note' | 'messages' | 'expectations'> {
  if (messages.at(-1)?.author !== 'customer') throw AppError.field('invalid', '/messages', 'the last message must be the customer\'s');
  expectations.forEach(({ kind, id, text }, index) => {
    if (NEEDS_ID.has(kind) && id === undefined) throw AppError.field('required', `/expectations/${index}/id`, 'name the product or the entry');
    if (NEEDS_TEXT.has(kind) && (text ?? '') === '') throw AppError.field('required', `/expectations/${index}/text`, 'give the words');
  });
  return { title: withoutIdentity(title), note: withoutIdentity(note ?? ''), messages: messages.map((message): PlaygroundMessageDto => ({ ...message, text: withoutIdentity(message.text) })), expectations: expectations.map((each): Expectation => ({ ...each })) };
}

function presentTest({ id, title, note, messages, expectations, lastResult, updatedAt }: SavedTest): SavedTestDto {
  return {
    id: publicId('assistant_test', id), title, note, messages, expectations: expectations.map((each) => ({ ...each })),
    last_result: lastResult && { ...lastResult, checks: [...lastResult.checks] }, updated_at: updatedAt.toISOString(),
  };
}
