import { businessWindow, fields, page, type Picture } from './window';

const size = { width: 1120, height: 680, format: 'webp' } as const;

type Station = [name: string, level: string, pressure: string, flow: string, isOnline: boolean];

const stations: Station[] = [
  ['1 号泵站 城东', '3.42', '0.38', '612', true],
  ['2 号泵站 新港', '2.96', '0.41', '548', true],
  ['3 号泵站 北岸', '-.--', '-.--', '---', false],
  ['4 号泵站 云溪', '3.10', '0.36', '397', true],
  ['高位水池 南山', '4.81', '0.22', '205', true],
  ['加压站 开发区', '2.73', '0.44', '731', true],
];

const scada = page(
  `<div class="bar">滨江自来水公司&emsp;供水调度监控<span>通信：<b class="off">5 / 6</b>&emsp;报警：<b class="off">3</b>&emsp;14:26:08</span></div>
  <div class="map">${stations
    .map(
      ([
        name,
        level,
        pressure,
        flow,
        isOnline,
      ]) => `<div class="st ${isOnline ? '' : 'down'}"><h4><i></i>${name}</h4>
      <p>液位<b>${level}</b>m</p><p>压力<b>${pressure}</b>MPa</p><p>流量<b>${flow}</b>m³/h</p>
      <footer>${isOnline ? '1# 运行&emsp;2# 运行&emsp;3# 备用' : '通信中断 47 分钟'}</footer></div>`,
    )
    .join('')}</div>
  <div class="alarms"><div class="head"><span>时间</span><span>站点</span><span>内容</span><span>级别</span><span>确认</span></div>
  <div class="hot"><span>13:39:12</span><span>3 号泵站 北岸</span><span>采集终端 RTU-03 通信中断</span><span>紧急</span><span>未确认</span></div>
  <div class="hot"><span>13:39:40</span><span>3 号泵站 北岸</span><span>液位数据超时未更新</span><span>重要</span><span>未确认</span></div>
  <div class="hot"><span>13:41:05</span><span>3 号泵站 北岸</span><span>远程控制不可用，已转就地</span><span>重要</span><span>未确认</span></div>
  <div><span>11:02:33</span><span>加压站 开发区</span><span>出口压力高于 0.45 MPa</span><span>一般</span><span>已确认 赵</span></div></div>`,
  `body{background:#0d1b2a;color:#cfe3f5}.bar{height:44px;background:#12324f;display:flex;justify-content:space-between;align-items:center;padding:0 18px;font-size:18px;border-bottom:2px solid #1c7ed6}
  .bar span{font-size:14px}.off{color:#ff6b6b}.map{display:grid;grid-template-columns:repeat(3,1fr);gap:14px;padding:16px}
  .st{background:#13283d;border:1px solid #2b4a68;padding:10px 14px}.st h4{font-weight:500;font-size:15px;display:flex;gap:8px;align-items:center;margin-bottom:4px}.st i{width:11px;height:11px;border-radius:50%;background:#40c057;box-shadow:0 0 8px #40c057}
  .st p{display:flex;justify-content:space-between;border-bottom:1px dotted #2b4a68;padding:3px 0}.st p b{margin-left:auto;margin-right:6px;font:600 18px monospace;color:#66d9e8}
  .st footer{color:#8fb3d0;font-size:12px;padding-top:6px}.down{border-color:#e03131;background:#2b1620}.down i{background:#fa5252;box-shadow:0 0 10px #fa5252}.down p b,.down footer{color:#ff8787}
  .alarms{margin:0 16px;border:1px solid #2b4a68}.alarms div{display:grid;grid-template-columns:100px 170px 1fr 80px 110px;padding:5px 12px;border-bottom:1px solid #1f3a54}.alarms .head{background:#173552}.hot{color:#ff8787}`,
);

const curve = Array.from(
  { length: 46 },
  (_, at) => `${60 + at * 9},${200 - Math.sin(at / 4) * 46 - (at % 3) * 4}`,
);
const later = Array.from(
  { length: 34 },
  (_, at) => `${710 + at * 9},${206 - Math.sin(at / 5) * 40 - (at % 4) * 3}`,
);

const pressureGap = businessWindow({
  title: '供水调度 - [历史曲线]',
  accent: '#1864ab',
  menus: ['实时', '历史', '报表', '设置'],
  tools: ['↻ 刷新', '▼ 导出', '＋ 放大', '－ 缩小'],
  tabs: ['实时数据', '历史曲线'],
  status: ['采样间隔 5 分钟', '应有 288 点', '实有 219 点'],
  body: `${fields(['测点=管网末端 06 南山路', '参数=压力 MPa', '时间=昨天 00:00 － 24:00'])}
  <svg width="1080" height="400" style="background:#fbfdff;border:1px solid #c5d0dc">
  ${[0, 1, 2, 3, 4, 5].map((at) => `<path d="M60 ${60 + at * 56}H1040" stroke="#dde6ef"/><text x="20" y="${64 + at * 56}" font-size="12" fill="#52606d">${(0.5 - at * 0.08).toFixed(2)}</text>`).join('')}
  ${[0, 4, 8, 12, 16, 20, 24].map((hour) => `<text x="${54 + hour * 40.4}" y="366" font-size="12" fill="#52606d">${String(hour).padStart(2, '0')}:00</text>`).join('')}
  <rect x="474" y="60" width="236" height="280" fill="#ffe3e3" opacity=".6"/><text x="540" y="90" font-size="14" fill="#c92a2a">无数据 10:20 － 16:05</text>
  <polyline points="${curve.join(' ')}" fill="none" stroke="#1c7ed6" stroke-width="2"/><polyline points="${later.join(' ')}" fill="none" stroke="#1c7ed6" stroke-width="2"/></svg>`,
});

export const pumpPictures: Picture[] = [
  { name: 'scada-station-down', ...size, html: scada },
  { name: 'pressure-gap', ...size, html: pressureGap },
];
