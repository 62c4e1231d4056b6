/** Where the bytes of a file are. */
export function mediaAddress(storeId: string, mediaId: string): string {
  return `/api/v1/stores/${storeId}/media/${mediaId}/content`;
}
