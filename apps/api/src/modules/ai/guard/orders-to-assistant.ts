export { givesOrders } from '#contracts';
