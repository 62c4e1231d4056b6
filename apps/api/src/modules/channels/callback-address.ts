/** Where a provider posts, as it is entered there: `path` behind the public address of this installation (R25). */
export function callbackAddress(publicUrl: string, path: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${path}`;
}
