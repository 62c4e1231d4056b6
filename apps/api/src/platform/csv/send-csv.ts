import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Gives } from '../http/acceptable.guard.js';
import { writeCsv } from './write-csv.js';

/** Documents an answer that is a CSV file; `sendCsv` gives it. */
export function ApiCsv(): MethodDecorator {
  return applyDecorators(Gives('text/csv'), ApiOkResponse({ schema: { type: 'string', format: 'binary' } }));
}

/**
 * Answers with a file to keep, row by row.
 * @param name of the file, ASCII letters, without its ending
 */
export async function sendCsv<Column extends string>(reply: FastifyReply, name: string, columns: readonly Column[], rows: AsyncIterable<Readonly<Partial<Record<Column, string>>>>): Promise<void> {
  void reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}.csv"`);
  await reply.send(writeCsv(columns, rows));
}

/** The name of a file that is another one every day. */
export function datedName(what: string, now: Date): string {
  return `${what}-${now.toISOString().slice(0, 10)}`;
}
