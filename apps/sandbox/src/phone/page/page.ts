import { BUBBLE_SCRIPT } from './bubble-script.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

/** The customer's phone as one page without anything to load. */
export const PHONE_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Customer's phone</title>
<style>${STYLE}</style>
</head>
<body>
<aside>
  <h1>Customer's phone</h1>
  <p>You are a customer who writes to a store. Nothing leaves this machine. <a href="/qr-phone">The phone for QR codes</a></p>
  <label>Store <select id="number"></select></label>
  <div class="people" id="people"></div>
  <label>New customer <input id="who" placeholder="Phone number or @username" autocomplete="off"></label>
  <button class="wide" id="add" type="button">Start a chat</button>
  <label><span><input type="checkbox" id="online" checked style="width:auto"> Phone is on</span></label>
</aside>
<main>
  <header><span class="face" id="face">?</span><span><strong id="store">No store yet</strong><small id="number-text"></small></span></header>
  <div id="thread" aria-live="polite"></div>
  <form id="compose" autocomplete="off">
    <div id="replying" hidden><div class="quote" id="quoted"></div><button type="button" id="unquote" aria-label="Do not reply to this">✕</button></div>
    <button type="button" class="round" id="attach" aria-label="Attach">+</button>
    <input id="text" placeholder="Message" aria-label="Message">
    <button class="round send" aria-label="Send">➤</button>
  </form>
</main>
<dialog id="sheet"></dialog>
<input type="file" id="file" hidden>
<div id="note" role="alert" hidden></div>
<script>${BUBBLE_SCRIPT}${SCRIPT}</script>
</body>
</html>
`;
