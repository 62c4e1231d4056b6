import { Knowledge, KnowledgeEntries } from '../../apps/api/src/modules/knowledge/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPerson } from '../support/login.js';

describe('knowledge of a small shop, asked in any language', () => {
  let app: TestApp;
  let storeId: string;
  const told = async (text: string): Promise<string | undefined> => (await app.app.get(Knowledge, { strict: false }).search(storeId, text))[0]?.title;
  const tell = async (title: string, body: string): Promise<void> => void await app.app.get(KnowledgeEntries, { strict: false }).create(storeId, { title, body });
  beforeAll(async () => {
    app = await startApp({ ROLE: 'api' });
    storeId = (await aPerson(app)).storeId;
    await tell('Shipping', 'We ship every order within two working days. Delivery costs $4.50 and takes three days.');
  });
  afterAll(() => app.close());

  it.each([
    'I want to return my order', 'can I cancel my order?', 'quiero devolver mi pedido', 'my order has the wrong size', 'can I pay my order in cash?', 'is my order insured?', 'je veux annuler ma commande', 'quero trocar a minha encomenda', 'أريد إرجاع طلبي', 'मुझे ऑर्डर वापस करना है', 'do you have parking?',
  ])('what it says of orders answers nothing else about them: %s', async (text) => expect(await told(text)).toBeUndefined());
  it.each([
    'when do you ship my order?', '¿cuánto tarda el envío?', '¿hacéis envíos?', '¿cuánto cuesta el envío de mi pedido?', 'quanto custa o frete?', 'vous livrez en combien de temps ?', 'كم يستغرق التوصيل', 'डिलीवरी में कितने दिन लगते हैं',
  ])('what it does say is found: %s', async (text) => expect(await told(text)).toBe('Shipping'));

  describe('with more of it', () => {
    beforeAll(async () => {
      await tell('Returns', 'Unused goods can be sent back within 30 days of purchase.');
      await tell('Opening hours', 'We are open from 9:00 to 18:00 and closed on Sundays.');
      await tell('How to pay', 'By credit card or bank transfer. Cash is not accepted.');
      await tell('Wool', 'Hand wash cold and dry flat.');
      await tell('Getting here', 'Car park behind the shop. The address is 5 Main Street.');
      await tell('Guarantee', 'Two years against defects.');
      await tell('Club Gold', '10% off after five purchases.');
      await tell('Espresso machine', 'Descale monthly with vinegar.');
    });
    it.each([
      ['quiero devolver mi pedido', 'Returns'], ['¿puedo devolverlo?', 'Returns'], ['¿abren los domingos?', 'Opening hours'], ['¿a qué hora cierran?', 'Opening hours'], ['¿aceptan efectivo?', 'How to pay'], ['¿puedo pagar con tarjeta?', 'How to pay'], ['¿cómo lavo la manta?', 'Wool'], ['¿hay aparcamiento?', 'Getting here'], ['¿dónde están?', 'Getting here'], ['¿tiene garantía?', 'Guarantee'],
      ['posso devolver?', 'Returns'], ['vocês abrem no domingo?', 'Opening hours'], ['aceitam cartão de crédito?', 'How to pay'], ['puis-je payer en espèces ?', 'How to pay'], ['vous êtes ouverts le dimanche ?', 'Opening hours'], ['quelle est la garantie ?', 'Guarantee'],
      ['هل يمكنني الإرجاع', 'Returns'], ['هل يوجد ضمان', 'Guarantee'], ['क्या वारंटी है', 'Guarantee'], ['क्या मैं इसे वापस कर सकता हूँ', 'Returns'], ['can I get a refund?', 'Returns'], ['are you open on sunday', 'Opening hours'], ['what is the warranty', 'Guarantee'],
      ['how many points do I get with Club Gold?', 'Club Gold'], ['how do I clean the espresso machine?', 'Espresso machine'],
    ])('"%s" is answered by "%s"', async (text, title) => expect(await told(text)).toBe(title));
    it.each(['¿tienen tarjetas regalo?', 'do you sell gift cards?', '¿hacen descuentos al por mayor?', 'do you offer gift wrapping?', 'faites-vous des emballages cadeaux ?'])('what it does not say is not answered: %s', async (text) => expect(await told(text)).toBeUndefined());
  });
});
