import { fileTypeFromBuffer } from 'file-type';
import type { DocumentFormat } from '../../../platform/documents/document.js';
import { AppError } from '../../../platform/errors/app-error.js';

export interface DocumentType { readonly format: DocumentFormat; readonly mimeType: string }

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PDF: DocumentType = { format: 'pdf', mimeType: 'application/pdf' };
const WORD: DocumentType = { format: 'docx', mimeType: DOCX };
const BY_ENDING: Readonly<Record<string, DocumentType>> = {
  pdf: PDF, docx: WORD, txt: { format: 'text', mimeType: 'text/plain' }, text: { format: 'text', mimeType: 'text/plain' },
  md: { format: 'markdown', mimeType: 'text/markdown' }, markdown: { format: 'markdown', mimeType: 'text/markdown' },
};

/**
 * What a document is: by its content, and where that does not tell (text, damaged files) by the ending of its name.
 * @throws AppError media.type_refused
 */
export async function documentTypeOf(bytes: Buffer, filename: string): Promise<DocumentType> {
  const byName = BY_ENDING[filename.split('.').at(-1)?.toLowerCase() ?? ''];
  const found = (await fileTypeFromBuffer(bytes))?.mime;
  if (found === 'application/pdf') return PDF;
  if (found === DOCX) return WORD;
  // An archive that ends early, and a Word file with a password, are still what their name says; the reader tells what is wrong.
  if (byName === WORD && (found === undefined || found === 'application/zip' || (found === 'application/x-cfb' && bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))))) return WORD;
  if (byName !== undefined && byName !== WORD && found === undefined && (byName === PDF || isText(bytes))) return byName;
  throw new AppError('media.type_refused', { detail: `${filename} is no PDF, Word (DOCX), text or Markdown file` });
}

/** No text has zero bytes, but for UTF-16 with its mark. */
function isText(bytes: Buffer): boolean {
  const hasMark = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return hasMark || !bytes.subarray(0, 64 * 1024).includes(0);
}
