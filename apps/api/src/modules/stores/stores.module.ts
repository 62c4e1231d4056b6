import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SecurityModule } from '../security/index.js';
import { ApiKey } from './api-keys/api-key.entity.js';
import { OneTimeLink } from './login/one-time-link.entity.js';
import { Session } from './login/session.entity.js';
import { Invitation } from './people/invitation.entity.js';
import { Member } from './people/member.entity.js';
import { User } from './people/user.entity.js';
import { Store } from './store.entity.js';
import { StoresService } from './stores.service.js';

/** Stores, the people in them, logging in, and the guard in front of every route. */
@Module({
  imports: [TypeOrmModule.forFeature([Store, User, Member, Invitation, Session, OneTimeLink, ApiKey]), SecurityModule],
  providers: [StoresService],
  exports: [StoresService],
})
export class StoresModule {}
