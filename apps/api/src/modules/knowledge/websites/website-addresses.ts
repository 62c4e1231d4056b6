import { Injectable } from '@nestjs/common';
import { Env } from '../../../platform/config/env.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { readAllowList, refusedAddress } from '../../../platform/http/address-guard.js';
import { pageAddress } from './site-address.js';

/** Addresses of websites that people type. */
@Injectable()
export class WebsiteAddresses {
  readonly #allow: ReadonlySet<string>;

  constructor(env: Env) {
    this.#allow = readAllowList(env.OUTBOUND_ALLOW);
  }

  /** The address as it is kept. What its name resolves to is checked with every call. @throws AppError request.invalid */
  check(url: string): string {
    const refused = refusedAddress(url, this.#allow);
    if (refused !== undefined) throw new AppError('request.invalid', { errors: [{ pointer: '/url', code: 'knowledge_source.address_refused', detail: `The address ${refused}` }] });
    return pageAddress(url);
  }
}
