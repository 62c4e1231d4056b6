declare global {
  /** Resolves when app/head-start/first-look.ts has drawn what it can. Only on phones. */
  var parleyFirstLook: Promise<void> | undefined;
}

/** It takes the app about as long to draw itself on a phone; an answer that is further away is not worth waiting for. */
const AT_MOST_MS = 500;

/** Lets the first look be painted before the app begins its work, where its answer is nearly here. */
export async function untilFirstLook(): Promise<void> {
  if (globalThis.parleyFirstLook) await Promise.race([globalThis.parleyFirstLook, new Promise((resolve) => setTimeout(resolve, AT_MOST_MS))]);
}

/** The app shows its own now: takes away what app/head-start/first-look.ts, which cannot share a name with the app, has drawn. */
export function endFirstLook(): void {
  document.getElementById('first-look')?.remove();
}
