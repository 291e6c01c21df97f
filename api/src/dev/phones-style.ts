/** A list on a phone, a row of phones on a desk; the colours are the product's. */
export const phonesStyle = `
:root { color-scheme: light dark; --brand: #0b7285; --ink: #1a1b1e; --ink-2: #495057; --ink-3: #606773;
  --ground: #f4f6f8; --card: #fff; --line: #e4e7eb; }
@media (prefers-color-scheme: dark) {
  :root { --brand: #3bc9db; --ink: #f1f3f5; --ink-2: #ced4da; --ink-3: #9aa0a6;
    --ground: #101113; --card: #1a1b1e; --line: #2c2e33; } }
* { box-sizing: border-box; margin: 0; }
body { background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif;
  font-variant-numeric: tabular-nums; padding: 16px; }
header { margin: 0 auto 24px; max-width: 1240px; }
h1 { font-size: 22px; } h2 { font-size: 16px; }
header p, .head p { color: var(--ink-3); font-size: 14px; }
main { display: grid; gap: 24px; grid-template-columns: minmax(0, 1fr); margin: 0 auto; max-width: 1240px; }
.head { align-items: center; display: flex; gap: 12px; justify-content: space-between; margin-bottom: 8px; }
button { background: none; border: 1px solid var(--brand); border-radius: 22px; color: var(--brand); cursor: pointer;
  font: inherit; font-size: 14px; min-height: 44px; padding: 0 16px; white-space: nowrap; }
.screen { border: 1px solid var(--line); border-radius: 12px; padding: 12px; }
.left, time, .empty { color: var(--ink-3); display: block; font-size: 12px; text-align: center; }
.empty { padding: 32px 0; font-size: 14px; }
article { margin-top: 12px; }
.card { background: var(--card); border-radius: 12px; color: var(--ink); display: block; margin-top: 4px; padding: 16px;
  text-decoration: none; }
.card strong { display: block; font-size: 18px; margin: 4px 0 8px; }
.sender { color: var(--ink-3); font-size: 12px; }
dl { display: grid; font-size: 14px; gap: 4px 12px; grid-template-columns: auto minmax(0, 1fr); }
dt { color: var(--ink-3); } dd { margin: 0; overflow-wrap: anywhere; }
.more { border-top: 1px solid var(--line); color: var(--brand); display: block; font-size: 14px; margin-top: 12px;
  padding-top: 8px; }
@media (min-width: 800px) {
  main { grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); }
  .screen { border: 8px solid var(--line); border-radius: 32px; height: 560px; overflow-y: auto; }
}
`;
