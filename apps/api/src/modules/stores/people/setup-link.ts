import { Injectable } from '@nestjs/common';
import { OneTimeLinks } from '../login/links/one-time-links.js';
import { Users } from './users.js';

/** The way into a new installation: there is no default password. */
@Injectable()
export class SetupLink {
  constructor(private readonly users: Users, private readonly links: OneTimeLinks) {}

  /** The address to print at start while there is no user; undefined as soon as there is one. Earlier links go on working until then. */
  async ensure(): Promise<string | undefined> {
    return (await this.users.any()) ? undefined : this.links.create('setup');
  }
}
