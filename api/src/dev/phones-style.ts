/** On a narrow screen one phone at a time, to be swiped; on a wide one all beside each other. The colours are the product's. */
export const phonesStyle = `
:root { color-scheme: light dark; --brand: #0b7285; --brand-soft: #e3fafc; --ink: #1a1b1e; --ink-2: #495057;
  --ink-3: #606773; --ground: #f4f6f8; --card: #fff; --line: #e4e7eb; --shell: #ced4da; --badge: #c92a2a; }
@media (prefers-color-scheme: dark) {
  :root { --brand: #3bc9db; --brand-soft: #0b3b46; --ink: #f1f3f5; --ink-2: #ced4da; --ink-3: #9aa0a6;
    --ground: #101113; --card: #1a1b1e; --line: #2c2e33; --shell: #3a3d44; --badge: #e03131; } }
* { box-sizing: border-box; margin: 0; }
body { background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif;
  font-variant-numeric: tabular-nums; display: flex; flex-direction: column; height: 100vh;
  height: 100dvh; min-height: 600px; }
header { padding: 16px 16px 8px; }
h1 { font-size: 22px; } h2 { font-size: 16px; }
header p, .who p { color: var(--ink-3); font-size: 14px; }
nav { display: flex; gap: 8px; overflow-x: auto; padding: 4px 16px 12px; scrollbar-width: none; }
nav a { align-items: center; background: var(--card); border: 1px solid var(--line); border-radius: 18px;
  color: var(--ink-2); display: flex; flex: none; font-size: 14px; gap: 6px; min-height: 36px; padding: 0 14px;
  text-decoration: none; }
.badge { background: var(--badge); border-radius: 10px; color: #fff; font-size: 12px; font-weight: 600; line-height: 20px;
  min-width: 20px; padding: 0 6px; text-align: center; }
main { display: flex; flex: 1; min-height: 0; overflow-x: auto; overflow-y: hidden; scroll-snap-type: x mandatory; scrollbar-width: none; }
.phone { display: flex; flex: 0 0 100%; flex-direction: column; gap: 8px; min-width: 0; padding: 0 16px 16px;
  scroll-snap-align: start; }
.head { align-items: center; display: flex; gap: 12px; }
.face { align-items: center; background: var(--brand-soft); border-radius: 50%; color: var(--brand); display: flex; flex: none;
  font-weight: 600; height: 40px; justify-content: center; width: 40px; }
.who { min-width: 0; }
.screen { background: var(--ground); border: 6px solid var(--shell); border-radius: 28px; display: flex; flex: 1;
  flex-direction: column; min-height: 0; overflow: hidden; }
.bar { align-items: center; border-bottom: 1px solid var(--line); display: flex; font-weight: 600; gap: 8px;
  justify-content: center; min-height: 44px; }
.scroll { display: flex; flex: 1; flex-direction: column-reverse; min-height: 0; overflow-y: auto; padding: 0 12px 12px; }
.talk { margin-top: auto; }
.talk:has(.empty) { margin-bottom: auto; }
time, .empty { color: var(--ink-3); display: block; font-size: 12px; text-align: center; }
.empty { font-size: 14px; padding: 24px 0; }
article { margin-top: 12px; }
article.new { animation: come 180ms ease-out; }
@keyframes come { from { opacity: 0; } }
@media (prefers-reduced-motion: reduce) { article.new { animation: none; } }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; color: var(--ink); display: block;
  margin-top: 4px; padding: 12px 16px; text-decoration: none; }
.unread .card { border-color: var(--brand); }
.card strong { display: block; font-size: 16px; margin: 4px 0 8px; }
.sender { align-items: center; color: var(--ink-3); display: flex; font-size: 12px; gap: 6px; }
.sender i { background: var(--brand); border-radius: 4px; color: var(--card); font-size: 10px; font-style: normal;
  height: 16px; line-height: 16px; text-align: center; width: 16px; }
.sender b { color: var(--brand); font-weight: 600; margin-left: auto; }
.card dl { display: grid; font-size: 14px; gap: 4px 12px; grid-template-columns: auto minmax(0, 1fr); }
dt { color: var(--ink-3); } dd { margin: 0; overflow-wrap: anywhere; }
.more { border-top: 1px solid var(--line); color: var(--brand); display: block; font-size: 14px; margin-top: 12px;
  padding-top: 8px; }
.foot { align-items: center; background: var(--card); border-top: 1px solid var(--line); display: flex; gap: 12px;
  justify-content: space-between; padding: 8px 12px; }
.left { color: var(--ink-2); display: flex; flex-direction: column; font-size: 12px; }
.left .none { color: var(--ink-3); }
button { background: none; border: 1px solid var(--brand); border-radius: 22px; color: var(--brand);
  cursor: pointer; flex: none;
  font: inherit; font-size: 14px; min-height: 44px; padding: 0 16px; white-space: nowrap; }
button:disabled { cursor: default; opacity: 0.5; }
a:focus-visible, button:focus-visible, .scroll:focus-visible { outline: 2px solid var(--brand); outline-offset: -2px; }
@media (min-width: 800px) {
  header, main { margin: 0 auto; max-width: 1280px; padding-inline: 24px; width: 100%; }
  header { padding-top: 24px; }
  body { height: auto; min-height: 100vh; }
  nav { display: none; }
  main { display: grid; gap: 24px; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); overflow: visible;
    padding-bottom: 24px; padding-top: 12px; }
  .phone { padding: 0; }
  .screen { flex: none; height: 520px; }
}
`;
