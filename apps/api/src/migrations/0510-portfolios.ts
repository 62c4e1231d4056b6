import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REACH_OF_OTHERS } from './0420-reach-of-others.js';

const AGAIN = REACH_OF_OTHERS.replace('create function', 'create or replace function');
/** For all business accounts of one owner. */
const OF_PORTFOLIOS = AGAIN.replace('on o.external_id = b.external_id and', 'on (o.external_id = b.external_id or o.portfolio = b.portfolio) and');

/** The limit of conversations is one for all business accounts of a portfolio, whichever store has them. */
export class Portfolios1700000000510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table business_accounts add portfolio text');
    await runner.query('create index business_accounts_portfolio on business_accounts (portfolio) where portfolio is not null');
    await runner.query(OF_PORTFOLIOS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(AGAIN);
    await runner.query('drop index business_accounts_portfolio');
    await runner.query('alter table business_accounts drop column portfolio');
  }
}
