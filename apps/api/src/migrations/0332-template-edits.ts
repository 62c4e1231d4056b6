import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A change of a template that is with the provider: nobody else hands another one in meanwhile. */
export class TemplateEdits1700000000332 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table templates add column editing_since timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table templates drop column editing_since');
  }
}
