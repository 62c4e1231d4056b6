import type { FieldCode, FieldParams, ProblemField } from '#contracts';
import { type PipeTransform, ValidationPipe, type ValidationError } from '@nestjs/common';
import { AppError } from '../errors/app-error.js';

/** Bodies and queries against their DTO: unknown fields are refused, every problem is named by its pointer. */
export function validationPipe(): PipeTransform {
  const [body, query] = [pipeFor('/'), pipeFor('?')];
  return { transform: (value: unknown, metadata) => (metadata.type === 'query' ? query : body).transform(value, metadata) as Promise<unknown> };
}

/** @param root begins every pointer: `/` for a body, `?` for a query */
function pipeFor(root: '/' | '?'): ValidationPipe {
  return new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true, exceptionFactory: (errors) => invalid(errors, root) });
}

function invalid(errors: readonly ValidationError[], root: '/' | '?'): AppError {
  const fields = errors.flatMap((error) => fieldsOf(error, root));
  const isUnknown = root === '?' && fields.some((field) => field.code === 'unknown_field');
  return new AppError(isUnknown ? 'request.unknown_parameter' : 'request.invalid', { detail: fields.map((field) => field.detail).slice(0, 3).join('; '), errors: fields });
}

function fieldsOf(error: ValidationError, parent: string): ProblemField[] {
  const pointer = `${parent}${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, detail]) => problemOf(error, pointer, rule, detail));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldsOf(child, `${pointer}/`))];
}

function problemOf(error: ValidationError, pointer: string, rule: string, detail: string): ProblemField {
  const isMissing = rule !== 'whitelistValidation' && (error.value === undefined || error.value === null || error.value === '');
  if (isMissing) return { pointer, code: 'required', detail };
  const params = error.contexts?.[rule] as FieldParams | undefined;
  return { pointer, code: CODES[rule] ?? 'invalid', detail, ...(params ? { params } : {}) };
}

const CODES: Readonly<Record<string, FieldCode>> = {
  whitelistValidation: 'unknown_field', isString: 'not_a_text', maxLength: 'too_long', minLength: 'too_short', isEmail: 'not_an_email',
  isIn: 'not_allowed', isInt: 'not_a_number', isNumber: 'not_a_number', isDate: 'not_a_time', max: 'too_large', min: 'too_small', arrayMaxSize: 'too_many', arrayMinSize: 'too_few',
};
