import type { Type } from '@nestjs/common';

/** Every module of the product, lower rows first. */
export const MODULES: readonly Type[] = [
];
