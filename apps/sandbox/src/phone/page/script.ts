/** Browser code of the page: customers, the thread as it streams in, and what the customer does. */
export const SCRIPT = String.raw`
const $ = (id) => document.getElementById(id);
const state = { number: '', customer: '', entries: new Map(), stream: undefined, quote: undefined, typingTimer: 0, fileKind: 'image' };
const query = () => '?number=' + encodeURIComponent(state.number);
const phonePath = (rest) => '/sandbox/phones/' + encodeURIComponent(state.customer) + rest + query();

async function call(method, path, body) {
  const response = await fetch(path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const answer = await response.json();
  if (!response.ok) { warn(answer.error || 'That did not work.'); throw new Error(answer.error); }
  return answer;
}
function warn(text) {
  $('note').textContent = text;
  $('note').hidden = false;
  clearTimeout(warn.timer);
  warn.timer = setTimeout(() => { $('note').hidden = true; }, 5000);
}

async function act(message) {
  const quote = state.quote ? { quote: state.quote } : {};
  setQuote(undefined);
  const sent = await call('POST', phonePath('/messages'), { ...message, ...quote });
  if (sent.outcome === 'not_subscribed') warn('The store has no webhook yet: nobody received this.');
  else if (sent.outcome === 'posted' && sent.webhook_status !== 200) warn('The store did not take this (' + (sent.webhook_status || 'no answer') + '). It is being repeated.');
}

function bubble(entry) {
  const mine = entry.from === 'customer';
  const { parts, actions } = partsOf(entry);
  const quoted = entry.quoted_id && state.entries.get(entry.quoted_id);
  const box = el('div', { className: 'bubble' }, quoted ? el('div', { className: 'quote', textContent: wordsOf(quoted) }) : '', ...parts);
  const tick = mine ? el('span', { className: 'tick ' + entry.tick, textContent: TICKS[entry.tick], title: entry.tick }) : '';
  box.append(el('span', { className: 'meta' }, timeOf(entry.at), tick));
  if (actions && actions.length) box.append(el('div', { className: 'actions' }, ...actions.map((action) => actionButton(action, entry))));
  if (entry.reactions.length) box.append(el('span', { className: 'reactions', textContent: entry.reactions.map((each) => each.emoji).join('') }));
  const tools = el('span', { className: 'tools' }, el('button', { textContent: '↩', title: 'Reply', onclick: () => setQuote(entry) }));
  if (!mine) for (const emoji of ['👍', '❤️']) tools.append(el('button', { textContent: emoji, title: 'React', onclick: () => act({ kind: 'reaction', emoji: entry.reactions.some((each) => each.from === 'customer' && each.emoji === emoji) ? '' : emoji, target: entry.id }) }));
  return el('div', { className: 'row' + (mine ? ' mine' : '') + (entry.reactions.length ? ' reacted' : ''), id: entry.id }, box, tools);
}

function actionButton(action, entry) {
  if (action.link) return el('button', { type: 'button', textContent: action.label, onclick: () => window.open(action.link, '_blank', 'noopener') });
  if (action.sections) return el('button', { type: 'button', textContent: action.label, onclick: () => openList(action, entry) });
  return el('button', { type: 'button', textContent: action.label, disabled: !action.tap, onclick: () => act({ ...action.tap, target: entry.id }) });
}

function openSheet(title, choices) {
  $('sheet').replaceChildren(el('h2', { textContent: title }), ...choices);
  $('sheet').showModal();
}
const choice = (title, detail, run) => el('button', { type: 'button', onclick: () => { $('sheet').close(); run(); } }, title, detail ? el('small', { textContent: detail }) : '');
function openList(action, entry) {
  openSheet(action.title, action.sections.flatMap((section) => [
    ...(section.title ? [el('h3', { textContent: section.title })] : []),
    ...section.rows.map((row) => choice(row.title, row.description, () => act({ kind: 'choose', row: row.id, target: entry.id }))),
  ]));
}
function pickFile(kind, accept) {
  state.fileKind = kind;
  $('file').accept = accept;
  $('file').click();
}
$('attach').onclick = () => openSheet('Send', [
  choice('🖼 A sample photo', 'Made by the sandbox', () => act({ kind: 'image' })),
  choice('📁 A photo from this computer', '', () => pickFile('image', 'image/png,image/jpeg')),
  choice('🎤 A voice note', 'Two seconds of silence', () => act({ kind: 'voice' })),
  choice('📄 A document', '', () => pickFile('document', '')),
  choice('📍 A location', 'Berlin', () => act({ kind: 'location', latitude: 52.52, longitude: 13.405, name: 'Home', address: 'Berlin' })),
  choice('👤 A contact', '', () => act({ kind: 'contact', name: 'Ana Lima', phone: '+1 650 555 0100' })),
  choice('📊 A poll', 'A kind that businesses cannot read', () => act({ kind: 'unsupported', of: 'poll_creation' })),
]);
$('file').onchange = async () => {
  const file = $('file').files[0];
  if (!file) return;
  const data = await new Promise((resolve) => { const reader = new FileReader(); reader.onload = () => resolve(reader.result.split(',')[1]); reader.readAsDataURL(file); });
  $('file').value = '';
  await act({ kind: state.fileKind, data, mime_type: file.type || 'application/octet-stream', ...(state.fileKind === 'document' ? { filename: file.name } : {}) });
};

function setQuote(entry) {
  state.quote = entry && entry.id;
  $('replying').hidden = !entry;
  if (entry) { $('quoted').textContent = wordsOf(entry); $('text').focus(); }
}
$('unquote').onclick = () => setQuote(undefined);
$('compose').onsubmit = (event) => {
  event.preventDefault();
  const text = $('text').value.trim();
  if (!text || !state.customer) return;
  $('text').value = '';
  act({ kind: 'text', text });
};

function showEntry(entry) {
  const known = state.entries.has(entry.id);
  state.entries.set(entry.id, entry);
  const thread = $('thread');
  const atEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 120;
  const hint = thread.querySelector('.empty');
  if (hint) hint.remove();
  const drawn = bubble(entry);
  if (known) document.getElementById(entry.id).replaceWith(drawn);
  else { showTyping(0); thread.append(drawn); }
  const toEnd = () => { thread.scrollTop = thread.scrollHeight; };
  if (atEnd || !known) {
    toEnd();
    for (const image of drawn.querySelectorAll('img')) image.onload = toEnd;
  }
  if (entry.from === 'business' && entry.tick !== 'read' && $('online').checked && document.visibilityState === 'visible') {
    clearTimeout(showEntry.timer);
    showEntry.timer = setTimeout(() => call('POST', phonePath('/read')), 400);
  }
}
function showTyping(forMs) {
  clearTimeout(state.typingTimer);
  const old = $('thread').querySelector('.typing');
  if (old) old.remove();
  if (forMs <= 0) return;
  $('thread').append(el('div', { className: 'typing', textContent: 'typing…' }));
  $('thread').scrollTop = $('thread').scrollHeight;
  state.typingTimer = setTimeout(() => showTyping(0), forMs);
}

function openThread() {
  if (state.stream) state.stream.close();
  state.entries.clear();
  setQuote(undefined);
  $('thread').replaceChildren(el('p', { className: 'empty', textContent: state.customer ? 'Say hello to the store.' : 'Choose a customer on the left, or start a chat with a new one.' }));
  if (!state.customer || !state.number) return;
  location.hash = state.customer;
  state.stream = new EventSource(phonePath('/events'));
  state.stream.addEventListener('entry', (event) => showEntry(JSON.parse(event.data)));
  state.stream.addEventListener('typing', (event) => showTyping(JSON.parse(event.data).for_ms));
  $('text').focus();
}

async function listPeople() {
  const { phones } = await call('GET', '/sandbox/phones');
  $('people').replaceChildren(...phones.map((phone) => el('button', {
    type: 'button', className: phone.key === state.customer ? 'on' : '',
    onclick: () => { state.customer = phone.key; $('online').checked = phone.online; openThread(); listPeople(); },
  }, phone.name, el('small', { textContent: phone.wa_id ? '+' + phone.wa_id : '@' + (phone.username || phone.bsuid) }))));
}
async function listStores() {
  const [meta, linked] = await Promise.all([call('GET', '/sandbox/numbers'), call('GET', '/sandbox/wasender')]);
  const numbers = [...meta.numbers, ...linked.sessions.map((each) => ({ id: 'wasender:' + each.id, verified_name: each.name, display_phone_number: '+' + each.phone }))];
  $('number').replaceChildren(...numbers.map((number) => el('option', { value: number.id, textContent: number.verified_name + ' ' + number.display_phone_number })));
  const chosen = numbers.find((number) => number.id === state.number) || numbers[0];
  state.number = chosen ? chosen.id : '';
  $('store').textContent = chosen ? chosen.verified_name : 'No store yet';
  $('number-text').textContent = chosen ? chosen.display_phone_number : 'Connect a number to the sandbox first';
  $('face').textContent = chosen ? chosen.verified_name.slice(0, 1).toUpperCase() : '?';
}
$('number').onchange = async () => { state.number = $('number').value; await listStores(); $('number').value = state.number; openThread(); };
$('add').onclick = async () => {
  const who = $('who').value.trim();
  const digits = who.replace(/\D/g, '');
  if (!who || (!who.startsWith('@') && digits.length < 7)) return warn('Type a phone number with country code, or @username.');
  const phone = await call('POST', '/sandbox/phones', who.startsWith('@') ? { username: who.slice(1), name: who.slice(1) } : { wa_id: digits });
  $('who').value = '';
  state.customer = phone.key;
  openThread();
  listPeople();
};
$('who').onkeydown = (event) => { if (event.key === 'Enter') $('add').click(); };
$('online').onchange = () => state.customer && call('POST', phonePath(''), { online: $('online').checked });

(async () => {
  await listStores();
  state.customer = decodeURIComponent(location.hash.slice(1));
  const { phones } = await call('GET', '/sandbox/phones');
  if (!state.customer && phones[0]) state.customer = phones[0].key;
  openThread();
  listPeople();
})();
`;
