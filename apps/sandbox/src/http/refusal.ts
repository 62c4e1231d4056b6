/** An answer that a handler throws: the request is refused with this status and JSON body. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`refused with ${status}`);
  }
}

/** Refusal of the control surface. */
export function refuse(status: number, message: string): Refusal {
  return new Refusal(status, { error: message });
}
