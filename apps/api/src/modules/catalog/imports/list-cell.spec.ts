import { listCell, listOf } from './list-cell.js';

describe('texts in one cell', () => {
  it.each([
    ['a, b;c | d', ['a', 'b', 'c', 'd']], ['"S, M", plain', ['S, M', 'plain']], ['"6"" pan", pan', ['6" pan', 'pan']], ['6" pan, pan', ['6" pan', 'pan']], ['"open, b', ['"open', 'b']],
    ['"a" b, c', ['"a" b', 'c']], [' , ,', []], ['', []], ['"" , x', ['x']],
  ])('%s', (cell, texts) => expect(listOf(cell)).toEqual(texts));

  it.each([[['S, M', 'plain']], [['a;b', 'c|d']], [['6" pan', '"quoted"', '"', '""', 'x "y", z']], [[]]])('%j come back as they were', (texts: string[]) => {
    expect(listOf(listCell(texts))).toEqual(texts);
  });
});
