import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

// `npm run extract` after texts changed; the translations are written into the .po files.
export default defineConfig({
  rootDir: import.meta.dirname,
  sourceLocale: 'en',
  locales: ['en', 'es', 'ar'],
  catalogs: [{ path: '<rootDir>/src/locales/{locale}', include: ['<rootDir>/src'] }],
  orderBy: 'message',
  format: formatter({ origins: false }),
});
