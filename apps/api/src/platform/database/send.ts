import type { PoolClient, QueryConfig, QueryResult } from 'pg';

const gathering = new WeakSet<PoolClient>();

/**
 * Sends a statement without waiting for those before it (connections are opened with `pipeline`). What is sent in one turn of the
 * event loop leaves in one piece: a round trip costs both sides several times what a short statement does.
 */
export async function send(client: PoolClient, query: string | QueryConfig): Promise<QueryResult> {
  if (!gathering.has(client)) {
    gathering.add(client);
    const { stream } = client.connection;
    stream.cork();
    process.nextTick(() => {
      gathering.delete(client);
      stream.uncork();
    });
  }
  return client.query(query);
}
