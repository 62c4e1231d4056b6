import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { BookText, CircleHelp, type LucideIcon, Scale } from 'lucide-react';
import type { KnowledgeKind } from '../api/list-knowledge.js';

interface KindText { readonly name: MessageDescriptor; readonly title: MessageDescriptor; readonly body: MessageDescriptor; readonly icon: LucideIcon }

export const KNOWLEDGE_KINDS: readonly KnowledgeKind[] = ['faq', 'policy', 'article'];
export const KIND_TEXTS: Readonly<Record<KnowledgeKind, KindText>> = {
  faq: { name: msg`Question`, title: msg`Question`, body: msg`Answer`, icon: CircleHelp },
  policy: { name: msg`Policy`, title: msg`What it is about`, body: msg`Policy`, icon: Scale },
  article: { name: msg`Article`, title: msg`Title`, body: msg`Text`, icon: BookText },
};
