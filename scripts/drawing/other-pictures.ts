import { page, type Picture } from './window';

const lines = [
  '2026-10-31 09:10:47.182 INFO  [pay-send-3] c.b.gateway.PayService      - 发送指令 PY2610310043 320000.00',
  '2026-10-31 09:10:47.205 DEBUG [pay-send-3] c.b.gateway.FrontSocket     - connect 192.168.20.6:9001',
  '2026-10-31 09:11:17.214 ERROR [pay-send-3] c.b.gateway.FrontSocket     - connect timed out after 30000 ms',
  '2026-10-31 09:11:17.216 ERROR [pay-send-3] c.b.gateway.PayService      - ERR-BANK-1004 指令 PY2610310043 无应答',
  'java.net.SocketTimeoutException: connect timed out',
  '    at java.base/sun.nio.ch.NioSocketImpl.timedFinishConnect(NioSocketImpl.java:546)',
  '    at java.base/sun.nio.ch.NioSocketImpl.connect(NioSocketImpl.java:597)',
  '    at com.bankgate.gateway.FrontSocket.open(FrontSocket.java:118)',
  '    at com.bankgate.gateway.PayService.send(PayService.java:264)',
  '2026-10-31 09:11:17.219 WARN  [pay-send-3] c.b.gateway.PayService      - 标记为“超时未回”，等待人工查询',
  '2026-10-31 09:11:20.001 INFO  [heartbeat ] c.b.gateway.Heartbeat       - 前置机心跳第 3 次失败',
  '2026-10-31 09:11:49.664 ERROR [pay-send-1] c.b.gateway.FrontSocket     - connect timed out after 30000 ms',
  '2026-10-31 09:11:49.665 ERROR [pay-send-1] c.b.gateway.PayService      - ERR-BANK-1004 指令 PY2610310044 无应答',
  '2026-10-31 09:12:00.412 INFO  [scheduler ] c.b.recon.StatementJob      - 跳过对账单下载：通道不可用',
  '2026-10-31 09:12:22.870 ERROR [pay-send-2] c.b.gateway.PayService      - ERR-BANK-1004 指令 PY2610310045 无应答',
];

const log = page(
  `<div class="head">gateway.log — D:\\bankgate\\logs</div><pre>${lines
    .map((line, at) => {
      const kind = /ERROR|Exception|^ {4}at/.exec(line) ? 'e' : line.includes('WARN') ? 'w' : '';
      return `<span class="n">${412 + at}</span><span class="${kind}">${line}</span>`;
    })
    .join(
      '\n',
    )}</pre><div class="foot">查找：ERR-BANK&emsp;&emsp;3 处匹配&emsp;&emsp;UTF-8&emsp;&emsp;CRLF&emsp;&emsp;行 415，列 32</div>`,
  `body{background:#1e1e1e;color:#d4d4d4}.head{background:#2d2d30;padding:7px 14px;font-size:12px}pre{font:12.5px/1.75 "Noto Sans Mono CJK SC","DejaVu Sans Mono",monospace;padding:8px 0;white-space:pre}
  .n{display:inline-block;width:52px;text-align:right;padding-right:14px;color:#858585}.e{color:#f48771}.w{color:#e5c07b}.foot{position:absolute;bottom:0;left:0;right:0;background:#0b7285;color:#fff;font-size:12px;padding:3px 14px}`,
);

const phone = page(
  `<header><span>10:42</span><span>4G ▂▄▆&emsp;56%</span></header><nav>‹<b>外勤抄表</b>⋯</nav>
  <div class="notice">⚠ 有 138 条读数没有上传，最近一次成功：昨天 17:52</div>
  ${[
    ['金桥新村 2 幢 301', '240611009120', '1,204', '待上传'],
    ['金桥新村 2 幢 302', '240611009121', '866', '待上传'],
    ['金桥新村 2 幢 401', '240611009122', '2,015', '待上传'],
    ['金桥新村 2 幢 402', '240611009123', '347', '待上传'],
    ['金桥新村 3 幢 101', '240611009130', '598', '待上传'],
    ['金桥新村 3 幢 102', '240611009131', '1,422', '待上传'],
  ]
    .map(
      ([place, meter, value, state]) =>
        `<article><div><b>${place}</b><small>表号 ${meter}</small></div><div class="v">${value}<small>${state}</small></div></article>`,
    )
    .join('')}
  <div class="toast">同步失败（-1012）<br>服务器证书不受信任</div><div class="sync">重新同步</div>`,
  `body{background:#f1f3f5;font-size:15px}header{display:flex;justify-content:space-between;padding:8px 18px;background:#0b7285;color:#fff;font-size:13px}
  nav{display:flex;justify-content:space-between;padding:10px 18px;background:#0b7285;color:#fff;font-size:17px}.banner{background:#fff4e6;color:#a34f00;padding:10px 18px;font-size:13px}
  article{background:#fff;margin:8px 12px 0;padding:11px 14px;border-radius:8px;display:flex;justify-content:space-between}article b{font-weight:500}small{display:block;color:#868e96;font-size:12px;margin-top:3px}.v{text-align:right;font-size:18px}.v small{color:#e8590c}
  .toast{position:absolute;left:50%;top:52%;transform:translate(-50%,-50%);background:rgba(0,0,0,.78);color:#fff;border-radius:8px;padding:16px 24px;text-align:center;white-space:nowrap}
  .sync{position:absolute;left:16px;right:16px;bottom:24px;background:#0b7285;color:#fff;text-align:center;padding:13px;border-radius:24px}`,
);

/** A cabinet as a phone sees it: uneven light, slightly askew, out of focus at the edges. */
type Panel = { leds: readonly [name: string, colour: string][]; lcd: string };

const panel = ({ leds, lcd }: Panel) =>
  page(
    `<div class="scene"><div class="cabinet"><div class="rail"></div>
  <div class="unit"><div class="brand">RTU-200<small>Remote Terminal Unit</small></div>
    <div class="leds">${leds
      .map(([name, colour]) => `<div><i class="${colour}"></i>${name}</div>`)
      .join('')}</div>
    <div class="lcd">${lcd}</div><div class="ports">${'<i></i>'.repeat(4)}</div>
    <div class="terminals">${'<i></i>'.repeat(16)}</div></div>
  <div class="unit psu"><div class="brand">24V / 5A<small>DC POWER</small></div><div class="leds"><div><i class="g"></i>DC OK</div></div><div class="terminals">${'<i></i>'.repeat(6)}</div></div>
  <div class="breakers">${'<b></b>'.repeat(5)}</div>
  <svg class="wires" viewBox="0 0 900 320">${[
    '#c92a2a',
    '#1864ab',
    '#2b8a3e',
    '#212529',
    '#e67700',
    '#495057',
    '#1864ab',
    '#c92a2a',
  ]
    .map(
      (colour, at) =>
        `<path d="M${120 + at * 58} 0C${110 + at * 62} 110,${150 + at * 50} 170,${90 + at * 84} 320" stroke="${colour}" stroke-width="9" fill="none"/>`,
    )
    .join(
      '',
    )}</svg><div class="label">3# 泵站&emsp;采集终端 RTU-03</div></div><div class="light"></div><div class="vignette"></div></div>`,
    `body{background:#222}.scene{position:absolute;inset:0;overflow:hidden;background:#3b3f42}.cabinet{position:absolute;inset:-40px -30px;background:linear-gradient(100deg,#8d9397,#b9bec1 45%,#7e8488);transform:perspective(1400px) rotateY(-9deg) rotateX(4deg) rotate(-1.6deg);filter:contrast(.95)}
  .rail{position:absolute;left:60px;right:60px;top:300px;height:26px;background:repeating-linear-gradient(90deg,#cfd3d6 0 18px,#8a9094 18px 26px);box-shadow:0 3px 6px #0005}
  .unit{position:absolute;left:150px;top:150px;width:420px;height:350px;background:linear-gradient(#e9e7df,#cdcabf);border-radius:8px;box-shadow:0 14px 26px #0008,inset 0 0 0 2px #b5b1a5;padding:16px}
  .psu{left:600px;width:150px;background:linear-gradient(#5c6368,#3f4549);color:#e9ecef}.brand{font:700 22px sans-serif;letter-spacing:1px}.brand small{display:block;font:400 10px sans-serif;opacity:.7}
  .leds{display:grid;grid-template-columns:repeat(6,1fr);margin-top:16px;font:600 10px sans-serif;text-align:center}.leds i{display:block;width:15px;height:15px;margin:0 auto 5px;border-radius:50%;background:#5b5348;box-shadow:inset 0 2px 3px #0007}
  .leds .g{background:#69db7c;box-shadow:0 0 14px #51cf66}.leds .r{background:#ff4b4b;box-shadow:0 0 34px 12px #ff2d2dcc,0 0 80px 26px #ff2d2d66}
  .lcd{margin-top:22px;background:#9fb56a;color:#1f2b0e;font:700 22px/1.5 monospace;padding:10px 16px;border:4px solid #3a3d33;box-shadow:inset 0 4px 10px #0005}
  .ports{display:flex;gap:12px;margin-top:16px}.ports i{width:46px;height:34px;background:#26292c;border:4px solid #9aa0a4}.terminals{position:absolute;left:12px;right:12px;bottom:-4px;height:34px;background:#2f7d46;display:flex;justify-content:space-around;align-items:center;border-radius:3px}
  .terminals i{width:13px;height:13px;border-radius:50%;background:#d8dcdf;box-shadow:inset 0 0 0 4px #8a9094}.psu .terminals{background:#1c1e20}
  .breakers{position:absolute;left:790px;top:170px;display:flex;gap:5px}.breakers b{width:44px;height:190px;background:linear-gradient(#f1f3f5,#ced4da);border-radius:4px;box-shadow:0 8px 16px #0006;position:relative}.breakers b:after{content:"";position:absolute;left:11px;right:11px;top:66px;height:46px;background:#1c7ed6;border-radius:3px}
  .wires{position:absolute;left:110px;top:484px;width:900px;height:320px;filter:drop-shadow(0 6px 5px #0007)}.label{position:absolute;left:210px;top:96px;background:#f8f9fa;border:1px solid #868e96;padding:4px 14px;font-size:16px;transform:rotate(.8deg)}
  .light{position:absolute;inset:0;background:radial-gradient(circle at 28% 18%,#ffffff66,transparent 45%)}.vignette{position:absolute;inset:0;box-shadow:inset 0 0 180px 60px #000c}`,
  );

/** What the lights of a panel say, from PWR to RX: g, o, r. */
function lights(colours: string): Panel['leds'] {
  return ['PWR', 'RUN', 'NET', 'ALM', 'TX', 'RX'].map((name, at) => [name, colours[at] ?? 'o']);
}

const signature = page(
  `<svg viewBox="0 0 700 300" width="700" height="300" fill="none" stroke="#1a1b1e" stroke-width="7" stroke-linecap="round" stroke-linejoin="round">
  <path d="M120 92c24 10 30 18 30 18M96 138c40-6 66-10 92-18M140 118c-2 44-22 82-58 112M142 150c14 34 30 56 62 76M232 84c6 40 4 96-2 150M214 132c36-4 60-10 76-14M262 80c-4 60-20 116-58 158"/>
  <path d="M362 96c30-2 84-12 116-18M420 70c0 60-4 96-10 146M376 150c32-4 70-10 92-14M360 210c50-2 108-14 148-26M430 150c22 30 52 60 96 70" />
  <path d="M520 246c40-22 70-30 96-32" stroke-width="4"/></svg>`,
  'body{background:#fff}',
);

const badge = page(
  `<div class="desk"><div class="modem"><h5>4G DTU</h5><div class="row"><i class="r"></i>SIG <i class="off"></i>NET <i class="g"></i>PWR</div><div class="sim">SIM ▭</div></div><div class="cable"></div><div class="ant"></div></div><div class="v"></div>`,
  `body{background:#6b5b4a}.desk{position:absolute;inset:0;background:repeating-linear-gradient(92deg,#9a7b57 0 90px,#8e704e 90px 94px,#a48460 94px 170px);filter:saturate(.8)}
  .modem{position:absolute;left:200px;top:150px;width:420px;height:250px;background:linear-gradient(150deg,#3a4046,#1f2327);border-radius:14px;transform:rotate(-7deg);box-shadow:0 22px 40px #000a;color:#dee2e6;padding:26px 34px}h5{font:700 34px sans-serif;letter-spacing:3px}
  .row{margin-top:36px;font:600 15px sans-serif;display:flex;align-items:center;gap:10px}.row i{width:18px;height:18px;border-radius:50%}.r{background:#ff4040;box-shadow:0 0 30px 10px #ff3030aa}.g{background:#69db7c;box-shadow:0 0 14px #51cf66}.off{background:#555}
  .sim{position:absolute;right:30px;bottom:24px;border:2px solid #868e96;padding:4px 16px;border-radius:4px}.cable{position:absolute;left:600px;top:270px;width:420px;height:22px;background:#111;border-radius:11px;transform:rotate(14deg);box-shadow:0 12px 18px #0008}
  .ant{position:absolute;left:180px;top:30px;width:18px;height:190px;background:#15181a;border-radius:9px;transform:rotate(-16deg);box-shadow:6px 12px 16px #0007}.v{position:absolute;inset:0;box-shadow:inset 0 0 160px 50px #000b;background:radial-gradient(circle at 70% 15%,#fff5,transparent 50%)}`,
);

export const otherPictures: Picture[] = [
  { name: 'gateway-log', width: 1060, height: 520, format: 'png', html: log },
  { name: 'field-app-sync', width: 414, height: 736, format: 'png', html: phone },
  {
    ...{ name: 'rtu-red-light', width: 1000, height: 750, format: 'jpeg' },
    html: panel({ leds: lights('gooroo'), lcd: 'E-07 COMM LOST<br>SIM: NOT FOUND' }),
  },
  {
    ...{ name: 'rtu-power-low', width: 1000, height: 750, format: 'jpeg' },
    html: panel({ leds: lights('rooroo'), lcd: 'E-03 DC LOW<br>IN: 18.6 V' }),
  },
  {
    ...{ name: 'rtu-running', width: 1000, height: 750, format: 'jpeg' },
    html: panel({ leds: lights('gggogg'), lcd: 'RUN OK<br>IN: 24.1 V' }),
  },
  { name: 'signature', width: 700, height: 300, format: 'png', html: signature },
  { name: 'modem-no-signal', width: 900, height: 620, format: 'jpeg', html: badge },
];

const palette = [
  '#0b7285',
  '#5f3dc4',
  '#2b8a3e',
  '#a34f00',
  '#1864ab',
  '#a61e4d',
  '#364fc7',
  '#5c940d',
  '#862e9c',
  '#495057',
  '#087f5b',
  '#c92a2a',
  '#1971c2',
  '#7048e8',
];

/** The family name on a colour: nobody's photograph. */
export function avatar(name: string, file: string, at: number): Picture {
  const colour = palette[at % palette.length] ?? '#495057';
  const html = page(
    `<div class="a">${name.slice(0, 1)}</div>`,
    `body{background:${colour}}.a{position:absolute;inset:0;display:flex;align-items:center;justify-content:center;color:#fff;font-size:116px;font-weight:500;background:radial-gradient(circle at 30% 20%,#ffffff40,transparent 60%),radial-gradient(circle at 85% 95%,#00000030,transparent 50%)}`,
  );
  return { name: `avatar-${file}`, width: 240, height: 240, format: 'webp', html };
}
