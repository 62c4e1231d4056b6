/** What a provider needs of HTTP. The app's implementation adds the address guard, time and size limits and redaction. */
export interface Http {
  /** Resolves for every HTTP status. @throws HttpFailure when there is no complete answer */
  request(request: HttpRequest): Promise<HttpResponse>;
}
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as application/json. */
  readonly json?: unknown;
  /** Sent as multipart/form-data. */
  readonly form?: readonly FormPart[];
  /** Raw bytes; set content-type in `headers`. */
  readonly bytes?: Uint8Array;
  /** Default 15 000. */
  readonly timeoutMs?: number;
  /** Answer larger than this fails with `too_large`. Default 1 MB. */
  readonly maxBytes?: number;
}
export type FormPart =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly filename: string; readonly mimeType: string; readonly bytes: Uint8Array };
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
/** No complete answer came. `requestWritten` decides whether the other side may have acted. */
export class HttpFailure extends Error {
  constructor(
    readonly reason: 'timeout' | 'refused' | 'reset' | 'dns' | 'too_large' | 'blocked' | 'other',
    readonly requestWritten: boolean,
    message: string,
  ) {
    super(message);
    this.name = 'HttpFailure';
  }
}
