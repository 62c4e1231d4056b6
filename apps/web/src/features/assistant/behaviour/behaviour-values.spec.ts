import { changesOf, valuesOf } from './behaviour-values.js';

const behaviour = {
  name: 'Nia', tone: 'playful' as const, answer_length: 'short' as const, languages: ['es'], greeting: '', do_rules: ['Mention the lantern'], dont_rules: [], instructions: '',
  hand_off_keywords: ['refund'], hand_off_order_above: 12_050, hand_off_after_failures: 2, hand_off_when_upset: true,
};

describe('the form of the assistant\'s behaviour', () => {
  it('saves what it was filled with', () => {
    expect(changesOf(valuesOf(behaviour, 'EUR', 'es'), 'EUR')).toEqual(behaviour);
    expect(valuesOf(behaviour, 'EUR', 'es')).toMatchObject({ hand_off_order_above: '120,50', hand_off_after_failures: '2' });
    expect(changesOf(valuesOf({ ...behaviour, hand_off_order_above: null, hand_off_after_failures: null }, 'JPY', 'en'), 'JPY')).toMatchObject({ hand_off_order_above: null, hand_off_after_failures: null });
  });

  it('keeps no rule that is empty', () => expect(changesOf({ ...valuesOf(behaviour, 'EUR', 'en'), do_rules: ['One', '  '] }, 'EUR').do_rules).toEqual(['One']));
});
