import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { apiDocumentText } from './api-document.js';

const [, , target] = process.argv;
if (target === undefined) throw new Error('Usage: openapi.js <file to write>');
writeFileSync(target, await apiDocumentText());
