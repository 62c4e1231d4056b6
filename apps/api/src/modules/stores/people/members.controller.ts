import { Body, Controller, Delete, Get, HttpCode, Patch, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { ApiPage, type Page, PageQuery } from '../../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { userOf } from '../login/user-of.js';
import { MembersService } from './members.service.js';
import { ChangeRoleDto, MemberDto } from './people.dto.js';
import { presentMember } from './people.presenter.js';

@ApiTags('members')
@Controller('api/v1/stores/:store_id/members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @Access({ role: 'agent' })
  @ApiOperation({ operationId: 'listMembers', summary: 'Who works in the store' })
  @ApiPage(MemberDto)
  async list(@StoreId() storeId: string, @Query() query: PageQuery): Promise<Page<MemberDto>> {
    const page = await this.members.list(storeId, query);
    return { ...page, data: page.data.map(presentMember) };
  }

  @Patch(':member_id')
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'changeMemberRole', summary: 'Change a role; only owners decide about owners, and one owner stays' })
  @ApiOkResponse({ type: MemberDto })
  async changeRole(
    @StoreId() storeId: string, @CurrentActor() actor: Actor, @IdParam('member_id', 'member', 'member.not_found') memberId: string, @Body() body: ChangeRoleDto,
  ): Promise<MemberDto> {
    return presentMember(await this.members.changeRole(storeId, userOf(actor).userId, memberId, body.role));
  }

  @Delete(':member_id')
  @Access({ role: 'agent' })
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeMember', summary: 'Remove somebody, or leave the store oneself; one owner stays' })
  @ApiNoContentResponse()
  async remove(@StoreId() storeId: string, @CurrentActor() actor: Actor, @IdParam('member_id', 'member', 'member.not_found') memberId: string): Promise<void> {
    await this.members.remove(storeId, userOf(actor).userId, memberId);
  }
}
