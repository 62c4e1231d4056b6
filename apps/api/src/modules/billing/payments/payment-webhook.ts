import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type Stripe from 'stripe';
import { AppError } from '../../../platform/errors/app-error.js';
import { asAppError, sendProblem } from '../../../platform/http/problem.filter.js';
import { readBytes } from '../../../platform/http/raw-body.js';
import { Payers } from './payers.js';
import { PaymentDoor, type PostedEvent } from './payment-door.js';
import { Payments } from './payments.service.js';
import { STRIPE_ACCOUNT, type StripeAccount } from './stripe-account.js';

/** Largest event in bytes; Stripe's stay far below. */
const BODY_LIMIT = 1024 * 1024;

/** `POST /api/webhooks/stripe`. Signatures are over the bytes as they came. */
@Injectable()
export class PaymentWebhook implements OnModuleInit {
  readonly #log = new Logger('payments');

  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(STRIPE_ACCOUNT) private readonly account: StripeAccount | null,
    private readonly payers: Payers,
    private readonly payments: Payments,
    private readonly door: PaymentDoor,
  ) {}

  onModuleInit(): void {
    const { account } = this;
    if (!account || !this.host.httpAdapter) return;
    void this.host.httpAdapter.getInstance<FastifyInstance>().register(async (scope) => {
      readBytes(scope, BODY_LIMIT);
      // Whatever could not be done is left with Stripe, which sends it again for three days.
      scope.setErrorHandler((error, request, reply) => {
        const known = asAppError(error);
        if (!known) this.#log.error(error instanceof Error ? error : new Error(String(error)), `request ${request.id}`);
        sendProblem(reply, request, known ?? new AppError('server.unavailable'));
      });
      scope.post('/stripe', async (request, reply) => {
        const signature = request.headers['stripe-signature'];
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        await this.receive(account, { body, signature: typeof signature === 'string' ? signature : undefined, source: request.ip });
        return reply.code(200).send();
      });
    }, { prefix: '/api/webhooks' });
  }

  /** Resolves when what the event says is in force, or when it concerns no store. @throws AppError request.malformed, billing.unavailable */
  async receive(account: StripeAccount, posted: PostedEvent): Promise<void> {
    const event = this.door.open(account, posted);
    const customerId = customerOf(event);
    const storeId = customerId === undefined ? undefined : await this.payers.storeOf(customerId);
    if (customerId === undefined || storeId === undefined) return;
    await this.payments.refresh(storeId, event);
    if (event.type === 'customer.deleted') await this.payers.forgetCustomer(storeId, customerId);
  }
}

/** Whose event it is. Of what it says nothing else is believed. */
function customerOf({ data: { object } }: Stripe.Event): string | undefined {
  if (object.object === 'customer') return object.id;
  const customer: unknown = 'customer' in object ? object.customer : undefined;
  if (typeof customer === 'string') return customer;
  return typeof customer === 'object' && customer !== null && 'id' in customer && typeof customer.id === 'string' ? customer.id : undefined;
}
