import { Injectable } from '@nestjs/common';
import { ForgottenFiles } from './sources/forgotten-files.js';
import { KnowledgeUses } from './uses/uses.service.js';

/** What knowledge keeps for a time only. */
@Injectable()
export class KnowledgeRetention {
  constructor(private readonly uses: KnowledgeUses, private readonly files: ForgottenFiles) {}

  /** Uses that are not counted any more, and bytes that nobody has any more. */
  async purge(): Promise<void> {
    await this.uses.purge();
    await this.files.purge();
  }
}
