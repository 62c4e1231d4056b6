import type { Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { axeViolations, type BrowserWorld, describeInBrowser, openBrowserWorld } from '../support/browser.js';
import { type Line, openLine } from '../support/shop.js';
import { aTalk } from '../support/talks.js';

jest.setTimeout(180_000);

describeInBrowser('voice notes in the inbox', () => {
  let hearing: Sandbox;
  let line: Line;
  let world: BrowserWorld;
  let slug: string;
  beforeAll(async () => {
    hearing = await startSandbox({ port: 0 });
    line = await openLine({ TRANSCRIPTION_URL: hearing.openaiUrl, TRANSCRIPTION_API_KEY: 'key' }, { demo: true });
    world = await openBrowserWorld(line.t);
    slug = String((await line.shop.owner.get(line.shop.owner.storePath).expect(200)).body.slug);
  });
  afterAll(async () => {
    await world.close();
    await line.close();
    await hearing.close();
  });
  afterEach(() => world.leave());
  const thread = (page: Page) => page.getByRole('log', { name: 'Messages' });

  it('R60: what is said appears under the player as soon as it is known, and why it is not', async () => {
    const talk = await aTalk(line, 'hello');
    const page = await (await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/inbox?c=${talk.id}`);
    await page.locator('article').first().waitFor();
    hearing.transcriptions.failing = 'server_error';
    await talk.phone.send({ kind: 'voice', says: 'Do you have a blue mug?' });
    await thread(page).getByText('Transcript on its way…').waitFor();
    hearing.transcriptions.failing = undefined;
    await thread(page).getByRole('group', { name: 'Transcript' }).getByText('Do you have a blue mug?').waitFor();
    await thread(page).getByText('Blue Ceramic Mug').waitFor();
    hearing.transcriptions.apiKeys = ['another'];
    await talk.phone.send({ kind: 'voice', says: 'And a red one?' });
    await thread(page).getByText('No transcript: The transcription service refuses the key').waitFor();
    await thread(page).getByText('Please type').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(world.complaints).toEqual([]);
  });

  it('R60: the simulator says what is written, and the store reads it', async () => {
    hearing.transcriptions.clear();
    const page = await (await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/simulator`);
    await page.getByRole('textbox', { name: 'Message on the phone' }).fill('do you have a camping lantern?');
    await page.getByRole('button', { name: 'Attach' }).first().click();
    await page.getByRole('menuitem', { name: 'What I wrote, as a voice note' }).click();
    expect(await page.getByRole('textbox', { name: 'Message on the phone' }).inputValue()).toBe('');
    await page.getByRole('group', { name: 'Transcript' }).getByText('do you have a camping lantern?').waitFor();
    await page.locator('article[data-side="out"]').filter({ hasText: 'Camping Lantern' }).waitFor();
    expect(world.complaints).toEqual([]);
  });
});
