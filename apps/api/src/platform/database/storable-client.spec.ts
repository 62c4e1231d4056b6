import { storable, StorableClient } from './storable-client.js';

describe('what Postgres can hold of a parameter', () => {
  it.each<[unknown, unknown]>([
    ['words', 'words'], [7, 7], [null, null],
    ['a\0b', 'a\uFFFDb'],
    [JSON.stringify({ text: 'x😀y' }), '{"text":"x😀y"}'],
    [JSON.stringify({ text: 'x😀y'.slice(0, 2) }), '{"text":"x\uFFFD"}'],
    [JSON.stringify([{ text: '😀'.slice(1), deep: ['\0'] }]), '[{"text":"\uFFFD","deep":["\uFFFD"]}]'],
    // A whole pair stays, in whichever way it is written.
    [String.raw`{"text":"\uD83D\uDE00 \ude00 \ud83d\u0041"}`, String.raw`{"text":"\uD83D\uDE00 ` + '\uFFFD \uFFFD' + String.raw`\u0041"}`],
    // Somebody typed a backslash.
    [JSON.stringify({ text: String.raw`\ud83d \u0000` }), String.raw`{"text":"\\ud83d \\u0000"}`],
    [String.raw`plain \ud83d text`, String.raw`plain \ud83d text`],
    [[JSON.stringify({ text: '\ud83d' }), 'b\0'], ['{"text":"\uFFFD"}', 'b\uFFFD']],
  ])('%j is sent as %j', (value, sent) => {
    expect(storable(value)).toEqual(sent);
  });
});

describe('a connection', () => {
  it('tells nobody of errors once it was ended', async () => {
    const client = new StorableClient();
    const heard: unknown[] = [];
    client.on('error', (error) => heard.push(error));
    client.emit('error', new Error('the server went'));
    await client.end();
    client.emit('error', new Error('the server went, too'));
    expect(heard).toEqual([new Error('the server went')]);
  });
});
