import { publicId } from '#contracts';
import { Products } from '../../apps/api/src/modules/catalog/index.js';
import { Carts, Confirming } from '../../apps/api/src/modules/orders/index.js';
import type { TestApp } from './app.js';
import { aConversation, aMessage, type MadeConversation } from './factories.js';

export interface MadeOrder { readonly id: string; readonly number: number; readonly talk: MadeConversation }
const ADDRESS = { method: 'delivery' as const, name: 'Ada Lovelace', address: '5 Main Street, Lisbon', phone: '', note: '' };

/** A product of one variant, whose id it gives. */
export async function forSale(t: TestApp, storeId: string, title: string, price: number, stock: number): Promise<string> {
  const product = await t.app.get(Products, { strict: false }).create(storeId, { title, status: 'active', variants: [{ price: { amount: price, currency: 'USD' }, stock, sku: title.toUpperCase().replaceAll(' ', '-') }] });
  return product.variants[0]!.id;
}

/** A cart of a customer; with `confirm` their order. */
export async function anOrder(t: TestApp, storeId: string, name: string, variants: readonly [string, number][], confirm = true): Promise<MadeOrder> {
  const talk = await aConversation(t, storeId, { customer: { name } });
  await aMessage(t, storeId, { conversation: talk, text: `I am ${name}` });
  const [carts, key] = [t.app.get(Carts, { strict: false }), { storeId, conversationId: talk.id }];
  for (const [variant, quantity] of variants) await carts.setLine(key, variant, quantity);
  const cart = await carts.setDelivery(key, ADDRESS);
  const { id, version } = cart!.order;
  const placed = confirm ? await t.app.get(Confirming, { strict: false }).confirm(key, id, version, () => Promise.resolve()) : undefined;
  return { id: publicId('order', id), number: placed?.kind === 'placed' ? placed.order.number! : 0, talk };
}
