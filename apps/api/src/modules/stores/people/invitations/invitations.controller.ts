import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../../../platform/clock/clock.js';
import { Access } from '../../../../platform/http/access.js';
import { Idempotent } from '../../../../platform/http/idempotency.js';
import { Located } from '../../../../platform/http/location.js';
import { ApiPage, type Page, PageQuery } from '../../../../platform/http/page.js';
import { IdParam, StoreId } from '../../../../platform/http/params.js';
import { type Inviter, type InvitationWithLink, InvitationsService } from './invitations.service.js';
import { CurrentMember } from '../current-member.js';
import { CreateInvitationDto, InvitationDto, InvitationWithLinkDto } from '../people.dto.js';
import { presentInvitation } from '../people.presenter.js';

@ApiTags('members')
@Controller('api/v1/stores/:store_id/invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService, private readonly clock: Clock) {}

  @Post()
  @Access({ role: 'admin' })
  @Idempotent()
  @Located('invitations/:id')
  @ApiOperation({ operationId: 'createInvitation', summary: 'Invite somebody; an open invitation of the same address is replaced' })
  @ApiCreatedResponse({ type: InvitationWithLinkDto })
  async create(@StoreId() storeId: string, @CurrentMember() by: Inviter, @Body() body: CreateInvitationDto): Promise<InvitationWithLinkDto> {
    return this.#withLink(await this.invitations.create(storeId, by, body));
  }

  @Get()
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'listInvitations', summary: 'Invitations that nobody has accepted yet' })
  @ApiPage(InvitationDto)
  async list(@StoreId() storeId: string, @Query() query: PageQuery): Promise<Page<InvitationDto>> {
    const page = await this.invitations.list(storeId, query);
    return { ...page, data: page.data.map((invitation) => presentInvitation(invitation, this.clock.now())) };
  }

  @Post(':invitation_id/resend')
  @Access({ role: 'admin' })
  @Idempotent()
  @Located('invitations/:id')
  @ApiOperation({ operationId: 'resendInvitation', summary: 'A new link; the old one stops working' })
  @ApiCreatedResponse({ type: InvitationWithLinkDto })
  async resend(
    @StoreId() storeId: string, @CurrentMember() by: Inviter, @IdParam('invitation_id', 'invitation', 'invitation.not_found') invitationId: string,
  ): Promise<InvitationWithLinkDto> {
    return this.#withLink(await this.invitations.resend(storeId, by, invitationId));
  }

  @Delete(':invitation_id')
  @Access({ role: 'admin' })
  @HttpCode(204)
  @ApiOperation({ operationId: 'revokeInvitation', summary: 'Take an invitation back' })
  @ApiNoContentResponse()
  async revoke(@StoreId() storeId: string, @IdParam('invitation_id', 'invitation', 'invitation.not_found') invitationId: string): Promise<void> {
    await this.invitations.revoke(storeId, invitationId);
  }

  #withLink({ invitation, link }: InvitationWithLink): InvitationWithLinkDto {
    return Object.assign(presentInvitation(invitation, this.clock.now()), { link });
  }
}
