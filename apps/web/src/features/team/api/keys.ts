export const membersKey = (storeId: string) => ['stores', storeId, 'members'] as const;
export const invitationsKey = (storeId: string) => ['stores', storeId, 'invitations'] as const;
