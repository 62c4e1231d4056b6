export const STYLE = `
:root { color-scheme: light dark; --ink: #15211d; --soft: #5b6964; --line: #dde4e0; --paper: #fff; --wall: #f2f4f3; --accent: #0b7a5b;
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ece9; --soft: #93a19b; --line: #2b3733; --paper: #18211e; --wall: #0e1513; --accent: #35c191; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--wall); }
main { max-width: 860px; margin: 0 auto; padding: 28px 16px 60px; display: grid; gap: 18px; }
h1 { font-size: 22px; margin: 0; }
h2 { font-size: 16px; margin: 0 0 10px; }
p { margin: 0; color: var(--soft); }
a { color: var(--accent); }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 14px; padding: 18px; }
#sessions { display: grid; gap: 18px; }
.session { display: grid; grid-template-columns: minmax(0, 1fr) 250px; gap: 22px; }
dl { margin: 0; display: grid; gap: 8px; }
dl div { display: grid; grid-template-columns: 150px minmax(0, 1fr); gap: 10px; align-items: center; }
dt { color: var(--soft); font-size: 13px; }
dd { margin: 0; display: flex; gap: 10px; align-items: center; justify-content: space-between; min-width: 0; }
dd span { font-family: ui-monospace, monospace; font-size: 13px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
button, input { font: inherit; color: inherit; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); padding: 6px 12px; }
button { cursor: pointer; }
button:disabled { cursor: default; opacity: .55; }
button.go { background: var(--accent); border-color: var(--accent); color: var(--paper); font-weight: 600; padding: 10px 12px; }
button:focus-visible, input:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
label { display: grid; gap: 4px; font-size: 13px; color: var(--soft); }
input { width: 100%; }
.hook { display: flex; gap: 8px; align-items: end; margin-top: 12px; }
.hook label, #more label { flex: 1; }
.phone { border: 2px solid var(--ink); border-radius: 26px; padding: 22px 16px; display: grid; gap: 12px; align-content: start; min-height: 290px; }
.phone strong { font-size: 17px; }
.phone [role="status"] { color: var(--soft); font-size: 14px; }
#more { display: flex; gap: 8px; align-items: end; }
#note { position: fixed; inset: auto 0 24px; margin: 0 auto; width: fit-content; max-width: 90%; background: #7d1f1f; color: #fff; padding: 10px 16px; border-radius: 10px; }
@media (max-width: 700px) { .session { grid-template-columns: minmax(0, 1fr); } dl div { grid-template-columns: minmax(0, 1fr); gap: 0; } }
`;
