import type { Language } from './language.js';

/** What stands on pictures that Parley makes, and above them. `{date}` is filled in. */
export interface PictureWords {
  readonly menu: string;
  readonly offer: string;
  readonly comparison: string;
  readonly note: string;
  readonly saysMenu: string;
  readonly saysOffer: string;
  readonly saysComparison: string;
}

const WORDS: Readonly<Record<Language, PictureWords>> = {
  en: { menu: 'Our products', offer: 'Offers', comparison: 'Side by side', note: 'Prices of {date}', saysMenu: 'Here is our price list.', saysOffer: 'These are our offers.', saysComparison: 'Here they are side by side.' },
  es: { menu: 'Nuestros productos', offer: 'Ofertas', comparison: 'Comparación', note: 'Precios del {date}', saysMenu: 'Aquí tienes nuestra lista de precios.', saysOffer: 'Estas son nuestras ofertas.', saysComparison: 'Aquí los tienes uno al lado del otro.' },
  fr: { menu: 'Nos produits', offer: 'Offres', comparison: 'Comparaison', note: 'Prix du {date}', saysMenu: 'Voici notre liste de prix.', saysOffer: 'Voici nos offres.', saysComparison: 'Les voici côte à côte.' },
  pt: { menu: 'Os nossos produtos', offer: 'Ofertas', comparison: 'Comparação', note: 'Preços de {date}', saysMenu: 'Aqui está a nossa lista de preços.', saysOffer: 'Estas são as nossas ofertas.', saysComparison: 'Aqui estão lado a lado.' },
  ar: { menu: 'منتجاتنا', offer: 'العروض', comparison: 'مقارنة', note: 'الأسعار بتاريخ {date}', saysMenu: 'هذه قائمة أسعارنا.', saysOffer: 'هذه عروضنا.', saysComparison: 'ها هي جنباً إلى جنب.' },
};

export function pictureWordsOf(language: Language): PictureWords {
  return WORDS[language];
}
