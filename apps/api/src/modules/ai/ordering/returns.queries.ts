/** Whether a rule tells customers when what they wait for is back. */
export const TELLS_RETURNS = `select 1 from notification_rules where store_id = $1 and enabled and trigger = 'back_in_stock' and recipient = 'customer' limit 1`;
