import { i18n, type Messages } from '@lingui/core';
import { readPreference, writePreference } from '../page/preferences.js';

export const LOCALES = {
  en: { label: 'English', direction: 'ltr' },
  es: { label: 'Español', direction: 'ltr' },
  ar: { label: 'العربية', direction: 'rtl' },
} as const;
export type Locale = keyof typeof LOCALES;

/** English is what the sources say: each page brings its own texts. */
const CATALOGS: Readonly<Record<Locale, () => Promise<{ messages: Messages }>>> = {
  en: () => Promise.resolve({ messages: {} }),
  es: () => import('../../locales/es.po'),
  ar: () => import('../../locales/ar.po'),
};

export function isLocale(value: string | undefined): value is Locale {
  return value !== undefined && Object.hasOwn(LOCALES, value);
}

/** The chosen language, else the first of the browser's that we speak. */
export function preferredLocale(): Locale {
  const chosen = readPreference('locale');
  if (isLocale(chosen)) return chosen;
  return navigator.languages.map((language) => language.split('-')[0]).find(isLocale) ?? 'en';
}

// Texts with parts were taken apart when the app was built: what is a text still is one.
i18n.setMessagesCompiler((text) => [text]);

/** Loads the texts of a language and shows the page in it. */
export async function activateLocale(locale: Locale): Promise<void> {
  const { messages } = await CATALOGS[locale]();
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
  document.documentElement.dir = LOCALES[locale].direction;
}

export async function chooseLocale(locale: Locale): Promise<void> {
  writePreference('locale', locale);
  await activateLocale(locale);
}
