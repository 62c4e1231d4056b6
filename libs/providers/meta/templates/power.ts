import { SendError, type DownloadedMedia, type Http, type ListedTemplate, type NewTemplate, type TemplatePower } from '#providers/contract';
import type { MetaCredentials, metaFields } from '../account.js';
import { ownError } from '../errors.js';
import { callGraph } from '../graph.js';
import { listOf, objectOf, textOf } from '../json.js';
import { readNews } from './news.js';
import { categoryOf, readTemplate, statusOf } from './read.js';
import { metaTemplateRules } from './rules.js';
import { writeComponents } from './write.js';

const FIELDS = 'id,name,language,status,category,sub_category,components,quality_score,rejected_reason,parameter_format,previous_category,correct_category';
const PAGE = '100';
const TIMEOUT_MS = 60_000;
const NO_SUCH_OBJECT = 'meta.33';

/** Templates of a WhatsApp Business Account (Cloud API, message templates). */
export const metaTemplates: TemplatePower<typeof metaFields> = {
  rules: metaTemplateRules,
  async list(after, credentials, http) {
    const query = { fields: FIELDS, limit: PAGE, ...(after === undefined ? {} : { after }) };
    const answer = await callGraph({ method: 'GET', path: `${credentials.businessAccountId}/message_templates`, query, effect: 'nothing', timeoutMs: TIMEOUT_MS }, credentials, http);
    const paging = objectOf(answer.paging);
    // The last page has cursors too, but nothing leads on.
    const next = textOf(paging.next) === undefined ? undefined : textOf(objectOf(paging.cursors).after);
    return { templates: listOf(answer.data).flatMap((item) => readTemplate(item) ?? []), ...(next === undefined ? {} : { after: next }) };
  },
  async get(externalId, credentials, http): Promise<ListedTemplate | undefined> {
    const answer = await callGraph({ method: 'GET', path: encodeURIComponent(externalId), query: { fields: FIELDS }, effect: 'nothing' }, credentials, http).catch((error: unknown) => {
      if (error instanceof SendError && error.code === NO_SUCH_OBJECT) return undefined;
      throw error;
    });
    return answer && readTemplate(answer);
  },
  async create(template, credentials, http) {
    const json = { name: template.name, language: template.language, ...bodyOf(template) };
    const answer = await callGraph({ method: 'POST', path: `${credentials.businessAccountId}/message_templates`, json, effect: 'nothing' }, credentials, http);
    const externalId = textOf(answer.id);
    if (externalId === undefined) throw new SendError('retry', 'meta.bad_answer', 'no template id');
    return { externalId, status: statusOf(answer.status) ?? 'pending', category: categoryOf(answer.category) ?? template.category };
  },
  async edit(externalId, template, credentials, http) {
    const answer = await callGraph({ method: 'POST', path: encodeURIComponent(externalId), json: bodyOf(template), effect: 'nothing' }, credentials, http);
    if (answer.success !== true) throw new SendError('retry', 'meta.bad_answer', 'the change was not taken');
  },
  async unpause(externalId, credentials, http) {
    const answer = await callGraph({ method: 'POST', path: `${encodeURIComponent(externalId)}/unpause`, effect: 'nothing' }, credentials, http);
    if (answer.success !== true) throw new SendError('retry', 'meta.bad_answer', 'the template was not unpaused');
  },
  async remove({ name, externalId }, credentials, http) {
    const query = { name, ...(externalId === undefined ? {} : { hsm_id: externalId }) };
    const answer = await callGraph({ method: 'DELETE', path: `${credentials.businessAccountId}/message_templates`, query, effect: 'nothing' }, credentials, http);
    if (answer.success !== true) throw new SendError('retry', 'meta.bad_answer', 'the template was not deleted');
  },
  uploadSample,
  read: readNews,
};

function bodyOf(template: NewTemplate): Record<string, unknown> {
  return { category: template.category.toUpperCase(), parameter_format: template.format.toUpperCase(), components: writeComponents(template) };
}

/** Resumable upload: a session of the app, then the bytes; the handle is kept verbatim, line breaks too. */
async function uploadSample(file: DownloadedMedia, credentials: MetaCredentials, http: Http): Promise<string> {
  if (credentials.appId === '') throw ownError('app_id_missing');
  const query = { file_name: file.filename ?? 'sample', file_length: String(file.bytes.length), file_type: file.mimeType };
  const session = textOf((await callGraph({ method: 'POST', path: `${credentials.appId}/uploads`, query, effect: 'nothing' }, credentials, http)).id);
  if (session === undefined) throw new SendError('retry', 'meta.bad_answer', 'no upload session');
  const headers = { authorization: `OAuth ${credentials.accessToken}`, file_offset: '0', 'content-type': 'application/octet-stream' };
  const { h } = await callGraph({ method: 'POST', path: session, headers, bytes: file.bytes, effect: 'nothing', timeoutMs: TIMEOUT_MS }, credentials, http);
  if (typeof h !== 'string' || h === '') throw new SendError('retry', 'meta.bad_answer', 'no file handle');
  return h;
}
