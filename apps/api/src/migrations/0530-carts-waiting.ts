import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Carts from the catalog inside WhatsApp that nobody has taken over are looked for in all stores. */
export class CartsWaiting1700000000530 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index messages_carts on messages (created_at) where kind = 'order'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index messages_carts');
  }
}
