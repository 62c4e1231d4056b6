import { parsePublicId } from '#contracts';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { anApprovedTemplate } from '../support/bulk.js';
import { type Line, openLine } from '../support/shop.js';

jest.setTimeout(120_000);

describeInBrowser('R167: a template that WhatsApp paused', () => {
  let line: Line;
  let world: BrowserWorld;
  beforeAll(async () => {
    line = await openLine();
    world = await openBrowserWorld(line.t);
  });
  afterAll(async () => {
    await world.close();
    await line.close();
  });

  it('goes on when it is asked for, and says so when WhatsApp refuses', async () => {
    const { shop: { owner, businessId } } = line;
    const id = await anApprovedTemplate(line, line.shop);
    const atMeta = line.sandbox.meta.templatesOf(businessId)[0]!;
    await line.t.owner.query(`update templates set status = 'paused', external_id = $2 where id = $1`, [parsePublicId('template', id), atMeta.id]);
    atMeta.status = 'DISABLED';
    const page = await (await world.enter(owner, { viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`/s/${String((await owner.get(owner.storePath)).body.slug)}/templates/${id}`);
    await isReady(page);
    await page.getByText('WhatsApp holds it back for now.').waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('WhatsApp refused the template.').waitFor();
    atMeta.status = 'PAUSED';
    expect(await axeViolations(page)).toEqual([]);
    if (process.env['PARLEY_PICTURES'] !== undefined) await page.screenshot({ path: `${process.env['PARLEY_PICTURES']}/template-paused.png` });
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('It can be sent.').waitFor();
    expect(await page.getByRole('button', { name: 'Go on' }).count()).toBe(0);
    expect(world.complaints).toEqual([]);
  });
});
