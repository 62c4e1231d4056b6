/** Languages of WhatsApp's templates that shops use most; others come in by sync. */
export const LANGUAGES: readonly string[] = [
  'ar', 'bn', 'zh_CN', 'zh_HK', 'cs', 'da', 'nl', 'en', 'en_GB', 'en_US', 'fil', 'fi', 'fr', 'de', 'el', 'he', 'hi', 'hu', 'id', 'it', 'ja', 'ko', 'ms', 'nb', 'fa', 'pl', 'pt_BR', 'pt_PT', 'ro', 'ru', 'es', 'es_AR', 'es_ES', 'es_MX', 'sv', 'th', 'tr', 'uk', 'ur', 'vi',
];
