export { beforeOrders, givesOrders } from '#contracts';
