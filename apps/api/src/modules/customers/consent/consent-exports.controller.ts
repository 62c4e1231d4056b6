import { publicId } from '#contracts';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../../platform/clock/clock.js';
import { ApiCsv, datedName, sendCsv } from '../../../platform/csv/send-csv.js';
import { Access } from '../../../platform/http/access.js';
import { StoreId } from '../../../platform/http/params.js';
import { Consent, type ProvenConsent } from './consent.service.js';

const BATCH = 500;
const COLUMNS = ['occurred_at', 'noted_at', 'customer_id', 'customer_name', 'phone', 'purpose', 'allowed', 'source', 'words', 'entered_by', 'account', 'message_id', 'proof_id'] as const;

@ApiTags('customers')
@Controller('api/v1/stores/:store_id/consent-exports')
export class ConsentExportsController {
  constructor(private readonly consent: Consent, private readonly clock: Clock) {}

  @Get()
  @Access({ role: 'admin', scope: 'customers:read' })
  @ApiOperation({ operationId: 'exportConsent', summary: 'Everything that customers said about marketing, each with its proof, as a CSV file in the order of its noting' })
  @ApiCsv()
  async export(@StoreId() storeId: string, @Res() reply: FastifyReply): Promise<void> {
    await sendCsv(reply, datedName('consent', this.clock.now()), COLUMNS, this.#rows(storeId));
  }

  async *#rows(storeId: string): AsyncGenerator<Record<(typeof COLUMNS)[number], string>> {
    for (let after: string | undefined; ;) {
      const facts = await this.consent.proven(storeId, after, BATCH);
      for (const fact of facts) yield cellsOf(fact);
      after = facts.at(-1)?.id;
      if (after === undefined || facts.length < BATCH) return;
    }
  }
}

function cellsOf(fact: ProvenConsent): Record<(typeof COLUMNS)[number], string> {
  return {
    occurred_at: fact.occurred_at.toISOString(), noted_at: fact.created_at.toISOString(), customer_id: publicId('customer', fact.customer_id), customer_name: fact.customer_name ?? '', phone: fact.customer_phone ?? '',
    purpose: fact.purpose, allowed: fact.allowed ? 'yes' : 'no', source: fact.source, words: fact.words ?? '', entered_by: fact.actor_name ?? '', account: fact.account_name ?? '',
    message_id: fact.message_id === null ? '' : publicId('message', fact.message_id), proof_id: publicId('consent_fact', fact.id),
  };
}
