import { hash, verify } from '@node-rs/argon2';
import { AppError } from '../../../../platform/errors/app-error.js';

/** argon2id with the parameters of the OWASP password storage cheat sheet: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Of a password that nobody has: an unknown e-mail costs the same time as a wrong password. */
export const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$+4GaMpcVLRsIdC0QoEHuCA$lkA2hn6/mQ6a3hrqMpAFJxmb6JfBpg/1wRbKFTsEdiA';

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/** What is stored of a new password. @throws AppError request.invalid when it is shorter than PASSWORD_MIN */
export async function hashPassword(password: string): Promise<string> {
  if (password.length < PASSWORD_MIN) throw AppError.field('too_short', '/password', `A password has at least ${PASSWORD_MIN} characters`, { min: PASSWORD_MIN });
  return hash(password, PARAMETERS);
}

/** False for a wrong password, an unknown user (`undefined`) and one without a password (`null`), each after the same work. */
export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODYS_HASH, password);
  return matches && passwordHash !== null && passwordHash !== undefined;
}
