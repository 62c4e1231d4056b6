/** Light and dark in both directions of writing, on a large window, the smallest phone and a usual one. */
export const LOOKS = [
  { name: 'light, left to right', options: { colorScheme: 'light', locale: 'en', viewport: { width: 1280, height: 800 } } },
  { name: 'dark, left to right, 320 px', options: { colorScheme: 'dark', locale: 'es', viewport: { width: 320, height: 640 } } },
  { name: 'light, right to left, 390 px', options: { colorScheme: 'light', locale: 'ar', viewport: { width: 390, height: 844 } } },
  { name: 'dark, right to left, 320 px', options: { colorScheme: 'dark', locale: 'ar', viewport: { width: 320, height: 640 } } },
] as const;
