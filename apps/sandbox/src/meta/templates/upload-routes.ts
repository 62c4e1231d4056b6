import { randomBytes } from 'node:crypto';
import { json, route, type Route } from '../../http/router.js';
import type { SandboxParts } from '../../parts.js';
import { GraphError, parameterError, unknownObject } from '../graph-error.js';
import type { GraphAccess } from '../graph-access.js';

const TYPES = ['application/pdf', 'image/jpeg', 'image/jpg', 'image/png', 'video/mp4'];

/** Resumable upload: a session of the app, then the bytes. What it gives is only good for examples and profile photos. */
export function uploadRoutes(parts: SandboxParts, access: GraphAccess): Route[] {
  const sessions = new Map<string, { readonly length: number; received: number }>();
  return [
    route('POST', '/:version/:appId/uploads', (call) => {
      const appId = call.params['appId'] ?? '';
      if (access.token(call).appId !== appId || !parts.world.apps.has(appId)) throw unknownObject(call.method, appId);
      const length = Number(call.query.get('file_length'));
      const type = call.query.get('file_type') ?? '';
      if (!Number.isInteger(length) || length <= 0) throw parameterError('The parameter file_length is required.');
      if (!TYPES.includes(type)) throw parameterError(`file_type ${type} is not supported.`);
      const id = `upload:${randomBytes(24).toString('base64url')}`;
      sessions.set(id, { length, received: 0 });
      return json({ id });
    }),
    route('GET', '/:version/(upload:[^/]+)', (call) => {
      const id = sessionId(call.path);
      access.token(call);
      const session = sessions.get(id);
      if (!session) throw unknownObject(call.method, id);
      return json({ id, file_offset: session.received });
    }),
    route('POST', '/:version/(upload:[^/]+)', (call) => {
      const id = sessionId(call.path);
      access.token(call);
      if (!(call.headers.authorization ?? '').startsWith('OAuth ')) throw new GraphError(190, 'An OAuth token is needed for uploads', { status: 401 });
      const session = sessions.get(id);
      if (!session) throw unknownObject(call.method, id);
      if (Number(call.headers['file_offset']) !== session.received) throw parameterError(`file_offset must be ${session.received}.`);
      session.received += call.body.length;
      if (session.received !== session.length) throw parameterError(`${session.length} bytes were announced, ${session.received} arrived.`);
      const handle = `4:${randomBytes(40).toString('base64url')}`;
      parts.world.handles.add(handle);
      return json({ h: handle });
    }),
  ];
}

function sessionId(path: string): string {
  return decodeURIComponent(path.split('/').at(-1) ?? '');
}
