import 'reflect-metadata';
import type { ArgumentMetadata } from '@nestjs/common';
import { AppError } from '../errors/app-error.js';
import { Nested, Text, Whole } from './fields.js';
import { validationPipe } from './validation.js';

class Inner {
  @Text({ max: 5 }) city!: string;
}
class Changed {
  @Text({ max: 5, optional: true }) name?: string;
  @Text({ max: 5, optional: true, nullable: true }) note?: string | null;
  @Text({ max: 5, nullable: true }) code!: string | null;
}
class Created extends Changed {
  @Text({ max: 5 }) declare name: string;
}
class Asked {
  @Text({ max: 5 }) name!: string;
  @Whole({ optional: true, max: 9 }) limit?: number;
  @Nested(() => Inner, { optional: true }) address?: Inner;
}

async function refusal(type: ArgumentMetadata['type'], value: object, metatype: new () => object = Asked): Promise<object> {
  try {
    await validationPipe().transform(value, { type, metatype });
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, errors: error.errors.map(({ pointer, code }) => `${pointer} ${code}`) };
    throw error;
  }
  throw new Error('was accepted');
}

describe('validation', () => {
  it('points into a body, also below the first level', async () => {
    expect(await refusal('body', { name: 'too long', address: { city: 'far too long' } })).toEqual({ code: 'request.invalid', errors: ['/name too_long', '/address/city too_long'] });
  });

  it('refuses unknown fields of a body', async () => {
    expect(await refusal('body', { name: 'a', 'x/y': 1 })).toEqual({ code: 'request.invalid', errors: ['/x~1y unknown_field'] });
  });

  it('names query parameters, and refuses unknown ones with a code of their own', async () => {
    expect(await refusal('query', { name: 'a', limit: '10' })).toEqual({ code: 'request.invalid', errors: ['?limit too_large'] });
    expect(await refusal('query', { name: 'a', pgae: '2' })).toEqual({ code: 'request.unknown_parameter', errors: ['?pgae unknown_field'] });
  });

  it('tells the limit that was passed, and that something is missing', async () => {
    const error = await validationPipe().transform({ name: 'far too long', limit: 10, address: {} }, { type: 'body', metatype: Asked }).catch((thrown: unknown) => thrown);
    expect((error as AppError).errors.map(({ pointer, code, params }) => [pointer, code, params])).toEqual([
      ['/name', 'too_long', { max: 5 }], ['/limit', 'too_large', { max: 9 }], ['/address/city', 'required', undefined],
    ]);
  });

  it('takes null only where a field may be empty, and nothing at all only where it may be missing', async () => {
    expect(await validationPipe().transform({ note: null, code: null }, { type: 'body', metatype: Changed })).toEqual({ note: null, code: null });
    expect(await refusal('body', { name: null }, Changed)).toEqual({ code: 'request.invalid', errors: ['/name required', '/code required'] });
    expect(await refusal('body', { code: 'a' }, Created)).toEqual({ code: 'request.invalid', errors: ['/name required'] });
  });

  it('converts what it accepts', async () => {
    expect(await validationPipe().transform({ name: ' a ', limit: '3' }, { type: 'query', metatype: Asked })).toEqual({ name: 'a', limit: 3 });
  });
});
