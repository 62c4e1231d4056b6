import { parsePublicId, publicId } from './ids.js';

describe('public ids', () => {
  it.each([
    // The vectors that the TypeID specification gives for its base32.
    ['00000000-0000-0000-0000-000000000000', '00000000000000000000000000'],
    ['00000000-0000-0000-0000-000000000001', '00000000000000000000000001'],
    ['00000000-0000-0000-0000-00000000000a', '0000000000000000000000000a'],
    ['00000000-0000-0000-0000-000000000020', '00000000000000000000000010'],
    ['01890a5d-ac96-774b-bcce-b302099a8057', '01h455vb4pex5vsknk084sn02q'],
    ['ffffffff-ffff-ffff-ffff-ffffffffffff', '7zzzzzzzzzzzzzzzzzzzzzzzzz'],
  ])('%s is msg_%s, both ways', (uuid, letters) => {
    expect(publicId('message', uuid)).toBe(`msg_${letters}`);
    expect(parsePublicId('message', `msg_${letters}`)).toBe(uuid);
  });

  it('gives every uuid back, and sorts as it does', () => {
    const uuids = Array.from({ length: 500 }, () => crypto.randomUUID()).toSorted();
    const ids = uuids.map((uuid) => publicId('order', uuid));
    expect(ids.map((id) => parsePublicId('order', id))).toEqual(uuids);
    expect(ids.toSorted()).toEqual(ids);
  });

  it.each(['', 'msg_', 'ord_01h455vb4pex5vsknk084sn02q', 'msg_8zzzzzzzzzzzzzzzzzzzzzzzzz', 'msg_01h455vb4pex5vsknk084sn02u', 'msg_01h455vb4pex5vsknk084sn02', 7, null])('%p is no id of a message', (text) => {
    expect(parsePublicId('message', text)).toBeUndefined();
  });

  it('is made of a lower-case uuid only', () => {
    expect(() => publicId('message', '01890A5D-AC96-774B-BCCE-B302099A8057')).toThrow(TypeError);
    expect(() => publicId('message', "' or 1=1")).toThrow(TypeError);
  });
});
