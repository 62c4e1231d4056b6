import { ApiError, type ApiErrorCode } from '../../../shared/api/api.js';
import { ERROR_TEXTS } from '../../../shared/api/error-texts.js';
import type { Media } from '../model.js';

interface Upload {
  readonly storeId: string;
  readonly csrfToken: string | undefined;
  readonly file: File;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

/** Uploads a file. XMLHttpRequest, because fetch does not tell how far an upload is. @throws ApiError, or a DOMException named AbortError */
export function uploadMedia({ storeId, csrfToken, file, onProgress, signal }: Upload): Promise<Media> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file);
    request.open('POST', `/api/v1/stores/${storeId}/media`);
    request.responseType = 'json';
    if (csrfToken !== undefined) request.setRequestHeader('x-csrf-token', csrfToken);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => (request.status === 201 ? resolve(request.response as Media) : reject(problemOf(request)));
    request.onerror = () => reject(new ApiError('network.failed', 'The API could not be reached', { status: 0 }));
    request.onabort = () => reject(new DOMException('The upload was cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}

function problemOf(request: XMLHttpRequest): ApiError {
  const problem = request.response as { code?: unknown; detail?: unknown; request_id?: unknown } | null;
  const code = typeof problem?.code === 'string' && Object.hasOwn(ERROR_TEXTS, problem.code) ? (problem.code as ApiErrorCode) : 'server.failed';
  return new ApiError(code, typeof problem?.detail === 'string' ? problem.detail : code, { status: request.status });
}
