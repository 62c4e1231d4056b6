import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { MultipartFile } from '@fastify/multipart';
import { AppError } from '../errors/app-error.js';

/** A file that came with a request. */
export interface Upload {
  readonly bytes: Buffer;
  readonly filename?: string;
  /** What the sender says it is. */
  readonly mimeType?: string;
  /** Texts that came before the file in the same form. */
  readonly fields: Readonly<Record<string, string>>;
}
/** 10,000 rows with long descriptions. */
const CSV_LIMIT = 20 * 1024 * 1024;
const NAME_MAX = 200;

/** A route that reads its file with readUpload and takes a bare `text/csv` body too. */
export function AcceptsCsv(): MethodDecorator {
  return applyDecorators(RouteConfig({ acceptsCsv: true }), ApiConsumes('multipart/form-data', 'text/csv'));
}

/** Lets `text/csv` bodies through as bytes on routes that accept them; all others answer request.unsupported_type. */
export function acceptCsvBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit: CSV_LIMIT }, (request, body, done) => {
    const accepts = (request.routeOptions.config as { acceptsCsv?: boolean }).acceptsCsv === true;
    done(accepts ? null : new AppError('request.unsupported_type'), body);
  });
}

/**
 * The one file of a multipart request, or a `text/csv` body, of at most `maxBytes`.
 * @throws AppError request.unsupported_type, request.malformed (no file), request.too_large
 */
export async function readUpload(request: FastifyRequest, maxBytes: number): Promise<Upload> {
  if (Buffer.isBuffer(request.body)) return checked({ bytes: request.body, mimeType: 'text/csv', fields: {} }, maxBytes);
  if (!request.isMultipart()) throw new AppError('request.unsupported_type', { detail: 'Send the file as multipart/form-data' });
  const part = await firstFile(request, maxBytes);
  if (part === undefined) throw new AppError('request.malformed', { detail: 'The request holds no file' });
  const filename = fileNameOf(part.filename);
  return checked({ bytes: await part.toBuffer(), mimeType: part.mimetype, fields: textsOf(part), ...(filename ? { filename } : {}) }, maxBytes);
}

async function firstFile(request: FastifyRequest, maxBytes: number): Promise<MultipartFile | undefined> {
  try {
    return await request.file({ limits: { fileSize: maxBytes } });
  } catch (error) {
    const status = (error as { statusCode?: unknown }).statusCode;
    throw typeof status === 'number' ? error : new AppError('request.malformed', { detail: 'The multipart body is broken' });
  }
}

function checked(upload: Upload, maxBytes: number): Upload {
  if (upload.bytes.byteLength > maxBytes) throw new AppError('request.too_large', { detail: `At most ${maxBytes} bytes` });
  return upload;
}

function textsOf({ fields }: MultipartFile): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, field]) => (
    field !== undefined && !Array.isArray(field) && field.type === 'field' && typeof field.value === 'string' ? [[name, field.value]] : [])));
}

/** The last part of what the sender calls a file, without control characters; undefined when nothing is left. */
export function fileNameOf(given: string | undefined): string | undefined {
  const name = given?.split(/[\\/]/).at(-1)?.replaceAll(/\p{C}/gu, '').trim();
  return name ? name.slice(-NAME_MAX) : undefined;
}
