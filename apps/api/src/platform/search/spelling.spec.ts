import { nearlyLike, remotelyLike } from './spelling.js';

describe('how much a term must look like a word', () => {
  it('depends on the length of a long one: three trigrams are spoiled by one error', () => {
    expect(nearlyLike(['tnet', 'watter', 'bakpack', 'headfone', 'refridgerator']).map(({ atLeast }) => atLeast)).toEqual([0.25, 0.25, 0.3, 0.35, 0.4]);
  });

  it('is less where a long word has no term that is one error away', () => {
    const found = [{ asked: 'bakpack', term: 'backpack', documents: 4 }, { asked: 'headfones', term: 'headphones', documents: 9 }];
    expect(remotelyLike(['bakpack', 'headfones', 'skilets', 'tnet'], found)).toEqual([{ word: 'headfones', atLeast: 0.25 }, { word: 'skilets', atLeast: 0.25 }]);
  });
});
