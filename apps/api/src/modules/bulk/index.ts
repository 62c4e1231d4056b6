/** Bulk messages: one template to many people, at a pace that leaves room for everybody else. */
export { SEND_BULK } from './bulk.jobs.js';
export { BulkModule } from './bulk.module.js';
export { BulkBatches, type Step } from './sending/bulk-batches.service.js';
export { DUE_BULKS } from './sending/sending.queries.js';
