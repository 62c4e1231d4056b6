import { cautionsOf, isSealed, type Field, type Provider } from '#providers/contract';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { AccountProblem } from '../connection/account-problem.js';

/** Injection token of the providers; the app passes the list of libs/providers, tests may add their own. */
export const PROVIDERS = Symbol('PROVIDERS');

export interface NamedField extends Field { readonly name: string }

/** The providers of this installation, found by what stands in the database or in a web address. */
@Injectable()
export class ProviderList {
  constructor(@Inject(PROVIDERS) readonly all: readonly Provider[], private readonly clock: Clock) {}

  find(id: string): Provider | undefined {
    return this.all.find((provider) => provider.id === id);
  }
  /** @throws AppError account.provider_unknown */
  get(id: string): Provider {
    const provider = this.find(id);
    if (!provider) throw AppError.field('account.provider_unknown', '/provider');
    return provider;
  }
  /** What deserves a warning in values of its open fields, without asking anybody (R106). */
  cautions(provider: Provider, settings: Readonly<Record<string, string>>): AccountProblem[] {
    return fieldsOf(provider).flatMap((field) => {
      const value = settings[field.name] || field.default || '';
      const found = cautionsOf(field, this.clock.now()).filter(({ pattern }) => new RegExp(pattern, 'u').test(value));
      return found.map(({ code, text }) => ({ code, text: text.replaceAll('{value}', value), field: field.name, blocking: false }));
    });
  }
  /** Ids of the providers whose webhooks arrive at this path. */
  idsAt(webhookPath: string): string[] {
    return this.all.filter((provider) => provider.webhookPath === webhookPath).map((provider) => provider.id);
  }
}

/** A provider's fields in the order of its form. */
export function fieldsOf(provider: Provider): readonly NamedField[] {
  return Object.entries(provider.fields).map(([name, field]) => ({ name, ...field }));
}
export function sealedFieldsOf(provider: Provider): readonly NamedField[] {
  return fieldsOf(provider).filter(isSealed);
}
/** The field that the provider's verification request is matched against; undefined without a handshake. */
export function verifyTokenFieldOf(provider: Provider): NamedField | undefined {
  return provider.handshake ? fieldsOf(provider).find((field) => field.kind === 'token') : undefined;
}
/** Origin that secrets may be sent to: of the provider's address field; empty when it has none or the value is no address. */
export function originOf(provider: Provider, settings: Readonly<Record<string, string>>): string {
  const field = fieldsOf(provider).find((item) => item.kind === 'url' && item.bindsSecrets);
  const address = field && (settings[field.name] || field.default);
  return address && URL.canParse(address) ? new URL(address).origin : '';
}
/** Origin of the provider's own service. */
export function homeOriginOf(provider: Provider): string {
  return originOf(provider, {});
}
/** Name of the field that stands for the number or the business at the provider; empty when it has none. */
export function nameOf(provider: Provider, identifies: 'number' | 'business' | 'app'): string {
  return Object.entries(provider.fields).find(([, field]) => field.identifies === identifies)?.[0] ?? '';
}
/** Where the provider is to post, behind the public address. Providers with a handshake share one; others get an unguessable one each. */
export function webhookAddressOf(provider: Provider, pathKey: string): string {
  const shared = `/api/webhooks/${provider.webhookPath}`;
  return provider.handshake ? shared : `${shared}/${pathKey}`;
}
