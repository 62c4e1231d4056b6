import type { MessageDescriptor } from '@lingui/core';
import type { QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/api.js';

/** What is wrong with a row; the kind knows its codes. */
export type ImportRowError = Omit<Schemas['ImportErrorDto'], 'code'> & { readonly code: string };
/** An import of any kind; products have pictures beside it. */
export type Import = Omit<Schemas['KnowledgeImportDto'], 'errors'> & { readonly errors: readonly ImportRowError[]; readonly pictures?: Schemas['ImportPicturesDto'] };
export interface ImportOutline { readonly rows: number; readonly columns: readonly { readonly header: string; readonly column: string | null; readonly samples: readonly string[] }[] }
/** What each header of the file stands for, in their order. */
export type ChosenColumns = readonly (string | null)[];
export type CommonRowError = Extract<Schemas['ImportErrorDto']['code'], Schemas['KnowledgeImportErrorDto']['code']>;

/** What the screens of an import say of one kind of thing. */
export interface ImportTexts {
  /** Over what the columns stand for. */
  readonly target: string;
  /** Of how many are new. */
  readonly created: string;
  /** What a file may be like. */
  readonly file: ReactNode;
  /** What becomes of the rows, with the way to a first file. */
  readonly hint: ReactNode;
  readonly columnsMissing: ReactNode;
  readonly action: (count: number) => ReactNode;
  readonly running: (done: string, total: string) => ReactNode;
  readonly imported: (count: number) => ReactNode;
  readonly open: ReactNode;
  readonly askUndo: (created: number, updated: number) => ReactNode;
  readonly undone: (removed: number, restored: number) => ReactNode;
  readonly rowError: (error: ImportRowError) => string;
}

/** One kind of thing that comes in from a table: products, or questions with their answers. */
export interface ImportKind {
  /** Of the imports under `/api/v1/stores/<id>/`. */
  readonly path: string;
  readonly key: (storeId: string) => QueryKey;
  /** Everything that an import or its undoing changes. */
  readonly touched: (storeId: string) => readonly QueryKey[];
  readonly list: (storeId: string) => Promise<Import[]>;
  readonly running: (storeId: string) => Promise<Schemas['ImportProgressDto'][]>;
  readonly undo: (storeId: string, importId: string) => Promise<Import>;
  /** The page with what was imported, under `/s/<store>/`. */
  readonly home: '/s/$storeSlug/catalog' | '/s/$storeSlug/assistant/knowledge';
  /** What a column of a file can hold, in the order in which people look for it. */
  readonly columns: Readonly<Record<string, MessageDescriptor>>;
  /** Whether these columns are enough. */
  readonly isEnough: (columns: ChosenColumns) => boolean;
  readonly useTexts: () => ImportTexts;
}
