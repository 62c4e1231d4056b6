import { AppError } from '../../../platform/errors/app-error.js';
import { plain } from '../../../platform/search/words.js';

export const IMPORT_COLUMNS = [
  'handle', 'title', 'description', 'status', 'category', 'tags', 'search_terms', 'url', 'images', 'variant', 'option1_name', 'option1_value', 'option2_name', 'option2_value',
  'option3_name', 'option3_value', 'sku', 'price', 'compare_at', 'cost', 'currency', 'stock',
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];
/** A column of a file and what it stands for; null when it is not read. */
export interface ColumnChoice { readonly header: string; readonly column: ImportColumn | null }

/** How spreadsheets and shop systems call the columns, in several languages, as `keyOf` writes them. */
const NAMES: Readonly<Record<ImportColumn, readonly string[]>> = {
  handle: ['slug', 'product handle', 'url key', 'permalink', 'identificador'],
  title: ['name', 'product', 'product name', 'product title', 'item', 'item name', 'nombre', 'titulo', 'producto', 'nombre del producto', 'articulo', 'الاسم', 'اسم المنتج', 'المنتج', 'العنوان', 'nom', 'titre', 'produit', 'nome', 'produto'],
  description: ['body', 'body html', 'body (html)', 'details', 'text', 'long description', 'descripcion', 'detalles', 'الوصف', 'التفاصيل', 'descricao', 'beschreibung'],
  status: ['state', 'published', 'visibility', 'estado', 'الحالة', 'statut'],
  category: ['categories', 'product category', 'product type', 'type', 'department', 'section', 'categoria', 'categorias', 'seccion', 'الفئة', 'التصنيف', 'القسم', 'categorie', 'kategorie'],
  tags: ['tag', 'labels', 'keywords', 'etiquetas', 'الوسوم'],
  search_terms: ['search terms', 'synonyms', 'search words', 'terminos de busqueda', 'sinonimos', 'كلمات البحث', 'مرادفات'],
  url: ['link', 'web address', 'product url', 'product link', 'page', 'enlace', 'direccion web', 'الرابط'],
  images: ['image', 'image src', 'image url', 'image urls', 'picture', 'pictures', 'photo', 'photos', 'imagen', 'imagenes', 'foto', 'fotos', 'صورة', 'الصورة', 'صور', 'الصور', 'imagem', 'imagens', 'bild'],
  variant: ['variant title', 'variant name', 'variante', 'النوع'],
  option1_name: ['option name', 'opcion', 'nombre de opcion', 'option 1'],
  option1_value: ['option value', 'valor', 'valor de opcion', 'value 1'],
  option2_name: ['option 2'],
  option2_value: ['value 2'],
  option3_name: ['option 3'],
  option3_value: ['value 3'],
  sku: ['variant sku', 'article number', 'item number', 'code', 'product code', 'reference', 'ref', 'codigo', 'referencia', 'رمز المنتج', 'الرمز'],
  price: ['variant price', 'sale price', 'unit price', 'amount', 'precio', 'precio de venta', 'السعر', 'prix', 'preco', 'preis'],
  compare_at: ['compare at', 'compare at price', 'variant compare at price', 'old price', 'regular price', 'list price', 'rrp', 'msrp', 'precio anterior', 'السعر السابق', 'السعر القديم'],
  cost: ['cost per item', 'unit cost', 'cost price', 'purchase price', 'costo', 'coste', 'costo unitario', 'التكلفة', 'cout', 'custo'],
  currency: ['currency code', 'moneda', 'divisa', 'العملة', 'devise'],
  stock: ['quantity', 'qty', 'inventory', 'variant inventory qty', 'in stock', 'on hand', 'existencias', 'cantidad', 'inventario', 'المخزون', 'الكمية', 'estoque'],
};
const COLUMN_OF = new Map<string, ImportColumn>(IMPORT_COLUMNS.flatMap((column) => [column, ...NAMES[column]].map((name) => [keyOf(name), column] as const)));

/** A header without case, accents, signs and doubled spaces: what is equal here is called the same. */
export function keyOf(header: string): string {
  return plain(header).replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
}

/**
 * What each header seems to stand for, each column once. An import of the past is the better witness than the name.
 * @param remembered by `keyOf` of the header; null where it was left out on purpose
 */
export function guessColumns(headers: readonly string[], remembered: ReadonlyMap<string, ImportColumn | null>): ColumnChoice[] {
  const taken = new Set<ImportColumn>();
  return headers.map((header) => {
    const known = remembered.get(keyOf(header));
    const column = known === undefined ? COLUMN_OF.get(keyOf(header)) ?? null : known;
    if (column === null || taken.has(column)) return { header, column: null };
    taken.add(column);
    return { header, column };
  });
}

/**
 * Reads the form field `columns`: one column name or null for each header of the file, in their order.
 * @throws AppError request.invalid
 */
export function readColumnChoice(text: string): (ImportColumn | null)[] {
  const refuse = (detail: string): AppError => AppError.field('invalid', '/columns', detail);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse('A JSON list with one column name or null for each header');
  }
  if (!Array.isArray(value) || value.length > 500) throw refuse('A JSON list with one column name or null for each header');
  const columns = value.map((name: unknown) => {
    const column = name === null ? null : IMPORT_COLUMNS.find((known) => known === name);
    if (column === undefined) throw refuse(`Known columns: ${IMPORT_COLUMNS.join(', ')}`);
    return column;
  });
  const named = columns.filter((column) => column !== null);
  if (new Set(named).size < named.length) throw refuse('Two headers stand for the same column');
  if (!named.some((column) => column === 'title' || column === 'handle' || column === 'sku')) throw refuse('One header must stand for title, handle or sku');
  return columns;
}
