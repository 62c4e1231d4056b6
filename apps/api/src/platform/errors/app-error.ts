import { ERROR_CODES, type ErrorCode, type ProblemField } from '#contracts';

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
  /** One wrong field of a request; `pointer` as in Problem. */
  static field(code: ErrorCode, pointer: string, detail?: string): AppError {
    const text = detail ?? ERROR_CODES[code][1];
    return new AppError(code, { detail: text, errors: [{ pointer, code, detail: text }] });
  }
}
