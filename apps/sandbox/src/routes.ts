import type { Route } from './http/router.js';
import { GraphAccess } from './meta/graph-access.js';
import { messageRoutes } from './meta/message-routes.js';
import { ReadReceipts } from './meta/read-receipts.js';
import type { SandboxParts } from './parts.js';

/** Every route of the sandbox, the busiest first. */
export function sandboxRoutes(parts: SandboxParts): Route[] {
  const access = new GraphAccess(parts.world, parts.chaos);
  const receipts = new ReadReceipts(parts.customers, parts.clock);
  return [
    ...messageRoutes({ ...parts, access, receipts }),
  ];
}
