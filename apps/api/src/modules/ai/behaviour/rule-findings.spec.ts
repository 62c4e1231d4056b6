import { findingsIn } from './rule-findings.js';

describe('R160: what is doubtful about rules', () => {
  it.each([
    [['Offer gift wrapping'], ['Do not offer gift wrapping'], [{ code: 'contradiction', pointer: '/dont_rules/0', about: 'Offer gift wrapping' }]],
    [['Always ask for the size', 'Never ask for the size'], [], [{ code: 'contradiction', pointer: '/do_rules/1', about: 'Always ask for the size' }]],
    [['Ofrece envolver regalos'], ['No ofrezcas envolver', 'Nunca ofrece envolver regalos'], [{ code: 'contradiction', pointer: '/dont_rules/1', about: 'Ofrece envolver regalos' }]],
    [['اعرض تغليف الهدايا'], ['لا اعرض تغليف الهدايا'], [{ code: 'contradiction', pointer: '/dont_rules/0', about: 'اعرض تغليف الهدايا' }]],
    [['Mention the lantern'], [], []],
    [['Mention the lantern to campers', 'Please mention the lantern to campers!'], [], [{ code: 'duplicate', pointer: '/do_rules/1', about: 'Mention the lantern to campers' }]],
    [['Mention the lantern'], ['Mention the competition'], []],
    [[], ['compare us with other shops', 'Never compare us with other shops'], [{ code: 'duplicate', pointer: '/dont_rules/1', about: 'compare us with other shops' }]],
  ])('%j and %j', (dos, donts, findings) => {
    expect(findingsIn({ dos, donts })).toEqual(findings);
  });

  it('names a rule that nobody can keep in mind', () => {
    expect(findingsIn({ dos: ['word '.repeat(30).trim()], donts: [] })).toMatchObject([{ code: 'too_long', pointer: '/do_rules/0' }]);
  });
});
