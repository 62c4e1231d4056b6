import type { Role } from '#contracts';
import { Injectable } from '@nestjs/common';
import { randomToken } from '../../../platform/crypto/tokens.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { hashPassword } from '../login/passwords/passwords.js';
import { StoresService } from '../stores.service.js';
import { MembersService } from './members.service.js';
import { Users } from './users.js';

export interface NewOperatorUser {
  readonly email: string;
  readonly name: string;
  /** Generated when absent. */
  readonly password?: string;
  /** Slug or exact name of an existing store, else the name of a new one. */
  readonly storeName: string;
  readonly role: Role;
}
export interface OperatorUser {
  readonly userId: string;
  readonly storeId: string;
  /** Shown once; absent when the caller chose it. */
  readonly generatedPassword?: string;
}

/** What whoever runs the installation does on the command line. */
@Injectable()
export class OperatorUsersService {
  constructor(private readonly db: Database, private readonly users: Users, private readonly stores: StoresService, private readonly members: MembersService) {}

  /** Makes a person and puts them into a store; a store that does not exist yet is created, without limits: whoever runs the installation sells themselves nothing. @throws AppError user.email_taken */
  async createUser(input: NewOperatorUser): Promise<OperatorUser> {
    const generated = input.password === undefined ? randomToken(12) : undefined;
    const passwordHash = await hashPassword(input.password ?? generated ?? '');
    const made = { userId: '' };
    const makeUser = async (tx: Tx): Promise<string> => made.userId = await this.users.create(tx, { email: input.email, name: input.name, passwordHash });
    const known = await this.#findStore(input.storeName);
    const storeId = known ?? (await this.stores.createWith({ name: input.storeName, subscriptionStatus: 'active' }, makeUser, input.role)).id;
    if (known !== undefined) await this.db.inStore(known, async (tx) => this.members.add(tx, known, await makeUser(tx), input.role));
    return { userId: made.userId, storeId, ...(generated === undefined ? {} : { generatedPassword: generated }) };
  }

  async #findStore(nameOrSlug: string): Promise<string | undefined> {
    const [store] = await this.db.acrossStoresStatement<{ id: string }>('login', 'select id from stores where slug = $1 or name = $1 order by slug = $1 desc, id limit 1', [nameOrSlug]);
    return store?.id;
  }
}
