import { Products } from '../../apps/api/src/modules/catalog/index.js';
import type { Phone } from '../../apps/sandbox/src/phone/phone.js';
import { type Line, openLine, rows } from '../support/shop.js';

interface Shown { readonly body: string; readonly buttons: string[]; readonly rows: string[] }

/** What a customer writes instead of tapping, on a phone; the answer is the bubble that arrives. */
describe('the cart and orders in the customer\'s words', () => {
  let line: Line;
  let phones = 0;
  beforeAll(async () => {
    line = await openLine({ QUIET_WINDOW_MS: '0' });
    const products = line.t.app.get(Products, { strict: false });
    const price = { amount: 1000, currency: 'USD' };
    await products.create(line.shop.storeId, { title: 'Tin Kettle', searchTerms: ['tetera', 'bouilloire', 'chaleira', 'غلاية'], status: 'active', variants: [{ sku: 'KET', price, stock: 90 }] });
    await products.create(line.shop.storeId, { title: 'Wool Scarf', status: 'active', variants: [{ title: 'Grey', price, stock: 9 }, { title: 'Green', price, stock: 9 }] });
  });
  afterAll(() => line.close());

  const aPhone = (): Phone => line.sandbox.phone({ waId: `3460088${String((phones += 1)).padStart(4, '0')}`, name: `Word ${phones}` }).with(line.shop.numberId);
  const bubbles = (phone: Phone): Shown[] => phone.thread.entries.filter(({ from }) => from === 'business').map(({ content }) => {
    const it = content as { body?: string | { text: string }; caption?: string; action?: { buttons?: { reply: { title: string } }[]; sections?: { rows: { title: string }[] }[] } };
    return {
      body: typeof it.body === 'string' ? it.body : it.body?.text ?? it.caption ?? '', buttons: (it.action?.buttons ?? []).map(({ reply }) => reply.title),
      rows: (it.action?.sections ?? []).flatMap((section) => section.rows).map(({ title }) => title),
    };
  });
  const after = async (phone: Phone, act: () => Promise<unknown>): Promise<Shown> => {
    const before = bubbles(phone).length;
    await act();
    await line.settled();
    const [answer, ...more] = bubbles(phone).slice(before);
    expect(more).toEqual([]);
    return answer!;
  };
  const says = (phone: Phone, text: string): Promise<Shown> => after(phone, () => phone.text(text));
  const taps = (phone: Phone, button: string): Promise<Shown> => after(phone, () => phone.tap(button));
  const orders = (phone: Phone) => rows<{ number: number | null; status: string; delivery: { address: string } | null }>(line.t, 'select o.number, o.status, o.delivery from orders o join customers c on c.id = o.customer_id where c.profile_name = $1 order by o.id', [phone.customer.name]);
  const talk = async (phone: Phone) => (await rows<{ handler: string; hand_off_reason: string | null }>(line.t, 'select v.handler, v.hand_off_reason from conversations v join customers c on c.id = v.customer_id where c.profile_name = $1', [phone.customer.name]))[0];
  const anOrder = async (phone: Phone): Promise<number> => {
    await says(phone, 'add a tin kettle to my cart');
    await taps(phone, 'Order now');
    await taps(phone, 'I\'ll pick it up');
    await taps(phone, 'Confirm');
    return (await orders(phone))[0]!.number!;
  };

  it('puts what is plainly named into the cart, and takes it out', async () => {
    const phone = aPhone();
    expect((await says(phone, 'add two tin kettles to my cart')).body).toBe('Your cart:\n2 × Tin Kettle: $20.00\n*Total: $20.00*');
    expect((await says(phone, 'Please add 3 of the tin kettles to the cart')).body).toContain('5 × Tin Kettle');
    expect((await says(phone, 'take one kettle out of my cart')).body).toContain('4 × Tin Kettle');
    expect((await says(phone, 'add a wool scarf')).rows).toEqual(['Grey', 'Green', 'View menu']);
    expect((await says(phone, 'remove the lantern from my cart')).rows).toEqual(['Tin Kettle', 'Delivery address', 'Empty the cart']);
    expect((await says(phone, 'remove the kettle')).body).toBe('Your cart is empty.');
    expect((await says(phone, 'remove the kettle from my cart')).body).toBe('Your cart is empty.');
  });

  it.each([
    ['añade dos teteras a mi carrito', 'Tu carrito:\n2 × Tin Kettle', 'quita la tetera de mi carrito', 'Tu carrito está vacío.'],
    ['ajoutez deux bouilloires à mon panier', 'Votre panier :\n2 × Tin Kettle', 'retirez la bouilloire du panier', 'Votre panier est vide.'],
    ['adicione duas chaleiras ao meu carrinho', 'O seu carrinho:\n2 × Tin Kettle', 'tire a chaleira do meu carrinho', 'O seu carrinho está vazio.'],
    ['أضف 2 غلاية إلى السلة', 'سلتك:\n2 × Tin Kettle', 'احذف غلاية من السلة', 'سلتك فارغة.'],
  ])('in the customer\'s language: %s', async (adds, cart, removes, empty) => {
    const phone = aPhone();
    expect((await says(phone, adds)).body).toContain(cart);
    expect((await says(phone, removes)).body).toBe(empty);
  });

  it('an open cart is given up after asking', async () => {
    const phone = aPhone();
    await says(phone, 'add a tin kettle to my cart');
    expect(await says(phone, 'cancel my order')).toMatchObject({ body: 'Shall I empty your cart? Nothing of it has been ordered yet.', buttons: ['Empty the cart', 'Back to the cart', 'Talk to a person'] });
    expect((await taps(phone, 'Back to the cart')).body).toContain('1 × Tin Kettle');
    await says(phone, 'I changed my mind, no thanks');
    expect((await taps(phone, 'Empty the cart')).body).toBe('Done, your cart is empty. Nothing was ordered.');
    expect(await orders(phone)).toMatchObject([{ status: 'cancelled', number: null }]);
    expect((await says(phone, 'cancel my order')).body).toBe('You have not ordered anything here yet.');
  });

  it.each(['cancel my order', 'quiero cancelar mi pedido', 'je veux annuler ma commande', 'quero cancelar o meu pedido', 'أريد إلغاء طلبي'])('an order that is placed is cancelled by people only: %s', async (words) => {
    const phone = aPhone();
    const number = await anOrder(phone);
    await says(phone, words);
    expect(await talk(phone)).toEqual({ handler: 'waiting', hand_off_reason: `The customer wants to cancel order #${number}` });
    expect(await orders(phone)).toMatchObject([{ status: 'placed' }]);
  });

  it('the order that is named goes to people, also with a cart open', async () => {
    const phone = aPhone();
    const number = await anOrder(phone);
    await says(phone, 'add a tin kettle');
    await says(phone, `I want to cancel order ${number}`);
    expect(await talk(phone)).toMatchObject({ hand_off_reason: `The customer wants to cancel order #${number}` });
    expect((await orders(phone)).map(({ status }) => status)).toEqual(['placed', 'draft']);
  });

  it('a number that names nothing is of the one thing in the cart, or of what was shown', async () => {
    const phone = aPhone();
    await says(phone, 'tin kettle');
    await says(phone, 'how long does shipping take?');
    expect((await says(phone, 'I\'ll take 2')).body).toContain('2 × Tin Kettle: $20.00');
    expect((await says(phone, 'actually make it 3')).body).toContain('3 × Tin Kettle: $30.00');
    expect((await says(phone, 'hmm, add one more')).body).toContain('4 × Tin Kettle: $40.00');
    await taps(phone, 'Order now');
    await taps(phone, 'I\'ll pick it up');
    expect((await says(phone, 'que sean 2')).body).toContain('2 × Tin Kettle');
    await says(phone, 'add a wool scarf');
    await after(phone, () => phone.choose('Grey'));
    await says(phone, '1');
    expect((await says(phone, 'make it 5')).rows).toEqual(['Tin Kettle', 'Wool Scarf, Grey', 'Delivery address', 'Empty the cart']);
  });

  describe('what names nothing is what was shown last, not what stands in the cart', () => {
    const withOneLine = async (): Promise<Phone> => {
      const phone = aPhone();
      await says(phone, 'add a copper jug to my cart');
      return phone;
    };
    beforeAll(async () => {
      const price = { amount: 500, currency: 'USD' };
      const products = line.t.app.get(Products, { strict: false });
      await products.create(line.shop.storeId, { title: 'Copper Jug', status: 'active', variants: [{ sku: 'JUG', price, stock: 90 }] });
      for (const size of ['Small', 'Middle', 'Large']) await products.create(line.shop.storeId, { title: `Walnut Bowl ${size}`, status: 'active', variants: [{ sku: `BOWL-${size}`, price, stock: 90 }] });
    });

    it.each(['add it', 'add it to my cart', 'add this one', 'añade este', 'añádelo', 'añádelo al carrito', 'ajoutez-le', 'adicione-o', 'أضفه', 'add one'])('"%s" under a thing that was shown', async (words) => {
      const phone = await withOneLine();
      await says(phone, 'tin kettle');
      expect((await says(phone, words)).body).toMatch(/1 × Copper Jug.*\n1 × Tin Kettle/);
    });

    it.each(['make it three', 'que sean tres', 'خليها ثلاثة', 'three', 'tres por favor', 'add three', 'I want three of them'])('"%s" when it was asked how many', async (words) => {
      const phone = await withOneLine();
      await says(phone, 'tin kettle');
      expect((await taps(phone, 'Order this')).body).toContain('How many of Tin Kettle');
      expect((await says(phone, words)).body).toMatch(/1 × Copper Jug.*\n3 × Tin Kettle/);
    });

    it('more of what is asked about comes on top', async () => {
      const phone = await withOneLine();
      await taps(phone, 'Change');
      expect((await after(phone, () => phone.choose('Copper Jug'))).body).toContain('How many of Copper Jug');
      expect((await says(phone, 'add one')).body).toContain('2 × Copper Jug');
    });

    it('a number is of the thing that was shown, which comes into the cart with it', async () => {
      const phone = await withOneLine();
      await says(phone, 'tin kettle');
      await says(phone, 'how long does shipping take?');
      expect((await says(phone, 'make it three')).body).toMatch(/1 × Copper Jug.*\n3 × Tin Kettle/);
      await says(phone, 'tin kettle');
      expect((await says(phone, 'make it 2')).body).toMatch(/1 × Copper Jug.*\n2 × Tin Kettle/);
    });

    it.each([
      ['add the second one', 1, 1], ['two of the third one', 2, 2], ['add two of the third one', 2, 2], ['I want two of the first one', 0, 2], ['añade la segunda', 1, 1], ['dos de la tercera', 2, 2], ['ajoutez le deuxième', 1, 1], ['adicione o segundo', 1, 1], ['أضف الثاني', 1, 1],
    ])('"%s" of a list, beside a cart with one line', async (words, place, quantity) => {
      const phone = await withOneLine();
      const list = await says(phone, 'walnut bowl');
      expect((await says(phone, words)).body).toMatch(new RegExp(`1 × Copper Jug.*\\n${quantity} × ${list.rows[place]}:`));
    });

    it('of several it is asked which', async () => {
      const phone = await withOneLine();
      await says(phone, 'walnut bowl');
      expect(await says(phone, 'make it three')).toMatchObject({ body: 'Please choose:', rows: expect.arrayContaining(['Walnut Bowl Small', 'Walnut Bowl Large']) as string[] });
      expect((await says(phone, 'remove the second one')).body).not.toContain('empty');
    });
  });

  describe('of an earlier order', () => {
    beforeAll(async () => {
      await line.shop.owner.post(`${line.shop.owner.storePath}/knowledge`, { title: 'Guarantee', body: 'If it breaks you get the same again, whatever you order.' }).expect(201);
      await line.shop.owner.post(`${line.shop.owner.storePath}/knowledge`, { title: 'Our address', body: 'Our address is 1 Shop Square.' }).expect(201);
    });

    it.each(['order the same again', 'The same as last time, please', 'lo mismo otra vez', 'quiero repetir mi pedido', 'la même chose que la dernière fois', 'o mesmo de novo, por favor', 'نفس الطلب السابق'])('"%s" puts it into the cart', async (words) => {
      const phone = aPhone();
      await anOrder(phone);
      expect((await says(phone, words)).body).toMatch(/1 × Tin Kettle/);
      expect((await says(phone, words)).body).toMatch(/1 × Tin Kettle/);
      expect((await orders(phone)).map(({ status }) => status)).toEqual(['placed', 'draft']);
    });

    it('what is sold no more, or not so often, is told', async () => {
      const products = line.t.app.get(Products, { strict: false });
      const price = { amount: 500, currency: 'USD' };
      const gone = await products.create(line.shop.storeId, { title: 'Pewter Spoon', status: 'active', variants: [{ sku: 'SPOON', price, stock: 90 }] });
      const few = await products.create(line.shop.storeId, { title: 'Pewter Fork', status: 'active', variants: [{ sku: 'FORK', price, stock: 4 }] });
      const phone = aPhone();
      await says(phone, 'add a pewter spoon');
      await says(phone, 'add three pewter forks');
      await anOrder(phone);
      await products.setStatus(line.shop.storeId, [gone.id], 'archived');
      const again = (await says(phone, 'order the same again')).body;
      expect(again).toContain('Pewter Spoon is no longer available.\n\nOnly 1 left of Pewter Fork.\n\nYour cart:');
      expect(again).toMatch(/1 × Pewter Fork.*\n1 × Tin Kettle/);
      await products.setStatus(line.shop.storeId, [few.id], 'archived');
    });

    it('without one there is nothing to repeat', async () => {
      expect((await says(aPhone(), 'order the same again')).body).toBe('You have not ordered anything here yet.');
    });

    it.each(['my address changed', 'I want to change the delivery address', 'cambié de dirección', 'j’ai changé d’adresse', 'mudei de endereço', 'غيرت عنواني'])('"%s" asks for it where a cart is open, and goes to a person where none is', async (words) => {
      const phone = aPhone();
      await says(phone, 'add a tin kettle to my cart');
      expect((await says(phone, words)).buttons).toHaveLength(2);
      expect((await says(phone, 'Calle Mayor 3')).body).toContain('Calle Mayor 3');
      const another = aPhone();
      await says(another, words);
      expect(await talk(another)).toMatchObject({ handler: 'waiting' });
    });
  });

  it('a number that names nothing is never looked up', async () => {
    const phone = aPhone();
    expect((await says(phone, 'quiero dos')).rows.length).toBeGreaterThan(1);
    expect(await says(phone, 'make it 3')).toMatchObject({ body: 'Please choose:', rows: expect.arrayContaining(['Tin Kettle']) as string[] });
  });

  it('what is no address is answered, and the question for it comes again', async () => {
    const phone = aPhone();
    await says(phone, 'add a tin kettle to my cart');
    await taps(phone, 'Order now');
    const again = 'Where shall we bring it? Please write name and address in one message, send your location, or pick it up yourself.';
    const shipping = await says(phone, 'Ok, how long does shipping take');
    expect(shipping).toMatchObject({ body: expect.stringContaining('We ship every order within two working days'), buttons: ['I\'ll pick it up', 'Back to the cart', 'Talk to a person'] });
    expect(shipping.body.endsWith(`\n\n${again}`)).toBe(true);
    const lantern = await says(phone, 'show me the camping lantern, please');
    expect([lantern.body.endsWith(again), lantern.buttons]).toEqual([true, ['Order this', 'I\'ll pick it up', 'Back to the cart']]);
    const scarves = await says(phone, 'what do you have');
    expect(scarves.rows.slice(-2)).toEqual(['I\'ll pick it up', 'Back to the cart']);
    expect((await orders(phone))[0]!.delivery).toBeNull();
    expect((await says(phone, 'Calle Mayor 3')).body).toContain('Calle Mayor 3');
    expect((await orders(phone))[0]!.delivery).toMatchObject({ address: 'Calle Mayor 3' });
  });
});
