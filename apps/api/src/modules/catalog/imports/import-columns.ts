import { ImportColumns } from '../../../platform/imports/import-columns.js';

const NAMES = [
  'handle', 'title', 'description', 'status', 'category', 'tags', 'search_terms', 'url', 'images', 'variant', 'option1_name', 'option1_value', 'option2_name', 'option2_value',
  'option3_name', 'option3_value', 'sku', 'price', 'compare_at', 'cost', 'currency', 'stock',
] as const;
export type ImportColumn = (typeof NAMES)[number];

const OTHER_NAMES: Readonly<Record<ImportColumn, readonly string[]>> = {
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

/** The columns of a product file. */
export const PRODUCT_COLUMNS = new ImportColumns(NAMES, { otherNames: OTHER_NAMES, needed: [['title', 'handle', 'sku']] });
