import { mentionAt, mentionedIn, peopleFor, runsOf, unsavedPart, withoutCalls } from './mentions.js';

const PEOPLE = [{ id: 'u1', name: 'Sara' }, { id: 'u2', name: 'Sara Núñez' }, { id: 'u3', name: 'Omar Haddad' }];

describe('mentions in notes', () => {
  it('are open from the @ to the caret', () => {
    expect(mentionAt('ask @Om', 7)).toEqual({ at: 4, typed: 'Om' });
    expect(mentionAt('@', 1)).toEqual({ at: 0, typed: '' });
    expect(mentionAt('ask @Om now', 7)).toEqual({ at: 4, typed: 'Om' });
  });
  it('are none in an address, on another line, or far away', () => {
    expect(mentionAt('mail omar@shop', 14)).toBeUndefined();
    expect(mentionAt('@Omar\nhello', 11)).toBeUndefined();
    expect(mentionAt(`@${'x'.repeat(50)}`, 51)).toBeUndefined();
    expect(mentionAt('nothing', 3)).toBeUndefined();
  });
  it('offer whoever has a name that begins so, with and without accents', () => {
    expect(peopleFor('nun', PEOPLE).map(({ id }) => id)).toEqual(['u2']);
    expect(peopleFor('SARA', PEOPLE).map(({ id }) => id)).toEqual(['u1', 'u2']);
    expect(peopleFor('omar h', PEOPLE).map(({ id }) => id)).toEqual(['u3']);
    expect(peopleFor('ra', PEOPLE)).toEqual([]);
  });
  it('call the longest name that stands there', () => {
    expect(mentionedIn('@Sara Núñez and @Omar Haddad, look', PEOPLE)).toEqual(['u2', 'u3']);
    expect(mentionedIn('@Sara, and @Sarah', PEOPLE)).toEqual(['u1']);
    expect(mentionedIn('nobody @ all', PEOPLE)).toEqual([]);
  });
  it('call nobody in a quotation, which reads the same', () => {
    const quoted = withoutCalls('@Sara Núñez said @Omar Haddad knows; write to me@home.example', PEOPLE);
    expect(mentionedIn(quoted, PEOPLE)).toEqual([]);
    expect(quoted.replaceAll('\u2060', '')).toBe('@Sara Núñez said @Omar Haddad knows; write to me@home.example');
    // What names nobody stays as it is, to be copied.
    expect(quoted.endsWith('me@home.example')).toBe(true);
    expect(mentionedIn(`${quoted} @Sara`, PEOPLE)).toEqual(['u1']);
  });
  it('cut a text into runs without losing a letter', () => {
    const text = 'hi @Sara! write to x@Sara.com or @Omar Haddad';
    expect(runsOf(text, PEOPLE).map((run) => run.text).join('')).toBe(text);
    expect(runsOf('@Sara', PEOPLE)).toEqual([{ kind: 'mention', text: '@Sara' }]);
  });
});

describe('a note that is saved', () => {
  it('leaves what was written meanwhile', () => {
    expect(unsavedPart('Who knows?', 'Who knows?')).toBe('');
    expect(unsavedPart('Who knows?\nLina: “At nine.”\n', 'Who knows? ')).toBe('Lina: “At nine.”\n');
    // What was changed in its middle is not cut.
    expect(unsavedPart('Who else knows?', 'Who knows?')).toBe('Who else knows?');
  });
});
