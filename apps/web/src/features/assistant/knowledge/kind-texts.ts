import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { BookText, CircleHelp, FileText, Globe, type LucideIcon, Scale } from 'lucide-react';
import type { KnowledgeEntry, WrittenKind } from '../api/list-knowledge.js';

interface KindText { readonly name: MessageDescriptor; readonly title: MessageDescriptor; readonly body: MessageDescriptor; readonly icon: LucideIcon }

export const WRITTEN_KINDS: readonly WrittenKind[] = ['faq', 'policy', 'article'];
export const KIND_TEXTS: Readonly<Record<KnowledgeEntry['kind'], KindText>> = {
  faq: { name: msg`Question`, title: msg`Question`, body: msg`Answer`, icon: CircleHelp },
  policy: { name: msg`Policy`, title: msg`What it is about`, body: msg`Policy`, icon: Scale },
  document: { name: msg`Document`, title: msg`Title`, body: msg`Text`, icon: FileText },
  page: { name: msg`Web page`, title: msg`Title`, body: msg`Text`, icon: Globe },
  article: { name: msg`Article`, title: msg`Title`, body: msg`Text`, icon: BookText },
};

/** The kind under which a text is written by people. */
export function writtenKind(kind: KnowledgeEntry['kind']): WrittenKind {
  return kind === 'document' || kind === 'page' ? 'article' : kind;
}
