import { resolve } from 'node:path';

export default async function browserTeardown(): Promise<void> {
  await globalThis.parleyBrowser?.close();
  // By its full name: Jest runs this file without the path mapping that the sources need.
  const { default: globalTeardown } = await import(resolve(__dirname, 'global-teardown.ts')) as { default: () => Promise<void> };
  await globalTeardown();
}
