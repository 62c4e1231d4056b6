import type { Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { axeViolations, type BrowserWorld, describeInBrowser, openBrowserWorld } from '../support/browser.js';
import { type Line, openLine } from '../support/shop.js';
import { aTalk } from '../support/talks.js';

jest.setTimeout(180_000);

describeInBrowser('photos in the inbox', () => {
  let seeing: Sandbox;
  let line: Line;
  let world: BrowserWorld;
  let slug: string;
  beforeAll(async () => {
    seeing = await startSandbox({ port: 0 });
    line = await openLine({ VISION_API_KEY: 'key', VISION_BASE_URL: seeing.anthropicUrl, TRANSCRIPTION_URL: seeing.openaiUrl, TRANSCRIPTION_API_KEY: 'key' }, { demo: true });
    world = await openBrowserWorld(line.t);
    slug = String((await line.shop.owner.get(line.shop.owner.storePath).expect(200)).body.slug);
  });
  afterAll(async () => {
    await world.close();
    await line.close();
    await seeing.close();
  });
  afterEach(() => world.leave());
  const thread = (page: Page) => page.getByRole('log', { name: 'Messages' });

  it('R61: what it shows and which products look like it appear under the photo, and why not, with a way to try again', async () => {
    const talk = await aTalk(line, 'hello');
    const page = await (await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/inbox?c=${talk.id}`);
    await page.locator('article').first().waitFor();
    await talk.phone.send({ kind: 'image', shows: 'A blue ceramic mug', reads: 'Good morning' });
    const seen = thread(page).getByRole('group', { name: 'In the photo' });
    await seen.getByText('A blue ceramic mug', { exact: true }).waitFor();
    await seen.getByText('“Good morning”').waitFor();
    await seen.getByRole('list', { name: 'Products like it' }).getByRole('link', { name: 'Blue Ceramic Mug' }).waitFor();
    expect(await seen.getByRole('listitem').filter({ hasText: 'Blue Ceramic Mug' }).innerText()).toMatch(/\d/);
    await page.locator('article[data-side="out"]').filter({ hasText: 'Holds 350 ml.' }).waitFor();
    seeing.claude.apiKeys = ['another'];
    await talk.phone.send({ kind: 'image', shows: 'A camping lantern' });
    await thread(page).getByText('Nobody looked at this photo: Claude refuses the key').waitFor();
    seeing.claude.apiKeys = undefined;
    await thread(page).getByRole('button', { name: 'Look at it' }).click();
    await seen.getByText('A camping lantern', { exact: true }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await seen.getByRole('link', { name: 'Camping Lantern' }).click();
    await page.getByRole('heading', { name: 'Camping Lantern' }).waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('R60: a voice note that nobody could write down is listened to again', async () => {
    const talk = await aTalk(line, 'hello');
    const page = await (await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/inbox?c=${talk.id}`);
    await page.locator('article').first().waitFor();
    seeing.transcriptions.apiKeys = ['another'];
    await talk.phone.send({ kind: 'voice', says: 'Is it dishwasher safe?' });
    await thread(page).getByText('No transcript: The transcription service refuses the key').waitFor();
    seeing.transcriptions.apiKeys = undefined;
    await thread(page).getByRole('button', { name: 'Transcribe again' }).click();
    await thread(page).getByRole('group', { name: 'Transcript' }).getByText('Is it dishwasher safe?').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('R57: people send products as one picture, after a look at it', async () => {
    const talk = await aTalk(line, 'hello');
    const page = await (await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/inbox?c=${talk.id}`);
    await page.locator('article').first().waitFor();
    await page.getByRole('button', { name: 'More to send' }).click();
    await page.getByRole('menuitem', { name: 'Products' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send products' });
    await dialog.getByRole('checkbox', { name: 'Blue Ceramic Mug' }).check();
    await dialog.getByRole('checkbox', { name: 'Camping Lantern' }).check();
    await dialog.getByText('Side by side').click();
    await dialog.getByRole('img', { name: 'The picture that is sent' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('article[data-side="out"]').getByRole('button', { name: 'Open: Photo' }).waitFor();
    await line.settled();
    expect(talk.phone.thread.entries.at(-1)).toMatchObject({ from: 'business', type: 'image' });
    expect(world.complaints).toEqual([]);
  });

  it('R61: the simulator shows what is written, and the store sees it', async () => {
    const page = await (await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/simulator`);
    await page.getByRole('textbox', { name: 'Message on the phone' }).fill('a camping lantern');
    await page.getByRole('button', { name: 'Attach' }).first().click();
    await page.getByRole('menuitem', { name: 'A photo of what I wrote' }).click();
    await page.getByRole('group', { name: 'In the photo' }).getByRole('link', { name: 'Camping Lantern' }).waitFor();
    await page.locator('article[data-side="out"]').filter({ hasText: 'Bright and light.' }).waitFor();
    expect(world.complaints).toEqual([]);
  });
});
