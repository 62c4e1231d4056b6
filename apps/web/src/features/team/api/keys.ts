export const invitationsKey = (storeId: string) => ['stores', storeId, 'invitations'] as const;
