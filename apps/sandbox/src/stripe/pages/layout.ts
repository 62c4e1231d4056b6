const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; display: grid; min-height: 100vh; place-items: center; background: light-dark(#f4f6fa, #14161b); color: light-dark(#1c2330, #e8ebf2); }
  main { width: min(26rem, calc(100vw - 2rem)); padding: 1.5rem; border-radius: 16px; background: light-dark(#fff, #1d2027); box-shadow: 0 8px 30px rgb(0 0 0 / .08); }
  small { opacity: .75; } h1 { font-size: 1.25rem; margin: 0 0 .5rem; } .price { font-size: 2rem; font-weight: 650; margin: .25rem 0 1rem; }
  form { margin: .5rem 0 0; } button, a.button { display: block; width: 100%; box-sizing: border-box; padding: .7rem; border-radius: 10px; border: 1px solid light-dark(#d4dae5, #3a404c); background: none; color: inherit; font: inherit; text-align: center; text-decoration: none; cursor: pointer; }
  button.main { background: #4b49d6; border-color: #4b49d6; color: #fff; font-weight: 600; } section { border-top: 1px solid light-dark(#e6eaf1, #2c313b); margin-top: 1rem; padding-top: 1rem; }
`;

/** A plain page without anything to load. `body` is markup; texts in it are escaped by who writes it. */
export function pageOf(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main><small>Stand-in for Stripe. No money moves.</small>${body}</main></body>
</html>
`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export function button(name: string, value: string, label: string, isMain = false): string {
  return `<form method="post"><button name="${escaped(name)}" value="${escaped(value)}"${isMain ? ' class="main"' : ''}>${escaped(label)}</button></form>`;
}
