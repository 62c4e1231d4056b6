import { parseOptions } from '@node-rs/argon2';
import { hashPassword, isPassword, NOBODYS_HASH } from './passwords.js';

describe('passwords', () => {
  it('are kept as argon2id with at least 19 MiB and two passes (OWASP)', async () => {
    expect(await hashPassword('correct horse battery')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword('twice the same')).not.toBe(await hashPassword('twice the same'));
  });

  it('are not taken when they are short', async () => {
    await expect(hashPassword('123456789')).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('only the right one of somebody who has one is right', async () => {
    const kept = await hashPassword('correct horse battery');
    expect(await isPassword(kept, 'correct horse battery')).toBe(true);
    for (const wrong of ['correct horse batterx', '', ' correct horse battery', 'Correct horse battery']) expect(await isPassword(kept, wrong)).toBe(false);
    expect(await isPassword(null, 'correct horse battery')).toBe(false);
    expect(await isPassword(undefined, '')).toBe(false);
  });

  it('an unknown person costs the work of a known one', async () => {
    const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(await hashPassword('any password'));
    expect(parseOptions(NOBODYS_HASH)).toMatchObject({ algorithm, memoryCost, timeCost, parallelism });
  });
});
