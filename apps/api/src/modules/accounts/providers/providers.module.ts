import type { Provider } from '#providers/contract';
import { type DynamicModule, Module } from '@nestjs/common';
import { PROVIDERS, ProviderList } from './provider-list.js';

/** Hands the installation's providers to whoever asks for `ProviderList`. */
@Module({})
export class ProvidersModule {
  static with(providers: readonly Provider[]): DynamicModule {
    return { module: ProvidersModule, global: true, providers: [{ provide: PROVIDERS, useValue: providers }, ProviderList], exports: [PROVIDERS, ProviderList] };
  }
}
