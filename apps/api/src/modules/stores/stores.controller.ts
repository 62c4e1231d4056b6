import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Env } from '../../platform/config/env.js';
import { AppError } from '../../platform/errors/app-error.js';
import { Access, SignedIn } from '../../platform/http/access.js';
import { Located } from '../../platform/http/location.js';
import { CurrentActor, StoreId } from '../../platform/http/params.js';
import type { Actor } from '../../platform/http/request-context.js';
import { MyStoresDto } from './login/auth.dto.js';
import { userOf } from './login/user-of.js';
import { MembersService } from './people/members.service.js';
import { presentStore } from './store.presenter.js';
import { CreateStoreDto, StoreDto, UpdateStoreDto } from './stores.dto.js';
import { StoresService } from './stores.service.js';

@ApiTags('stores')
@Controller('api/v1/stores')
export class StoresController {
  constructor(private readonly stores: StoresService, private readonly members: MembersService, private readonly env: Env) {}

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'listMyStores', summary: 'My stores with my role in each' })
  @ApiOkResponse({ type: MyStoresDto })
  async list(@CurrentActor() actor: Actor): Promise<MyStoresDto> {
    const stores = await this.members.storesOf(userOf(actor).userId);
    return { data: stores.map(({ store, role }) => ({ store: presentStore(store), role })), next_cursor: null, prev_cursor: null };
  }

  @Post()
  @SignedIn()
  @Located('/api/v1/stores/:id')
  @ApiOperation({ operationId: 'createStore', summary: 'A further store of mine; where registration is closed only owners may' })
  @ApiCreatedResponse({ type: StoreDto })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateStoreDto): Promise<StoreDto> {
    const { userId } = userOf(actor);
    const mine = this.env.REGISTRATION === 'open' ? [] : await this.members.storesOf(userId);
    if (this.env.REGISTRATION !== 'open' && !mine.some(({ role }) => role === 'owner')) throw new AppError('registration.closed');
    const store = await this.stores.createStore(body, userId);
    this.members.changed();
    return presentStore(store);
  }

  @Get(':store_id')
  @Access({ role: 'agent' })
  @ApiOperation({ operationId: 'getStore', summary: 'A store' })
  @ApiOkResponse({ type: StoreDto })
  async get(@StoreId() storeId: string): Promise<StoreDto> {
    return presentStore(await this.stores.get(storeId));
  }

  @Patch(':store_id')
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'updateStore', summary: 'Change name, currency, time zone, language or country' })
  @ApiOkResponse({ type: StoreDto })
  async update(@StoreId() storeId: string, @Body() body: UpdateStoreDto): Promise<StoreDto> {
    return presentStore(await this.stores.update(storeId, body));
  }
}
