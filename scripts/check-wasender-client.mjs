// npm run check:wasender: the sandbox's WASender beside a client that others wrote. Installs the npm package "wasenderapi" into a temporary folder, makes every call
// that it offers, prints what came of each, and fails on a difference. A check of the stand-in, no dependency: needs the npm registry.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureServerBuilt, root } from './ensure.mjs';

const CLIENT = 'wasenderapi@0.4.0';
/** What the calls are made of: no call of the API. */
const INNER = ['constructor', 'parseRateLimitHeaders', 'request', 'postInternal', 'getInternal', 'putInternal', 'deleteInternal'];
const CUSTOMER = '12025550101';
const JID = `${CUSTOMER}@s.whatsapp.net`;
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

ensureServerBuilt();
const { startSandbox } = await import(join(root, 'dist/apps/sandbox/src/sandbox.js'));
const folder = mkdtempSync(join(tmpdir(), 'parley-wasender-client-'));
const rows = [];
try {
  const library = installed();
  const sandbox = await startSandbox({ webhookRetriesMs: [1] });
  const receiver = await listen();
  try {
    await compare(library, sandbox, receiver);
    rows.push(await tried('no call was unknown to the stand-in', () => assert.deepEqual(sandbox.unplanned, [])));
  } finally {
    receiver.server.close();
    await sandbox.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const bad = rows.filter(({ problem }) => problem !== undefined);
for (const { name, problem } of rows) console.log(`${problem === undefined ? 'same     ' : 'DIFFERENT'}  ${name}${problem === undefined ? '' : `\n           ${problem}`}`);
console.log(`\n${CLIENT}: ${rows.length} checks, ${bad.length} differences`);
process.exitCode = bad.length === 0 ? 0 : 1;

function installed() {
  execFileSync('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--silent', CLIENT], { stdio: ['ignore', 'ignore', 'inherit'] });
  return createRequire(join(folder, 'client.js'))('wasenderapi');
}

/** A shop's webhook address; keeps what came as the client's own webhook handler reads it. */
async function listen() {
  const requests = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      requests.push({ getHeader: (name) => request.headers[name], getRawBody: () => body });
      response.end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, requests, url: `http://127.0.0.1:${server.address().port}/` };
}

async function tried(name, check) {
  try {
    await check();
    return { name };
  } catch (error) {
    return { name, problem: String(error?.message ?? error).replaceAll('\n', '\n           ') };
  }
}

async function compare(library, sandbox, receiver) {
  const session = sandbox.wasender.addSession({ webhookUrl: receiver.url, webhookEvents: ['messages.received', 'messages.upsert', 'message.sent', 'messages.update', 'messages.delete', 'groups.upsert', 'group-participants.update', 'session.status', 'qrcode.updated'] });
  const clientOf = ({ apiKey, webhookSecret }, retry = { enabled: false }) => library.createWasender(apiKey, sandbox.wasender.personalToken, sandbox.wasender.url, undefined, retry, webhookSecret);
  const calls = [
    ...messageCalls(sandbox), ...contactCalls(), ...fileCalls(sandbox, session), ...groupCalls(), ...webhookCalls(library, sandbox, session, receiver, clientOf), ...sessionCalls(sandbox, clientOf),
  ];
  const offered = Object.getOwnPropertyNames(library.Wasender.prototype).filter((name) => !INNER.includes(name));
  const named = new Set(calls.map(([name]) => name.split(/[ ,]/)[0]));
  rows.push(await tried(`every one of ${offered.length} calls is made`, () => assert.deepEqual(offered.filter((name) => !named.has(name)), [])));
  const seen = {};
  // One after the other: later calls need what earlier ones made.
  for (const [name, check] of calls) rows.push(await tried(name, () => check(clientOf(session), seen)));
  const trial = clientOf(sandbox.wasender.addSession({ accountProtection: true }));
  const errors = [
    ['a second message within 5 seconds of Account Protection', async () => { await trial.sendText({ to: JID, text: 'One' }); await trial.sendText({ to: JID, text: 'Two' }); }, { statusCode: 429, retryAfter: 5, apiMessage: 'You have account protection enabled. You can only send 1 message every 5 seconds.' }],
    ['a wrong key', () => clientOf({ apiKey: 'wrong', webhookSecret: 'x' }).getSessionStatus(), { statusCode: 401, apiMessage: 'Invalid API key' }],
    ['the personal token in the place of the key', () => clientOf({ apiKey: sandbox.wasender.personalToken, webhookSecret: 'x' }).sendText({ to: JID, text: 'Hi' }), { statusCode: 401, apiMessage: 'Invalid API key' }],
    ['a message without text', () => clientOf(session).send({ messageType: 'text', to: JID }), { statusCode: 422, apiMessage: 'Validation failed', errorDetails: { text: ['The text field is required.'] } }],
    ['the digits of a hidden id', () => clientOf(session).sendText({ to: '100000000000001', text: 'Hi' }), { statusCode: 422, apiMessage: 'The provided JID does not exist on WhatsApp.' }],
    ['a session that is not linked', () => clientOf(sandbox.wasender.addSession({ state: 'logged_out' })).sendText({ to: JID, text: 'Hi' }), { apiMessage: 'Your Whatsapp Session is not connected please connect your session first.' }],
    ['a session without a plan', () => clientOf(sandbox.wasender.addSession({ plan: 'none' })).sendText({ to: JID, text: 'Hi' }), { apiMessage: 'Active subscription or trial is required to use the API' }],
  ];
  for (const [name, call, expected] of errors) rows.push(await tried(`refused: ${name}`, () => assert.rejects(call, (error) => { same(error, { name: 'WasenderAPIError', ...expected }); return true; })));
}

/** Every field of `expected` is there with this value; a function decides for itself. */
function same(actual, expected, path = '') {
  for (const [name, value] of Object.entries(expected)) {
    const found = actual?.[name];
    if (typeof value === 'function') assert.ok(value(found), `${path}${name} is ${JSON.stringify(found)}`);
    else if (value !== null && typeof value === 'object' && !Array.isArray(value)) same(found, value, `${path}${name}.`);
    else assert.deepEqual(found, value, `${path}${name} is ${JSON.stringify(found)} and not ${JSON.stringify(value)}`);
  }
}
function isInteger(value) {
  return Number.isInteger(value) && value > 0;
}
function isText(value) {
  return typeof value === 'string' && value !== '';
}
function isUrl(value) {
  return isText(value) && /^https?:\/\//.test(value);
}

function messageCalls(sandbox) {
  const queued = async (result, to = JID) => {
    const { response, rateLimit } = await result;
    same(response, { success: true, data: { msgId: isInteger, jid: to, status: 'in_progress' } });
    same(rateLimit, { limit: 256, remaining: (left) => left >= 0, resetTimestamp: isInteger });
    await sandbox.idle();
    return response.data.msgId;
  };
  const url = 'https://files.example.org/a';
  return [
    ['sendText', async (client, seen) => { seen.msgId = await queued(client.sendText({ to: JID, text: 'Hello' })); }],
    ['sendImage', (client) => queued(client.sendImage({ to: JID, imageUrl: `${url}.png`, text: 'A picture' }))],
    ['sendVideo', (client) => queued(client.sendVideo({ to: JID, videoUrl: `${url}.mp4` }))],
    ['sendDocument', (client) => queued(client.sendDocument({ to: JID, documentUrl: `${url}.pdf`, fileName: 'bill.pdf' }))],
    ['sendAudio', (client) => queued(client.sendAudio({ to: JID, audioUrl: `${url}.ogg` }))],
    ['sendSticker', (client) => queued(client.sendSticker({ to: JID, stickerUrl: `${url}.webp` }))],
    ['sendContact', (client) => queued(client.sendContact({ to: JID, contact: { name: 'Ana', phone: '+12025550102' } }))],
    ['sendLocation', (client) => queued(client.sendLocation({ to: JID, location: { latitude: 1.5, longitude: 2.5, name: 'Shop' } }))],
    ['send, to a number with a plus', (client) => queued(client.send({ messageType: 'text', to: `+${CUSTOMER}`, text: 'Hello' }), `+${CUSTOMER}`)],
    ['sendQuotedMessage', (client, { msgId }) => queued(client.sendQuotedMessage({ to: JID, text: 'About that', replyTo: msgId }))],
    ['getMessageInfo', async (client, { msgId }) => same((await client.getMessageInfo(msgId)).response, { success: true, data: { msgId, id: isText, remoteJid: JID, key: { fromMe: true, remoteJid: JID, id: isText }, messageTimestamp: isText, status: 3 } })],
    ['editMessage', async (client, { msgId }) => same((await client.editMessage(msgId, 'Hello again')).response, { success: true, data: { msgId, key: { fromMe: true, id: isText }, message: { protocolMessage: { type: 14, key: { id: isText }, editedMessage: { extendedTextMessage: { text: 'Hello again' } } } } } })],
    ['deleteMessage', async (client, { msgId }) => same((await client.deleteMessage(msgId)).response, { success: true, message: 'Message deleted successfully.' })],
    ['sendPresenceUpdate', async (client) => same((await client.sendPresenceUpdate(JID, 'composing', 3_000)).response, { success: true, data: { jid: JID, type: 'composing' } })],
    ['checkIfOnWhatsapp', async (client) => same((await client.checkIfOnWhatsapp(CUSTOMER)).response, { success: true, data: { exists: true } })],
  ];
}

function contactCalls() {
  return [
    ['getContacts', async (client) => { const { response } = await client.getContacts(); same(response, { success: true, data: Array.isArray }); assert.ok(response.data.some((contact) => (contact.jid ?? contact.id) === JID), 'the customer is not among the contacts'); }],
    ['getContactInfo', async (client) => same((await client.getContactInfo(CUSTOMER)).response, { success: true, data: { id: JID, name: isText } })],
    ['getContactProfilePicture', async (client) => same((await client.getContactProfilePicture(CUSTOMER)).response, { success: true, data: (data) => 'imgUrl' in data })],
    ['blockContact', async (client) => same((await client.blockContact(CUSTOMER)).response, { success: true, data: { message: 'Contact blocked' } })],
    ['unblockContact', async (client) => same((await client.unblockContact(CUSTOMER)).response, { success: true, data: { message: 'Contact unblocked' } })],
  ];
}

function fileCalls(sandbox, session) {
  const bytesAt = async (url) => Buffer.from(await (await fetch(url)).arrayBuffer());
  return [
    ['uploadMediaFile, and sending what was uploaded', async (client) => {
      const { response } = await client.uploadMediaFile({ base64: `data:image/png;base64,${PNG.toString('base64')}`, mimetype: 'image/png' });
      same(response, { success: true, publicUrl: isUrl });
      assert.deepEqual(await bytesAt(response.publicUrl), PNG);
      same((await client.sendImage({ to: JID, imageUrl: response.publicUrl })).response, { success: true, data: { msgId: isInteger } });
      await sandbox.idle();
    }],
    ['decryptMediaFile, of what a webhook brought', async (client) => {
      const from = sandbox.wasender.deliveries.length;
      await sandbox.wasender.phone(CUSTOMER, session).send({ kind: 'image', data: PNG.toString('base64'), mimeType: 'image/png' });
      const { data } = JSON.parse(sandbox.wasender.deliveries.slice(from).find(({ event }) => event === 'messages.received').body);
      const { response } = await client.decryptMediaFile(data);
      same(response, { success: true, publicUrl: isUrl });
      assert.deepEqual(await bytesAt(response.publicUrl), PNG);
    }],
  ];
}

function groupCalls() {
  const other = '12025550103@s.whatsapp.net';
  const done = [{ status: 200, jid: other, message: isText }];
  const all = (response, expected) => { assert.equal(response.success, true); expected.forEach((each, index) => same(response.data[index], each)); };
  return [
    ['createGroup', async (client, seen) => { const { response } = await client.createGroup('Team', [JID]); same(response, { success: true, data: { id: (id) => /@g\.us$/.test(id), subject: 'Team' } }); seen.group = response.data.id; }],
    ['getGroups', async (client, { group }) => { const { response } = await client.getGroups(); assert.ok(response.data.some((each) => (each.jid ?? each.id) === group), 'the group is not listed'); }],
    ['getGroupMetadata', async (client, { group }) => same((await client.getGroupMetadata(group)).response, { success: true, data: { jid: group, subject: 'Team', creation: isInteger, participants: ({ length }) => length === 2 } })],
    ['getGroupParticipants', async (client, { group }) => { const { response } = await client.getGroupParticipants(group); assert.ok(response.data.length === 2 && response.data.every(({ id }) => /@lid$/.test(id)), JSON.stringify(response.data)); }],
    ['addGroupParticipants', async (client, { group }) => all((await client.addGroupParticipants(group, [other])).response, done)],
    ['updateGroupParticipants', async (client, { group }) => all((await client.updateGroupParticipants(group, 'promote', [other])).response, done)],
    ['removeGroupParticipants', async (client, { group }) => all((await client.removeGroupParticipants(group, [other])).response, done)],
    ['updateGroupSettings', async (client, { group }) => same((await client.updateGroupSettings(group, { subject: 'The team', announce: true })).response, { success: true, data: { subject: 'The team' } })],
    ['getGroupProfilePicture', async (client, { group }) => same((await client.getGroupProfilePicture(group)).response, { success: true, data: (data) => 'imgUrl' in data })],
    ['sendMessageWithMentions', async (client, { group }) => same((await client.sendMessageWithMentions(group, `Hello @${CUSTOMER}`, [JID])).response, { success: true, data: { msgId: isInteger, jid: group } })],
    ['getGroupInviteLink', async (client, seen) => { const { response } = await client.getGroupInviteLink(seen.group); same(response, { success: true, inviteLink: isUrl }); seen.code = response.inviteLink.split('/').at(-1); }],
    ['getGroupInviteInfo', async (client, { code, group }) => same((await client.getGroupInviteInfo(code)).response, { success: true, data: { id: group, subject: 'The team' } })],
    ['leaveGroup', async (client, { group }) => { same((await client.leaveGroup(group)).response, { success: true, data: (data) => Object.keys(data).length === 0 }); }],
    ['acceptGroupInvite', async (client, { code }) => same((await client.acceptGroupInvite(code)).response, { success: true })],
  ];
}

function webhookCalls(library, sandbox, session, { requests }, clientOf) {
  return [
    ['handleWebhookEvent, of everything that was posted so far', async (client) => {
      await sandbox.idle();
      const events = await Promise.all(requests.map((request) => client.handleWebhookEvent(request)));
      const told = new Set(events.map(({ event }) => event));
      for (const event of ['messages.received', 'messages.upsert', 'message.sent', 'messages.update', 'messages.delete', 'groups.upsert', 'group-participants.update']) assert.ok(told.has(event), `no ${event} came`);
      assert.ok(events.every(({ data, raw }) => raw === undefined && data !== undefined), 'an event is unknown to the client');
      const wrong = clientOf({ ...session, webhookSecret: 'another' });
      await assert.rejects(wrong.handleWebhookEvent(requests[0]), { statusCode: 401 });
    }],
  ];
}

function sessionCalls(sandbox, clientOf) {
  const wanted = { name: 'Second', phone_number: '+12025550199', account_protection: false, log_messages: true, webhook_enabled: false };
  return [
    ['createWhatsAppSession', async (client, seen) => { const { response } = await client.createWhatsAppSession(wanted); same(response, { success: true, data: { id: isInteger, name: 'Second', phone_number: wanted.phone_number } }); seen.id = response.data.id; }],
    ['getAllWhatsAppSessions, without secrets', async (client, { id }) => { const { response } = await client.getAllWhatsAppSessions(); const found = response.data.find((each) => each.id === id); same(found, { name: 'Second', log_messages: true, webhook_enabled: false, status: isText }); assert.ok(!('api_key' in found) && !('webhook_secret' in found)); }],
    ['getWhatsAppSessionDetails, with its secrets', async (client, { id }) => same((await client.getWhatsAppSessionDetails(id)).response, { success: true, data: { id, api_key: isText, webhook_secret: isText } })],
    ['updateWhatsAppSession', async (client, { id }) => same((await client.updateWhatsAppSession(id, { name: 'Renamed' })).response, { success: true, data: { name: 'Renamed' } })],
    ['connectWhatsAppSession, with an image asked for', async (client, { id }) => same((await client.connectWhatsAppSession(id, true)).response, { success: true, data: { status: 'NEED_SCAN', qrCode: (qr) => /^2@/.test(qr) } })],
    ['getWhatsAppSessionQRCode', async (client, seen) => { const { response } = await client.getWhatsAppSessionQRCode(seen.id); same(response, { success: true, data: { qrCode: (qr) => /^2@/.test(qr) } }); await sandbox.wasender.scan(response.data.qrCode); }],
    ['getSessionStatus, after the scan', async (client, { id }) => { const { data } = (await client.getWhatsAppSessionDetails(id)).response; assert.deepEqual((await clientOf({ apiKey: data.api_key, webhookSecret: data.webhook_secret }).getSessionStatus()).response, { status: 'connected' }); }],
    ['disconnectWhatsAppSession', async (client, { id }) => same((await client.disconnectWhatsAppSession(id)).response, { success: true, data: { status: 'DISCONNECTED', message: isText } })],
    ['regenerateApiKey', async (client, { id }) => { const before = (await client.getWhatsAppSessionDetails(id)).response.data.api_key; const { response } = await client.regenerateApiKey(id); same(response, { success: true, api_key: (key) => isText(key) && key !== before }); }],
    ['deleteWhatsAppSession', async (client, { id }) => { await client.deleteWhatsAppSession(id); await assert.rejects(client.getWhatsAppSessionDetails(id), { statusCode: 404 }); }],
  ];
}
