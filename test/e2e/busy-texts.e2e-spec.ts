import { type Line, openLine, rows } from '../support/shop.js';

/** As long as the longest text that a phone can write, many times over: what takes more time than the text is long does not come to its end. */
const LENGTH = 300_000;
const PATIENCE_MS = 60_000;
/** Said again and again, each is the worst for some way of looking for something in a text. */
const UNITS: readonly string[] = [
  '.', '..x', ' ', '\t', '\n', '0', '0.00', '1 ', '-', '"', '«', '*', '(', '{{', '<', '<!doctype', '@', 'a@a.', 'www.', 'x.', 'A ', 'a', '\u0301', '😀', 'ان ',
  'i want to ', 'can i ', 'add to the ', 'quiero por favor ', 'je veux est ce que ', 'quero preciso de ', 'اريد ممكن ', 'talk to a ', 'a human or a ', 'not a bot ', 'between 1 and ', '1 to 2 ', 'compare vs and ', 'calle ', '12 rue ', 'stop ', 'menu ', 'no thanks ok ', 'blue mug ',
];

function longText(unit: string): string {
  return `x${unit.repeat(Math.floor(LENGTH / unit.length))}x`;
}

describe('texts that are made to keep their reader busy', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine({ QUIET_WINDOW_MS: '1' }); });
  afterAll(() => line.close());
  afterEach(() => expect(line.t.warnings).toEqual([]));

  it('are kept whole, and answered or passed on to people like any others', async () => {
    for (const [index, unit] of UNITS.entries()) {
      await line.sandbox.phone({ waId: `34655${String(100_000 + index)}`, name: `Writer ${String(index)}` }).with(line.shop.numberId).text(longText(unit));
    }
    await line.settled();
    const threads = await rows<{ letters: number; answers: string }>(line.t, `select max(length(content->>'text')) filter (where direction = 'in') as letters, count(*) filter (where author = 'assistant') as answers from messages where store_id = $1 group by conversation_id`, [line.shop.storeId]);
    expect(threads.map(({ letters }) => letters).toSorted()).toEqual(UNITS.map((unit) => [...longText(unit)].length).toSorted());
    expect(threads.filter(({ answers }) => Number(answers) === 0)).toEqual([]);
  }, PATIENCE_MS);
});
