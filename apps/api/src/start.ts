import 'reflect-metadata';
import { boot } from './boot.js';

export interface StartOptions {
  /** Settles when the web app is built, which `npm start` does beside us on a fresh clone. The announcement waits for it; when it fails we end. */
  readonly webApp?: Promise<void>;
}

/** Starts the HTTP app, in the demo with its sandbox and sample store; resolves when its address is announced. Ends the process when it cannot start. */
export async function startApp({ webApp }: StartOptions = {}): Promise<void> {
  // The module graph, most of the code, is read while Postgres and the sandbox come up.
  const [booted, { serve }] = await Promise.all([boot({}, { startSandbox: true }), import('./serve.js')]);
  try {
    await serve(booted, webApp);
  } catch (error) {
    booted.log.fatal({ err: error }, `${booted.env.PRODUCT_NAME} could not start`);
    await booted.close();
    process.exit(1);
  }
}
