/** Light and dark, both directions of writing, a large window, the smallest phone and a usual one: each at least once. */
export const LOOKS = [
  { name: 'light, left to right', options: { colorScheme: 'light', locale: 'en', viewport: { width: 1280, height: 800 } } },
  { name: 'dark, left to right, 320 px', options: { colorScheme: 'dark', locale: 'es', viewport: { width: 320, height: 640 } } },
  { name: 'light, right to left, 390 px', options: { colorScheme: 'light', locale: 'ar', viewport: { width: 390, height: 844 } } },
] as const;
