import type { Credentials, HttpResponse, Provider, SendErrorKind } from '../contract/index.js';
import { describeBinding, describeFields } from './fields.js';
import { describeReceiving } from './receiving.js';
import { describeSending } from './sending.js';
import type { Fixture } from './fixtures.js';

/** What the suite needs to know of a provider beside the provider itself. */
export interface ProviderSample {
  /** Complete and valid; every sealed value at least eight characters, so that it can be looked for in error texts. */
  readonly credentials: Credentials;
  readonly fixtures: readonly Fixture[];
  /** The provider's answer to a message it takes, naming this id. */
  readonly accepted: (externalId: string) => HttpResponse;
  /** The provider's answer to a message it refuses with this code of its own; `words` is its text about it. */
  readonly refused: (code: string, words: string) => HttpResponse;
  /** Every code of the provider's error list (without our prefix) with its kind. */
  readonly kinds: Readonly<Record<string, SendErrorKind>>;
}

/**
 * What every provider must keep, as Jest tests. Call it once at the top of the provider's spec.
 * The rules are those of the contract: a provider that passes can be put into the list.
 */
export function describeProvider(provider: Provider, sample: ProviderSample): void {
  describe(`the provider ${provider.id}`, () => {
    describeFields(provider, sample);
    describeBinding(provider);
    describeReceiving(provider, sample);
    describeSending(provider, sample);
  });
}
