import { ImportColumns } from '../../../platform/imports/import-columns.js';

const NAMES = ['question', 'answer', 'kind', 'language', 'status', 'search_terms'] as const;
export type ImportColumn = (typeof NAMES)[number];

/** The columns of a file with questions and answers. */
export const KNOWLEDGE_COLUMNS = new ImportColumns(NAMES, {
  otherNames: {
    question: ['questions', 'q', 'title', 'topic', 'faq', 'pregunta', 'preguntas', 'titulo', 'tema', 'السؤال', 'سؤال', 'الاسئلة', 'العنوان', 'pergunta', 'titre', 'frage'],
    answer: ['answers', 'a', 'reply', 'response', 'text', 'body', 'content', 'respuesta', 'respuestas', 'texto', 'contenido', 'الجواب', 'جواب', 'الاجابة', 'الرد', 'النص', 'resposta', 'reponse', 'antwort'],
    kind: ['type', 'category', 'tipo', 'categoria', 'النوع'],
    language: ['lang', 'locale', 'idioma', 'lengua', 'اللغة', 'langue', 'sprache'],
    status: ['state', 'published', 'estado', 'الحالة', 'statut'],
    search_terms: ['search terms', 'synonyms', 'search words', 'keywords', 'tags', 'terminos de busqueda', 'sinonimos', 'palabras clave', 'كلمات البحث', 'مرادفات'],
  },
  needed: [['question'], ['answer']],
});
