import type { FastifyRequest } from 'fastify';

/** Names a request in the log. */
export interface RequestFields {
  readonly request_id: string;
  /** Of the caller's trace (W3C Trace Context), when it sent one. */
  readonly trace_id?: string;
  /** The span of the caller that made this request. */
  readonly parent_id?: string;
}

const TRACEPARENT = /^(?<version>[0-9a-f]{2})-(?<trace>[0-9a-f]{32})-(?<parent>[0-9a-f]{16})-[0-9a-f]{2}(?<more>-.*)?$/;

/**
 * The trace of a `traceparent` header (https://www.w3.org/TR/trace-context/): undefined for one that is none. Later versions may say
 * more after the part that is read.
 */
export function readTraceparent(header: unknown): { readonly traceId: string; readonly parentId: string } | undefined {
  const { version, trace = '', parent = '', more } = (typeof header === 'string' ? TRACEPARENT.exec(header)?.groups : undefined) ?? {};
  if (version === undefined || version === 'ff' || (version === '00' && more !== undefined)) return undefined;
  return /^0+$/.test(trace) || /^0+$/.test(parent) ? undefined : { traceId: trace, parentId: parent };
}

/** How the log names `request`. */
export function fieldsOf(request: FastifyRequest): RequestFields {
  const trace = readTraceparent(request.headers.traceparent);
  return { request_id: request.id, ...(trace ? { trace_id: trace.traceId, parent_id: trace.parentId } : {}) };
}
