import type { Schemas } from '../../shared/api/api.js';

export type BulkMessage = Schemas['BulkMessageDto'];
export type BulkStatus = BulkMessage['status'];
export type Progress = Schemas['BulkProgressDto'];
export type BulkEstimate = Schemas['BulkEstimateDto'];
export type BulkSample = Schemas['BulkSampleDto'];
export type BulkCost = Schemas['BulkCostDto'];
export type BulkReport = Schemas['BulkReportDto'];
export type BulkRecipient = Schemas['BulkRecipientDto'];
export type RecipientList = Schemas['RecipientListDto'];
export type RecipientListSummary = Schemas['RecipientListSummaryDto'];
export type Recipient = Schemas['RecipientDto'];
export type RecipientReport = Schemas['RecipientReportDto'];
export type RecipientFile = Schemas['RecipientFileDto'];
export type Segment = Schemas['SegmentDto'];
export type Template = Schemas['TemplateDto'];

/** Who has it: counted from what became of each recipient. */
export function arrived({ delivered, read }: Progress): number {
  return delivered + read;
}
/** What is over, of all that are to get it; from 0 to 1. */
export function doneShare({ recipients, pending, sending, unknown, undecided }: Progress): number {
  return recipients === 0 ? 0 : (recipients - pending - sending - (unknown - undecided)) / recipients;
}
/** Nothing more goes out, whatever WhatsApp still tells. */
export function isOver({ status }: Pick<BulkMessage, 'status'>): boolean {
  return status === 'completed' || status === 'partially_failed' || status === 'cancelled';
}
