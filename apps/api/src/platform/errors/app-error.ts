import { ERROR_CODES, type ErrorCode, type FieldCode, type FieldParams, type ProblemField } from '#contracts';

export interface AppErrorOptions {
  readonly detail?: string;
  readonly errors?: readonly ProblemField[];
  /** Extra response headers, for example Retry-After in seconds. */
  readonly headers?: Readonly<Record<string, string>>;
}
/** What a caller did wrong. Status and title come from the table in libs/contracts. */
export class AppError extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: readonly ProblemField[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(readonly code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.detail ? `${code}: ${options.detail}` : code);
    this.name = 'AppError';
    [this.status, this.title] = ERROR_CODES[code];
    this.detail = options.detail;
    this.errors = options.errors ?? [];
    this.headers = options.headers ?? {};
  }
  /**
   * One wrong field of a request; `pointer` as in Problem. A code of the field alone makes it `request.invalid`.
   * @param params what a text about `code` needs, for example `{ max: 40 }`
   */
  static field(code: ErrorCode | FieldCode, pointer: string, detail?: string, params?: FieldParams): AppError {
    const own = isErrorCode(code) ? code : 'request.invalid';
    const text = detail ?? ERROR_CODES[own][1];
    return new AppError(own, { detail: text, errors: [{ pointer, code, detail: text, ...(params ? { params } : {}) }] });
  }
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code);
}
