import type { KnowledgeFailure } from '#contracts';

/** A source that cannot be read as it is, for a reason that its people can see to. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure';
  constructor(readonly reason: KnowledgeFailure) {
    super(`The source cannot be read: ${reason}`);
  }
}
