import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Env } from '../../platform/config/env.js';
import { createHttp } from '../../platform/http/outbound.js';
import { CatalogModule } from '../catalog/index.js';
import { ConversationsModule } from '../conversations/index.js';
import { KnowledgeModule } from '../knowledge/index.js';
import { MediaModule } from '../media/index.js';
import { OrdersModule } from '../orders/index.js';
import { StoresModule } from '../stores/index.js';
import { Answering, ENGINES } from './answering/answering.service.js';
import { WarmUp } from './answering/warm-up.js';
import { AssistantController } from './assistant.controller.js';
import { Assistant } from './assistant.service.js';
import { AssistantDraft } from './behaviour/assistant-draft.entity.js';
import { AssistantVersion } from './behaviour/assistant-version.entity.js';
import { BehaviourController } from './behaviour/behaviour.controller.js';
import { Behaviours } from './behaviour/behaviours.service.js';
import { CostsController } from './costs/costs.controller.js';
import { ModelUses } from './costs/model-uses.service.js';
import { Spending } from './costs/spending.service.js';
import { BuiltInEngine } from './engines/built-in/built-in-engine.js';
import type { Engine } from './engines/engine.js';
import { Guard } from './guard/guard.js';
import { BriefsController } from './hand-offs/briefs.controller.js';
import { Briefs } from './hand-offs/briefs.service.js';
import { HandOvers } from './hand-offs/hand-overs.service.js';
import { MissedSearchesController } from './missed-searches/missed-searches.controller.js';
import { MissedSearches } from './missed-searches/missed-searches.service.js';
import { PhotoLooking } from './photos/photo-looking.js';
import { PHOTO_READER, type PhotoReader } from './photos/photo-reader.js';
import { HttpImageService } from './pictures/http-image-service.js';
import { IMAGE_SERVICE, type ImageService } from './pictures/image-service.js';
import { PicturesController } from './pictures/pictures.controller.js';
import { Painting } from './pictures/painting.service.js';
import { Pictures } from './pictures/pictures.service.js';
import { OrderDesks } from './ordering/order-desk.js';
import { Playground } from './playground/playground.service.js';
import { Run } from './runs/run.entity.js';
import { RunsController } from './runs/runs.controller.js';
import { RunsService } from './runs/runs.service.js';
import { SavedTest } from './saved-tests/saved-test.entity.js';
import { SavedTestsController } from './saved-tests/saved-tests.controller.js';
import { SavedTests } from './saved-tests/saved-tests.service.js';
import { TestSuggestions } from './saved-tests/suggestions.service.js';
import { AssistantSettingsRow } from './settings/assistant-settings.entity.js';
import { AssistantSettingsService } from './settings/assistant-settings.service.js';
import { WhyController } from './why/why.controller.js';

/** Claude when a key is set; the built-in assistant always, also as the one that steps in. Without a key its large client is never read. */
async function enginesOf(env: Env): Promise<readonly Engine[]> {
  if (env.ANTHROPIC_API_KEY === undefined) return [new BuiltInEngine()];
  const { ClaudeEngine } = await import('./engines/claude/claude-engine.js');
  const claude = new ClaudeEngine({
    apiKey: env.ANTHROPIC_API_KEY, model: env.ANTHROPIC_MODEL, fallbackModel: env.ANTHROPIC_FALLBACK_MODEL,
    ...(env.ANTHROPIC_BASE_URL === undefined ? {} : { baseUrl: env.ANTHROPIC_BASE_URL }),
  });
  return [claude, new BuiltInEngine()];
}

/** The installation's own address may be a private one; it is allowed here only. */
function imageServiceOf({ IMAGE_API_URL: url, IMAGE_API_KEY: apiKey, IMAGE_MODEL: model, IMAGE_PRICE: price }: Env): ImageService | null {
  return url === undefined ? null : new HttpImageService(createHttp({ allow: new URL(url).origin }), { url, model, ...(apiKey === undefined ? {} : { apiKey }), ...(price === undefined ? {} : { price }) });
}

/** Claude's client is read when the first photo comes. */
function photoReaderOf({ vision }: Env): PhotoReader | null {
  if (vision === undefined) return null;
  let reader: Promise<PhotoReader> | undefined;
  const open = async (): Promise<PhotoReader> => new (await import('./photos/claude-photo-reader.js')).ClaudePhotoReader(vision);
  return { look: async (photo, locale) => (await (reader ??= open())).look(photo, locale) };
}

/** The assistant: settings, engines, runs, playground. */
@Module({
  imports: [TypeOrmModule.forFeature([AssistantSettingsRow, AssistantDraft, AssistantVersion, SavedTest, Run]), StoresModule, CatalogModule, KnowledgeModule, ConversationsModule, MediaModule, OrdersModule],
  controllers: [AssistantController, BehaviourController, SavedTestsController, BriefsController, MissedSearchesController, CostsController, PicturesController, RunsController, WhyController],
  providers: [
    Assistant, Briefs, HandOvers, Guard, WarmUp, OrderDesks, AssistantSettingsService, Behaviours, Spending, ModelUses, PhotoLooking, Answering, Pictures, Painting, Playground, SavedTests, TestSuggestions, MissedSearches, RunsService,
    { provide: ENGINES, inject: [Env], useFactory: enginesOf }, { provide: PHOTO_READER, inject: [Env], useFactory: photoReaderOf },
    { provide: IMAGE_SERVICE, inject: [Env], useFactory: imageServiceOf },
  ],
  exports: [Assistant, HandOvers, PhotoLooking],
})
export class AiModule {}
