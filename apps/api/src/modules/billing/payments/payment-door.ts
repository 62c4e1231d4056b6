import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { Clock } from '../../../platform/clock/clock.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { SecurityEvents } from '../../security/index.js';
import type { StripeAccount } from './stripe-account.js';

/** Seconds that an event may be old, Stripe's own default: older ones are sent again by somebody who kept them. */
const TOLERANCE_S = 300;

/** What was posted, by whom. */
export interface PostedEvent { readonly body: Buffer; readonly signature: string | undefined; readonly source: string }

/** Verifies and reads in one step: an event that nobody signed has no type. */
@Injectable()
export class PaymentDoor {
  constructor(private readonly security: SecurityEvents, private readonly clock: Clock) {}

  /** @throws AppError request.malformed, when it is noted and must not be looked at */
  open({ client, webhookSecret }: StripeAccount, { body, signature, source }: PostedEvent): Stripe.Event {
    try {
      return client.webhooks.constructEvent(body, signature ?? '', webhookSecret, TOLERANCE_S, undefined, this.clock.now().getTime());
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('\n')[0]?.trim() ?? '' : '';
      this.security.record({ kind: signature === undefined ? 'webhook.missing_signature' : 'webhook.bad_signature', source, detail: { service: 'stripe', reason, bytes: body.byteLength } });
      throw new AppError('request.malformed', { detail: 'The signature does not fit' });
    }
  }
}
