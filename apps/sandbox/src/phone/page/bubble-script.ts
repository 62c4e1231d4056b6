/** Browser code that draws bubbles. Everything a store or a customer wrote goes in as text, never as markup. */
export const BUBBLE_SCRIPT = String.raw`
const el = (tag, props, ...children) => {
  const node = Object.assign(document.createElement(tag), props || {});
  node.append(...children.filter((child) => child !== undefined && child !== null && child !== ''));
  return node;
};
const TICKS = { waiting: '◷', sent: '✓', delivered: '✓✓', read: '✓✓', failed: '!' };
const timeOf = (at) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
const mediaUrl = (media) => media.id ? '/sandbox/media/' + encodeURIComponent(media.id) : safeLink(media.link);
const safeLink = (link) => /^https?:\/\//.test(link || '') ? link : '#';
const paragraph = (text, className) => text ? el('p', { textContent: text, className: className || '' }) : '';
const card = (title, detail) => el('div', { className: 'card' }, title, detail ? el('small', { textContent: detail }) : '');

function mediaPart(type, media) {
  // A linked phone keeps its files encrypted elsewhere.
  if (!media.id && !media.link) return paragraph('📎 ' + (media.filename || media.caption || type));
  if (type === 'image' || type === 'sticker') return el('img', { src: mediaUrl(media), alt: media.caption || 'Photo' });
  if (type === 'audio') return el('audio', { src: mediaUrl(media), controls: true });
  if (type === 'video') return el('video', { src: mediaUrl(media), controls: true, width: 300 });
  return card(el('a', { href: mediaUrl(media), target: '_blank', rel: 'noopener', textContent: '📄 ' + (media.filename || 'Document') }));
}

const fill = (text, parameters) => (text || '').replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, key) => {
  const found = (parameters || []).find((each, index) => each.parameter_name === key || String(index + 1) === key);
  return found && found.text !== undefined ? found.text : whole;
});

function templateParts(content) {
  const sent = (type) => (content.components || []).find((each) => each.type === type) || {};
  const parts = [];
  const actions = [];
  for (const component of content.definition.components) {
    const type = component.type.toLowerCase();
    if (type === 'header') {
      const media = (sent('header').parameters || [])[0];
      if (media && media[media.type] && media.type !== 'text') parts.push(mediaPart(media.type, media[media.type]));
      else parts.push(paragraph(fill(component.text, sent('header').parameters), 'head'));
    }
    if (type === 'body') parts.push(paragraph(fill(component.text, sent('body').parameters)));
    if (type === 'footer') parts.push(paragraph(component.text, 'foot'));
    if (type === 'buttons') for (const button of component.buttons) actions.push({ label: button.text, tap: button.type.toUpperCase() === 'QUICK_REPLY' ? { kind: 'tap', button: button.text } : undefined });
  }
  return { parts, actions };
}

function interactiveParts(content) {
  const parts = [];
  const actions = [];
  const header = content.header;
  if (header) parts.push(header.type === 'text' ? paragraph(header.text, 'head') : mediaPart(header.type, header[header.type]));
  parts.push(paragraph(content.body && content.body.text), paragraph(content.footer && content.footer.text, 'foot'));
  const action = content.action || {};
  if (content.type === 'button') for (const button of action.buttons) actions.push({ label: button.reply.title, tap: { kind: 'tap', button: button.reply.id } });
  else if (content.type === 'list') actions.push({ label: '☰ ' + action.button, sections: action.sections, title: action.button });
  else if (content.type === 'cta_url') actions.push({ label: '↗ ' + action.parameters.display_text, link: safeLink(action.parameters.url) });
  else if (content.type === 'location_request_message') actions.push({ label: '📍 Send location', tap: { kind: 'location', latitude: 52.52, longitude: 13.405, name: 'Home' } });
  else if (content.type === 'flow') actions.push({ label: action.parameters.flow_cta, tap: { kind: 'flow_reply', response: { flow_token: action.parameters.flow_token || 'unused' } } });
  else if (content.type === 'request_contact_info') actions.push({ label: 'Share my contact', tap: { kind: 'contact', name: 'Me', phone: '+' + state.customer } });
  else if (content.type === 'button_reply' || content.type === 'list_reply') parts.push(paragraph(content[content.type].title), paragraph(content[content.type].description, 'foot'));
  else if (content.type === 'nfm_reply') parts.push(card('Form sent', content.nfm_reply.response_json));
  return { parts, actions };
}

function partsOf(entry) {
  const content = entry.content || {};
  switch (entry.type) {
    case 'text': return { parts: [paragraph(content.body)] };
    case 'image': case 'video': case 'audio': case 'document': case 'sticker': return { parts: [mediaPart(entry.type, content), paragraph(content.caption)] };
    case 'location': return { parts: [card('📍 ' + (content.name || 'Location'), content.address || content.latitude + ', ' + content.longitude)] };
    case 'contacts': return { parts: content.map((each) => card('👤 ' + each.name.formatted_name, (each.phones || []).map((phone) => phone.phone).join(', '))) };
    case 'order': return { parts: [card('🛒 Order', content.product_items.map((item) => item.quantity + ' × ' + item.product_retailer_id).join(', ')), paragraph(content.text)] };
    case 'button': return { parts: [paragraph(content.text)] };
    case 'interactive': return interactiveParts(content);
    case 'template': return templateParts(content);
    default: return { parts: [paragraph('(' + entry.type + ')', 'foot')] };
  }
}

const wordsOf = (entry) => entry.content && (entry.content.body && (entry.content.body.text || entry.content.body) || entry.content.caption || entry.content.text) || entry.type;
`;
