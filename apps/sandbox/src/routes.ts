import type { Claude } from './claude/claude.js';
import { claudeRoutes } from './claude/claude-routes.js';
import { metaControlRoutes } from './control/meta-control.js';
import { phoneControlRoutes } from './control/phone-control.js';
import { sandboxControlRoutes } from './control/sandbox-control.js';
import { route, type Route } from './http/router.js';
import type { UnplannedCall } from './http/server.js';
import { appRoutes } from './meta/app-routes.js';
import { businessRoutes } from './meta/business-routes.js';
import { GraphAccess } from './meta/graph-access.js';
import { mediaRoutes } from './meta/media-routes.js';
import { messageRoutes } from './meta/message-routes.js';
import type { Meta } from './meta/meta.js';
import { templateRoutes } from './meta/templates/template-routes.js';
import { uploadRoutes } from './meta/templates/upload-routes.js';
import { objectRoutes } from './meta/object-routes.js';
import { ReadReceipts } from './meta/read-receipts.js';
import { embeddingRoutes } from './openai/embedding-routes.js';
import { openaiRoutes } from './openai/openai-routes.js';
import { PHONE_PAGE } from './phone/page/page.js';
import { QR_PHONE_PAGE } from './wasender/page/page.js';
import type { SandboxParts } from './parts.js';
import { wasenderRoutes } from './wasender/wasender.js';

/** Every route of the sandbox, the busiest first. */
export function sandboxRoutes(parts: SandboxParts, meta: Meta, claude: Claude, unplanned: UnplannedCall[]): Route[] {
  const access = new GraphAccess(parts.world, parts.chaos);
  const receipts = new ReadReceipts(parts.customers, parts.clock);
  return [
    ...messageRoutes({ ...parts, access, receipts }),
    ...mediaRoutes(parts, access),
    ...businessRoutes(parts, access),
    ...templateRoutes(parts, access),
    ...uploadRoutes(parts, access),
    ...appRoutes(parts, access),
    ...objectRoutes(parts, access),
    ...claudeRoutes(claude, parts.chaos),
    ...openaiRoutes(parts.transcriptions, parts.images),
    ...embeddingRoutes(parts.embeddings),
    ...wasenderRoutes(parts.wasender),
    ...parts.stripeRoutes,
    ...phoneControlRoutes(parts),
    ...metaControlRoutes(meta, parts),
    ...sandboxControlRoutes(parts, claude, unplanned),
    route('GET', '/', () => ({ kind: 'bytes', status: 200, bytes: PHONE_PAGE, contentType: 'text/html; charset=utf-8' })),
    route('GET', '/qr-phone', () => ({ kind: 'bytes', status: 200, bytes: QR_PHONE_PAGE, contentType: 'text/html; charset=utf-8' })),
    route('GET', '/favicon.ico', () => ({ kind: 'bytes', status: 204, bytes: '', contentType: 'image/x-icon' })),
  ];
}
