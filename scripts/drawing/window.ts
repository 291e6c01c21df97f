/** One picture to draw: a page of HTML and how it is kept. */
export type Picture = {
  name: string;
  width: number;
  height: number;
  format: 'jpeg' | 'png' | 'webp';
  html: string;
};

type Window = {
  title: string;
  menus?: string[];
  tools?: string[];
  /** The last one is open. */
  tabs?: string[];
  tree?: string[];
  body: string;
  dialog?: string;
  status?: string[];
  accent?: string;
};

/** A window of a Chinese business program on a Windows desktop. */
export function businessWindow(parts: Window): string {
  const { title, tree = [], body, dialog = '', status = [], accent = '#2b6cb0' } = parts;
  return page(`
    <div class="window" style="--accent:${accent}">
      <div class="title"><i class="logo"></i>${title}<span class="buttons"><b>─</b><b>☐</b><b>✕</b></span></div>
      ${strip('menus', parts.menus, span)}
      ${strip('tools', parts.tools, tool)}
      <div class="middle">
        ${strip('tree', tree, branch)}
        <div class="work">
          ${strip('tabs', parts.tabs, span)}
          <div class="body">${body}</div>
        </div>
      </div>
      <div class="status">${status.map(span).join('')}</div>
    </div>
    ${dialog}`);
}

function strip(name: string, words: string[] | undefined, draw: (word: string) => string): string {
  return words && words.length > 0 ? `<div class="${name}">${words.map(draw).join('')}</div>` : '';
}

function span(word: string): string {
  return `<span>${word}</span>`;
}

/** `▤ 保存`: a sign and a word. */
function tool(words: string): string {
  const [sign = '', word = ''] = words.split(' ');
  return sign === '|' ? '<hr>' : `<span><em>${sign}</em>${word}</span>`;
}

/** Leading dots are the depth, a star marks what is open. */
function branch(words: string): string {
  const depth = /^\.*/.exec(words)?.[0].length ?? 0;
  const isOpen = words.endsWith('*');
  const word = words.slice(depth).replace('*', '');
  return `<div class="${isOpen ? 'open' : ''}" style="padding-left:${8 + depth * 16}px">${word}</div>`;
}

type Message = {
  title: string;
  sign: 'error' | 'warn' | 'info';
  text: string;
  detail?: string;
  buttons: string[];
  at?: string;
};

/** A message box in front of everything. */
export function messageBox(message: Message): string {
  const { title, sign, text, detail, buttons, at = 'left:50%;top:46%' } = message;
  const signs = { error: '✕', warn: '!', info: 'i' };
  return `<div class="shade"></div><div class="box" style="${at}">
    <div class="box-title">${title}<span>✕</span></div>
    <div class="box-body"><i class="sign ${sign}">${signs[sign]}</i><div>${text}
      ${detail === undefined ? '' : `<pre>${detail}</pre>`}</div></div>
    <div class="box-buttons">${buttons.map((word) => `<button>${word}</button>`).join('')}</div>
  </div>`;
}

type Cell = string | number;

/** Rows of cells; a cell that begins with `!` is red, a row that begins with `*` is chosen, numbers stand right. */
export function grid(heads: string[], rows: Cell[][], widths: number[] = []): string {
  const columns = heads
    .map((_, at) => `<col style="${widths[at] === undefined ? '' : `width:${widths[at]}px`}">`)
    .join('');
  return `<table class="grid"><colgroup>${columns}</colgroup>
    <thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead>
    <tbody>${rows.map(row).join('')}</tbody></table>`;
}

function row(cells: Cell[]): string {
  const isChosen = cells[0] === '*';
  return `<tr class="${isChosen ? 'chosen' : ''}">${cells
    .slice(isChosen ? 1 : 0)
    .map(cell)
    .join('')}</tr>`;
}

function cell(value: Cell): string {
  const text = typeof value === 'number' ? money(value) : value;
  const isBad = text.startsWith('!');
  const plain = isBad ? text.slice(1) : text;
  const isNumber = typeof value === 'number' || /^[-\d,]+\.\d\d$/.test(plain);
  return `<td class="${isNumber ? 'number' : ''} ${isBad ? 'bad' : ''}">${plain}</td>`;
}

function money(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** `会计期间=2026.10`: labels with fields. */
export function fields(pairs: string[]): string {
  return `<div class="fields">${pairs
    .map((pair) => {
      const [label = '', value = ''] = pair.split('=');
      return `<label>${label}<i>${value}</i></label>`;
    })
    .join('')}</div>`;
}

export function page(body: string, style = ''): string {
  return `<!doctype html><meta charset="utf-8"><style>${css}${style}</style><body>${body}</body>`;
}

const css = `
*{box-sizing:border-box;margin:0;padding:0}
body{font:13px/1.45 "Noto Sans CJK SC","Noto Sans SC",sans-serif;color:#1f2a37;background:#5b7c99;width:100vw;height:100vh;overflow:hidden;position:relative}
.window{width:100%;height:100%;background:#f3f6fa;display:flex;flex-direction:column}
.title{height:30px;background:linear-gradient(#3f7fc0,var(--accent));color:#fff;display:flex;align-items:center;padding:0 10px;gap:8px;font-size:13px}
.logo{width:14px;height:14px;border-radius:3px;background:#ffd43b;border:2px solid #fff}
.buttons{margin-left:auto;display:flex;gap:18px;font-size:11px}.buttons b{font-weight:400}
.menus{background:#fdfdfe;border-bottom:1px solid #d5dde6;padding:3px 8px;display:flex;gap:20px}
.tools{background:linear-gradient(#fbfcfe,#e6edf5);border-bottom:1px solid #c5d0dc;display:flex;gap:4px;padding:4px 6px;align-items:center}
.tools span{display:flex;flex-direction:column;align-items:center;padding:1px 9px;font-size:12px}
.tools em{font-style:normal;font-size:16px;line-height:19px;color:var(--accent)}
.tools hr{width:1px;height:30px;border:0;background:#c5d0dc;margin:0 4px}
.middle{flex:1;display:flex;min-height:0}
.tree{width:176px;background:#fff;border-right:1px solid #c5d0dc;padding-top:6px}
.tree div{padding:3px 8px;white-space:nowrap;overflow:hidden}.tree .open{background:#cfe2f6;color:#0b4a86}
.work{flex:1;display:flex;flex-direction:column;min-width:0}
.tabs{display:flex;background:#dde6ef;padding:4px 6px 0;gap:2px}
.tabs span{padding:4px 14px;background:#eef3f8;border:1px solid #c5d0dc;border-bottom:0;color:#52606d}
.tabs span:last-child{background:#fff;color:#0b4a86;font-weight:500}
.body{flex:1;background:#fff;padding:10px 12px;overflow:hidden}
.status{height:24px;background:#e6edf5;border-top:1px solid #c5d0dc;display:flex;align-items:center;font-size:12px;color:#475569}
.status span{padding:0 14px;border-right:1px solid #c5d0dc}
.grid{border-collapse:collapse;width:100%;font-size:12.5px;table-layout:auto}
.grid th{background:linear-gradient(#f6f9fc,#e3eaf2);border:1px solid #c5d0dc;font-weight:500;padding:4px 6px;white-space:nowrap}
.grid td{border:1px solid #d9e1ea;padding:3.5px 6px;white-space:nowrap;overflow:hidden}
.grid tr:nth-child(even) td{background:#f8fafc}.grid tr.chosen td{background:#fff3bf}
.grid .number{text-align:right;font-variant-numeric:tabular-nums}.grid .bad{color:#d6211d;font-weight:500}
.fields{display:flex;flex-wrap:wrap;gap:8px 22px;margin-bottom:10px}
.fields label{display:flex;align-items:center;gap:6px}
.fields i{font-style:normal;border:1px solid #b8c4d0;background:#fff;padding:2px 8px;min-width:92px;height:25px}
.shade{position:absolute;inset:0;background:rgba(20,30,45,.18)}
.box{position:absolute;transform:translate(-50%,-50%);min-width:400px;max-width:640px;background:#fff;border:1px solid #6c8299;box-shadow:0 8px 28px rgba(0,0,0,.35)}
.box-title{background:linear-gradient(#f4f7fa,#dfe7ef);padding:5px 12px;display:flex;justify-content:space-between}
.box-body{display:flex;gap:14px;padding:18px 20px 12px;font-size:14px;line-height:1.6}
.box-body pre{font:12px/1.5 "Noto Sans Mono CJK SC",monospace;background:#f6f8fa;border:1px solid #d9e1ea;padding:8px;margin-top:10px;color:#364152;white-space:pre-wrap}
.sign{flex:none;width:34px;height:34px;border-radius:50%;color:#fff;font:700 20px/34px sans-serif;text-align:center}
.sign.error{background:#e03131}.sign.warn{background:#f08c00}.sign.info{background:#1c7ed6}
.box-buttons{display:flex;justify-content:flex-end;gap:10px;padding:6px 16px 14px}
button{font:inherit;padding:3px 20px;border:1px solid #8fa3b8;background:linear-gradient(#fff,#e9eef4);border-radius:2px}
h2{font-size:19px;text-align:center;letter-spacing:4px;margin:2px 0 6px;font-weight:500}
.sub{display:flex;justify-content:space-between;color:#475569;margin-bottom:6px}
.red{color:#d6211d}.green{color:#2b8a3e}.grey{color:#7b8794}
`;
