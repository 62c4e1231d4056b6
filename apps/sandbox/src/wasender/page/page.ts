import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

/** WASender's dashboard and the phone whose camera scans QR codes, as one page without anything to load. */
export const QR_PHONE_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>QR phone</title>
<style>${STYLE}</style>
</head>
<body>
<main>
  <h1>QR phone</h1>
  <p>Stands in for WASender's dashboard, and for the phone that is linked with it. Nothing leaves this machine. <a href="/">The customer's phone</a></p>
  <section>
    <h2>Your access</h2>
    <dl id="access"></dl>
  </section>
  <div id="sessions"></div>
  <form id="more"><label>New session, with the number <input id="number" placeholder="+1 202 555 0101" autocomplete="off"></label><button>Add</button></form>
</main>
<div id="note" role="alert" hidden></div>
<script>${SCRIPT}</script>
</body>
</html>
`;
