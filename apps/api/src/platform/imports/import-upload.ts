import { applyDecorators } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AcceptsCsv, readUpload } from '../http/upload.js';
import type { ImportColumns } from './import-columns.js';
import type { ImportFile } from './import-flow.js';

/** The largest file, in bytes. */
const MAX_BYTES = 20 * 1024 * 1024;
const FILE = { file: { type: 'string', format: 'binary' } } as const;

/** A route that takes a file to import, with the choice of its columns before it. */
export function AcceptsImport(): MethodDecorator {
  return applyDecorators(AcceptsCsv(), ApiBody({ schema: { type: 'object', properties: { columns: { type: 'string' }, ...FILE } } }));
}

/** A route that takes a file to look at its columns. */
export function AcceptsFileToOutline(): MethodDecorator {
  return applyDecorators(AcceptsCsv(), ApiBody({ schema: { type: 'object', properties: FILE } }));
}

/** @throws AppError request.invalid for a wrong choice of columns, and as `readUpload` */
export async function readImport<C extends string>(request: FastifyRequest, known: ImportColumns<C>): Promise<ImportFile<C>> {
  const { bytes, filename, fields } = await readUpload(request, MAX_BYTES);
  const { columns } = fields;
  return { bytes, ...(filename === undefined ? {} : { filename }), ...(columns === undefined ? {} : { columns: known.readChoice(columns) }) };
}

/** The bytes of a file to look at. @throws as `readUpload` */
export async function readFileToOutline(request: FastifyRequest): Promise<Buffer> {
  return (await readUpload(request, MAX_BYTES)).bytes;
}
