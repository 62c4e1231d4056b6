import { ApiError, type ApiErrorCode } from './api.js';
import { ERROR_TEXTS } from './error-texts.js';

interface FileUpload {
  /** For example `/api/v1/stores/st_.../media`. */
  readonly path: string;
  readonly csrfToken: string | undefined;
  readonly file: File;
  /** Texts that stand before the file in the form. */
  readonly fields?: Readonly<Record<string, string>>;
  /** From 0 to 1. */
  readonly onProgress?: (part: number) => void;
  readonly signal?: AbortSignal;
}

/** Posts a file as a form. XMLHttpRequest, because fetch does not tell how far an upload is. @throws ApiError, or a DOMException named AbortError */
export function uploadFile<Answer>({ path, csrfToken, file, fields = {}, onProgress, signal }: FileUpload): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    for (const [name, text] of Object.entries(fields)) body.append(name, text);
    body.append('file', file);
    request.open('POST', path);
    request.responseType = 'json';
    if (csrfToken !== undefined) request.setRequestHeader('x-csrf-token', csrfToken);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => (request.status >= 200 && request.status < 300 ? resolve(request.response as Answer) : reject(problemOf(request)));
    request.onerror = () => reject(new ApiError('network.failed', 'The API could not be reached', { status: 0 }));
    request.onabort = () => reject(new DOMException('The upload was cancelled', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}

interface ProblemBody { code?: unknown; title?: unknown; detail?: unknown; request_id?: unknown; errors?: unknown }

function problemOf(request: XMLHttpRequest): ApiError {
  const problem = request.response as ProblemBody | null;
  const code = typeof problem?.code === 'string' && Object.hasOwn(ERROR_TEXTS, problem.code) ? (problem.code as ApiErrorCode) : 'server.failed';
  const words = [problem?.detail, problem?.title].find((text) => typeof text === 'string');
  return new ApiError(code, words ?? code, { status: request.status, requestId: typeof problem?.request_id === 'string' ? problem.request_id : undefined });
}
