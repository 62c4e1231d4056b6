import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AcceptableGuard } from '../../platform/http/acceptable.guard.js';
import { CallerCheck } from '../../platform/http/caller-check.js';
import { HttpLimitsModule } from '../../platform/http/http-limits.module.js';
import { LocationInterceptor } from '../../platform/http/location.js';
import { RateLimitGuard } from '../../platform/http/rate-limit.js';
import { MailModule } from '../../platform/mail/mail.module.js';
import { SecurityModule } from '../security/index.js';
import { AccessGuard } from './access.guard.js';
import { ApiKey } from './api-keys/api-key.entity.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeysService } from './api-keys/api-keys.service.js';
import { KeyCallers } from './api-keys/key-callers.js';
import { EdgeRetention } from './edge-retention.js';
import { Admissions } from './login/sessions/admissions.js';
import { Doorway } from './login/doorway.js';
import { Identities } from './login/sessions/identities.js';
import { LoginService } from './login/login.service.js';
import { MeController } from './login/me.controller.js';
import { OneTimeLink } from './login/links/one-time-link.entity.js';
import { OneTimeLinks } from './login/links/one-time-links.js';
import { PasswordChecks } from './login/passwords/password-checks.js';
import { PasswordResetsService } from './login/passwords/password-resets.service.js';
import { PasswordsController } from './login/passwords/passwords.controller.js';
import { PasswordsService } from './login/passwords/passwords.service.js';
import { SessionCallers } from './login/sessions/session-callers.js';
import { Session } from './login/sessions/session.entity.js';
import { SessionsController } from './login/sessions/sessions.controller.js';
import { SessionsService } from './login/sessions/sessions.service.js';
import { InvitationAnswersService } from './people/invitations/invitation-answers.service.js';
import { Invitation } from './people/invitations/invitation.entity.js';
import { InvitationsController } from './people/invitations/invitations.controller.js';
import { InvitationsService } from './people/invitations/invitations.service.js';
import { Member } from './people/member.entity.js';
import { MembersController } from './people/members.controller.js';
import { MembersService } from './people/members.service.js';
import { OperatorUsersService } from './people/operator-users.service.js';
import { RegistrationController } from './people/registration.controller.js';
import { RegistrationService } from './people/registration.service.js';
import { SetupLink } from './people/setup-link.js';
import { User } from './people/user.entity.js';
import { Users } from './people/users.js';
import { Store } from './store.entity.js';
import { StoresController } from './stores.controller.js';
import { StoresService } from './stores.service.js';

/** Stores, the people in them, logging in, API keys, and the guards in front of every route. */
@Module({
  imports: [TypeOrmModule.forFeature([Store, User, Member, Invitation, Session, OneTimeLink, ApiKey]), HttpLimitsModule, MailModule, SecurityModule],
  controllers: [StoresController, SessionsController, PasswordsController, MeController, RegistrationController, MembersController, InvitationsController, ApiKeysController],
  providers: [
    // In this order: the quota holds for callers that the others refuse.
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: AcceptableGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: LocationInterceptor },
    StoresService, Users, MembersService, InvitationsService, InvitationAnswersService, RegistrationService, OperatorUsersService, SetupLink,
    Identities, SessionsService, SessionCallers, OneTimeLinks, LoginService, PasswordChecks, PasswordsService, PasswordResetsService, Doorway,
    ApiKeysService, KeyCallers, EdgeRetention, { provide: CallerCheck, useClass: Admissions },
  ],
  exports: [CallerCheck, StoresService, MembersService, OperatorUsersService, OneTimeLinks, SetupLink, SessionsService, EdgeRetention],
})
export class StoresModule {}
