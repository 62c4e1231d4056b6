/** What keeps an account from working (`blocking`) or deserves a look. `field` names one of the provider's fields. */
export interface AccountProblem {
  readonly code: string;
  readonly text: string;
  readonly field?: string;
  readonly blocking: boolean;
}
