import { addressesIn, listCell, listOf } from './list-cell.js';

describe('texts in one cell', () => {
  it.each([
    ['a, b;c | d', ['a', 'b', 'c', 'd']], ['"S, M", plain', ['S, M', 'plain']], ['"6"" pan", pan', ['6" pan', 'pan']], ['6" pan, pan', ['6" pan', 'pan']], ['"open, b', ['"open', 'b']],
    ['"a" b, c', ['"a" b', 'c']], [' , ,', []], ['', []], ['"" , x', ['x']],
  ])('%s', (cell, texts) => expect(listOf(cell)).toEqual(texts));

  it.each([[['S, M', 'plain']], [['a;b', 'c|d']], [['6" pan', '"quoted"', '"', '""', 'x "y", z']], [[]]])('%j come back as they were', (texts: string[]) => {
    expect(listOf(listCell(texts))).toEqual(texts);
  });

  it.each([
    ['https://a.example/1.png https://a.example/2.png', ['https://a.example/1.png', 'https://a.example/2.png']], ['https://a.example/1,w_20.png, https://a.example/2.png', ['https://a.example/1,w_20.png', 'https://a.example/2.png']],
    ['https://a.example/1.png|https://a.example/2.png;\nhttps://a.example/1.png', ['https://a.example/1.png', 'https://a.example/2.png']], ['photo.png', ['photo.png']], ['', []],
  ])('addresses in %j', (cell, addresses) => expect(addressesIn(cell)).toEqual(addresses));
});
