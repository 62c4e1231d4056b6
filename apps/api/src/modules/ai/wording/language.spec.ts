import { answerLanguage, detectLanguage, plain } from './language.js';

describe('the language of a short message', () => {
  it.each([
    ['Do you have blue shirts?', 'en'], ['how much is it', 'en'], ['thanks', 'en'],
    ['¿Cuánto cuesta la camisa azul?', 'es'], ['hola, tienen zapatos', 'es'], ['gracias', 'es'],
    ['Combien coûte la chemise bleue ?', 'fr'], ['bonjour, avez-vous des chaussures', 'fr'], ['merci', 'fr'],
    ['Quanto custa a camisa azul?', 'pt'], ['vocês têm sapatos', 'pt'], ['obrigado', 'pt'],
    ['كم سعر القميص الأزرق؟', 'ar'], ['شكرا', 'ar'],
    ['كم سعر iPhone 15 Pro Max', 'ar'], ['my name is سارة', 'en'], ['hello, I am سارة and I need a lamp', 'en'], ['ok شكرا', 'ar'], ['hola سارة', undefined],
    ['sneakers', undefined], ['12', undefined], ['', undefined],
  ])('%s', (text, language) => expect(detectLanguage(text)).toBe(language));

  it('reads a long text without spaces once', () => {
    // Words that are looked through again from each of their letters take minutes here; the test's own time limit is the bound.
    expect(detectLanguage('中'.repeat(200_000))).toBeUndefined();
  });

  it('is taken from earlier messages, then from locales, then English', () => {
    expect(answerLanguage(['2', 'quiero ver el menú'], ['en'], [])).toBe('es');
    expect(answerLanguage(['2'], [null, 'pt-BR'], [])).toBe('pt');
    expect(answerLanguage(['2'], ['de'], [])).toBe('en');
  });
  it('keeps to the languages that the store allows', () => {
    expect(answerLanguage(['quiero ver el menú'], ['es'], ['fr', 'en'])).toBe('fr');
    expect(answerLanguage(['quiero ver el menú'], [], ['es-MX'])).toBe('es');
  });
  it('compares words without accents, marks and letter forms', () => {
    expect(plain('¿Cuánto CUESTA?')).toBe('cuanto cuesta');
    expect(plain('أريدُ القائمة')).toBe('اريد القايمه');
  });
});
