/** $1 store, $2 conversation. */
export const FIND_CONVERSATION = 'select 1 from conversations where store_id = $1 and id = $2';
