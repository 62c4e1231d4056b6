import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FETCH_IMPORTED_PICTURES, ImportPictures, type PictureProblem } from '../../modules/catalog/index.js';
import { RemotePictures } from '../../modules/media/index.js';
import { AppError } from '../../platform/errors/app-error.js';
import { Jobs } from '../../platform/queue/index.js';

/** Fetched at the same time, and rounds of it in one job: others in the queue have their turn between. */
const AT_ONCE = 4;
const ROUNDS = 25;
/** A host that gave nothing so many times in a row is not asked for the rest. */
const FAILURES_MAX = 5;
const PROBLEMS: Readonly<Record<string, PictureProblem>> = { 'media.unreachable': 'image.unreachable', 'media.type_refused': 'image.refused', 'media.too_large': 'image.too_large' };

/** Pictures that an imported file names by address, through the guard of everything that people type. */
@Injectable()
export class FetchingImportedPictures implements OnModuleInit {
  constructor(private readonly jobs: Jobs, private readonly imports: ImportPictures, private readonly pictures: RemotePictures) {}

  onModuleInit(): void {
    this.jobs.handle(FETCH_IMPORTED_PICTURES, ({ storeId, importId }) => this.run(storeId, importId));
  }

  async run(storeId: string, importId: string): Promise<void> {
    const silent = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const waiting = await this.imports.waiting(storeId, importId, AT_ONCE);
      await Promise.all(waiting.map(async (picture) => {
        const { origin } = new URL(picture.address);
        const failures = silent.get(origin) ?? 0;
        try {
          if (failures >= FAILURES_MAX) throw AppError.field('media.unreachable', '/url', 'The host gave none of the pictures before');
          const { id } = await this.pictures.keep(storeId, picture.address);
          await this.imports.keep(storeId, importId, picture, id);
          silent.delete(origin);
        } catch (error) {
          const problem = error instanceof AppError ? PROBLEMS[error.code] : undefined;
          if (!(error instanceof AppError) || problem === undefined) throw error;
          if (problem === 'image.unreachable') silent.set(origin, failures + 1);
          await this.imports.refuse(storeId, importId, picture, problem, error.detail ?? error.title);
        }
      }));
      if (waiting.length === 0) return this.imports.tell(storeId, importId);
    }
    await this.imports.tell(storeId, importId);
    await this.jobs.enqueue(FETCH_IMPORTED_PICTURES, { storeId, importId });
  }
}
