export const STYLE = `
:root { color-scheme: light dark; --ink: #15211d; --soft: #66756f; --line: #dde4e0; --paper: #fff; --wall: #efeae3; --mine: #d6f5d0; --accent: #0b7a5b; --blue: #1c8fd6;
  font: 15px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ece9; --soft: #93a19b; --line: #2b3733; --paper: #18211e; --wall: #0e1513; --mine: #1d4a3a; --accent: #35c191; --blue: #5bb8f0; } }
* { box-sizing: border-box; }
body { margin: 0; height: 100dvh; display: grid; grid-template-columns: 280px minmax(0, 1fr); grid-template-rows: minmax(0, 1fr); color: var(--ink); background: var(--wall); }
button, input, select { font: inherit; color: inherit; }
button { cursor: pointer; border: 0; background: none; }
button:focus-visible, input:focus-visible, select:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
aside { background: var(--paper); border-right: 1px solid var(--line); padding: 20px 16px; display: flex; flex-direction: column; gap: 12px; overflow-y: auto; }
aside h1 { font-size: 17px; margin: 0; }
aside p { margin: 0; color: var(--soft); font-size: 13px; }
aside label { display: grid; gap: 4px; font-size: 12px; color: var(--soft); }
aside input, aside select { padding: 8px 10px; border: 1px solid var(--line); border-radius: 8px; background: transparent; color: var(--ink); font-size: 14px; width: 100%; }
.people { display: grid; gap: 2px; }
.people button { text-align: left; padding: 8px 10px; border-radius: 8px; }
.people button small { display: block; color: var(--soft); }
.people button:hover, .people button.on { background: color-mix(in srgb, var(--accent) 12%, transparent); }
.wide { background: var(--accent); color: var(--paper); padding: 8px 12px; border-radius: 8px; font-weight: 600; }
main { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; min-width: 0; max-width: 860px; width: 100%; margin: 0 auto; }
header { display: flex; align-items: center; gap: 12px; padding: 10px 16px; background: var(--paper); border-bottom: 1px solid var(--line); }
.face { width: 38px; height: 38px; border-radius: 50%; background: var(--accent); color: var(--paper); display: grid; place-items: center; font-weight: 700; }
header strong { display: block; }
header small { color: var(--soft); }
#thread { overflow-y: auto; padding: 18px 16px; display: flex; flex-direction: column; gap: 6px; }
.row { display: flex; align-items: center; gap: 6px; }
.row.mine { flex-direction: row-reverse; }
.bubble { position: relative; max-width: min(78%, 480px); background: var(--paper); padding: 7px 10px 5px; border-radius: 4px 12px 12px 12px; box-shadow: 0 1px 1px #0002; overflow-wrap: anywhere; }
.mine .bubble { background: var(--mine); border-radius: 12px 4px 12px 12px; }
.bubble p { margin: 0; white-space: pre-wrap; }
.bubble .head { font-weight: 600; margin-bottom: 2px; }
.bubble .foot { color: var(--soft); font-size: 13px; margin-top: 2px; }
.bubble img { display: block; max-width: 100%; max-height: 320px; border-radius: 8px; margin-bottom: 4px; }
.bubble audio { display: block; width: 260px; max-width: 100%; height: 40px; }
.bubble a { color: var(--accent); }
.card { border: 1px solid var(--line); border-radius: 8px; padding: 8px 10px; margin-bottom: 2px; }
.card small { color: var(--soft); display: block; }
.quote { border-left: 3px solid var(--accent); background: #00000010; border-radius: 4px; padding: 3px 8px; margin-bottom: 4px; font-size: 13px; color: var(--soft); max-height: 3.2em; overflow: hidden; }
.meta { float: right; margin: 4px 0 0 10px; font-size: 11px; color: var(--soft); }
.tick { letter-spacing: -3px; margin-left: 3px; padding-right: 3px; }
.tick.read { color: var(--blue); }
.actions { clear: both; border-top: 1px solid var(--line); margin: 6px -10px -5px; padding-top: 2px; display: grid; }
.actions button { padding: 8px; color: var(--accent); font-weight: 600; border-top: 1px solid var(--line); }
.actions button:first-child { border-top: 0; }
.actions button:hover { background: #0000000a; }
.reactions { position: absolute; bottom: -11px; left: 8px; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 0 5px; font-size: 13px; }
.reacted { margin-bottom: 10px; }
.tools { opacity: 0; display: flex; gap: 2px; transition: opacity .12s; }
.row:hover .tools, .tools:focus-within { opacity: 1; }
.tools button { padding: 2px 5px; border-radius: 6px; color: var(--soft); }
.tools button:hover { background: var(--paper); }
.typing { color: var(--soft); font-size: 13px; font-style: italic; padding: 2px 4px; }
.empty { margin: auto; color: var(--soft); text-align: center; max-width: 34ch; }
form { display: flex; align-items: flex-end; gap: 8px; padding: 10px 12px; background: var(--paper); border-top: 1px solid var(--line); flex-wrap: wrap; }
form > input { flex: 1; min-width: 0; padding: 11px 14px; border-radius: 22px; border: 1px solid var(--line); background: var(--wall); }
.round { width: 42px; height: 42px; border-radius: 50%; display: grid; place-items: center; font-size: 19px; }
.round.send { background: var(--accent); color: var(--paper); }
#replying { flex-basis: 100%; display: flex; gap: 8px; align-items: center; }
#replying .quote { flex: 1; margin: 0; }
[hidden] { display: none !important; }
dialog { border: 0; border-radius: 14px; padding: 0; width: min(420px, 92vw); max-height: 80vh; background: var(--paper); color: var(--ink); box-shadow: 0 12px 40px #0006; }
dialog::backdrop { background: #0007; }
dialog h2 { font-size: 15px; margin: 0; padding: 14px 16px 10px; border-bottom: 1px solid var(--line); }
dialog h3 { font-size: 12px; color: var(--accent); margin: 0; padding: 10px 16px 2px; text-transform: uppercase; letter-spacing: .04em; }
dialog button { display: block; width: 100%; text-align: left; padding: 10px 16px; }
dialog button:hover, dialog button:focus-visible { background: color-mix(in srgb, var(--accent) 10%, transparent); }
dialog button small { display: block; color: var(--soft); }
#note { position: fixed; bottom: 84px; left: 50%; transform: translateX(-50%); background: #8d2b20; color: #fff; padding: 8px 14px; border-radius: 8px; max-width: 80vw; }
@media (max-width: 720px) { body { grid-template-columns: 1fr; grid-template-rows: auto minmax(0, 1fr); } aside { border-right: 0; border-bottom: 1px solid var(--line); padding: 10px 12px; max-height: 34vh; } aside p { display: none; } }
`;
