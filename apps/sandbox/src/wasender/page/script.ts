/** Browser code of the page: sessions as they stand, what is copied out of them, and the phone that scans. */
export const SCRIPT = String.raw`
const $ = (id) => document.getElementById(id);
const STATES = {
  connected: 'Linked. Messages go through this phone.', connecting: 'Linking…', need_scan: 'A code is on the screen. Scan it.', need_passkey: 'Waits for a passkey.',
  disconnected: 'Not linked. Press “Link the phone” on the account page, then scan its code.', logged_out: 'Logged out. Press “Link the phone” on the account page, then scan its code.', expired: 'Expired.',
};
const shown = new Map();

async function call(method, path, body) {
  const response = await fetch(path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const answer = await response.json();
  if (!response.ok) { warn(answer.error || answer.message || 'That did not work.'); throw new Error(path); }
  return answer;
}
function warn(text) {
  $('note').textContent = text;
  $('note').hidden = false;
  clearTimeout(warn.timer);
  warn.timer = setTimeout(() => { $('note').hidden = true; }, 6000);
}
function make(name, text, more = {}) {
  return Object.assign(document.createElement(name), { ...(text === undefined ? {} : { textContent: text }), ...more });
}
function fact(name, value) {
  const row = make('div');
  const copy = make('button', 'Copy', { type: 'button', ariaLabel: 'Copy ' + name });
  copy.onclick = async () => { await navigator.clipboard.writeText(value); copy.textContent = 'Copied'; setTimeout(() => { copy.textContent = 'Copy'; }, 1500); };
  const held = make('dd');
  held.append(make('span', value, { title: value }), copy);
  row.append(make('dt', name), held);
  return row;
}
function cardOf(session) {
  const card = make('section');
  card.className = 'session';
  const left = make('div');
  const facts = make('dl');
  facts.append(fact('WhatsApp number', '+' + session.phone), fact('API key', session.apiKey), fact('Webhook secret', session.webhookSecret), fact('Session ID', String(session.id)));
  const hook = make('form');
  hook.className = 'hook';
  const label = make('label', 'Webhook URL');
  const address = make('input', undefined, { value: session.webhookUrl || '', placeholder: 'The callback URL of the account page' });
  label.append(address);
  hook.append(label, make('button', 'Save'));
  hook.onsubmit = (event) => { event.preventDefault(); call('POST', '/sandbox/wasender/sessions/' + session.id, { webhook_url: address.value.trim() }).then(look); };
  left.append(make('h2', session.name), facts, hook);
  const phone = make('div');
  phone.className = 'phone';
  const state = make('span', '', { role: 'status' });
  state.setAttribute('role', 'status');
  const scan = make('button', 'Scan the code', { type: 'button', className: 'go' });
  const other = make('button', 'Scan it with another phone', { type: 'button' });
  const out = make('button', 'Log out on the phone', { type: 'button' });
  phone.append(make('strong', '+' + session.phone), state, scan, other, out);
  card.append(left, phone);
  const act = (work) => async () => {
    const now = shown.get(session.id).session;
    await work(now);
    if (!now.webhookUrl) warn('This session has no webhook URL yet: no message arrives before the callback URL of the account page is saved here.');
    await look();
  };
  scan.onclick = act((now) => call('POST', '/sandbox/wasender/scan', { qr: now.qr && now.qr.text }));
  other.onclick = act((now) => call('POST', '/sandbox/wasender/scan', { qr: now.qr && now.qr.text, phone: '12025559999' }));
  out.onclick = act((now) => call('POST', '/sandbox/wasender/sessions/' + now.id, { state: 'logged_out' }));
  $('sessions').append(card);
  return { card, address, update: (now) => {
    state.textContent = now.state === 'connected' && now.linkedPhone !== now.phone ? 'Linked with another phone: +' + now.linkedPhone : STATES[now.state];
    scan.disabled = other.disabled = !(now.state === 'need_scan' && now.qr);
    out.disabled = now.state !== 'connected';
    if (document.activeElement !== address && now.webhookUrl) address.value = now.webhookUrl;
  } };
}
async function look() {
  const { personal_token: token, sessions } = await call('GET', '/sandbox/wasender');
  if (!$('access').firstChild) $('access').append(fact('WASender URL', location.origin + '/wasender'), fact('Personal access token', token));
  for (const session of sessions) {
    const known = shown.get(session.id) || cardOf(session);
    shown.set(session.id, Object.assign(known, { session }));
    known.update(session);
  }
}
$('more').onsubmit = async (event) => {
  event.preventDefault();
  const phone = $('number').value.replace(/\D/g, '');
  await call('POST', '/sandbox/wasender/sessions', { ...(phone ? { phone } : {}), state: 'disconnected' });
  $('number').value = '';
  await look();
};
look();
setInterval(() => look().catch(() => undefined), 1000);
`;
