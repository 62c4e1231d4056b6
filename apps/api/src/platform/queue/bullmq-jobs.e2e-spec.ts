import { emptyDatabase } from '../../../../../test/support/database.js';
import { queueConformance } from '../../../../../test/support/queue/conformance.js';

queueConformance('the queue in Postgres (BullMQ)', async () => {
  const database = await emptyDatabase();
  return { options: { databaseUrl: database.url }, stop: () => database.drop() };
});
