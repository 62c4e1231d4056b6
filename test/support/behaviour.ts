import type { Behaviour } from '../../apps/api/src/modules/ai/behaviour/behaviour.js';
import { Behaviours } from '../../apps/api/src/modules/ai/behaviour/behaviours.service.js';
import type { TestApp } from './app.js';
import type { Person } from './login.js';

/** Drafts changes of a store's assistant and publishes them. */
export async function publishBehaviour(owner: Person, changes: object): Promise<void> {
  const draft = await owner.patch(`${owner.storePath}/assistant/draft`, changes).expect(200);
  if ((draft.body.changes as string[]).length > 0) await owner.post(`${owner.storePath}/assistant/versions`, {}).expect(201);
}

/** As `publishBehaviour`, for a store without people. */
export async function behave(test: TestApp, storeId: string, changes: Partial<Behaviour>): Promise<void> {
  const by = { kind: 'api_key', keyId: storeId, name: 'test', scopes: [] } as const;
  const behaviours = test.app.get(Behaviours);
  await behaviours.change(storeId, changes, by);
  await behaviours.publish(storeId, '', by);
}
