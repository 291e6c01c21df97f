import { demoCast, demoNames, type DemoName } from '#shared/accounts/demo-cast';
import { sayTime } from '#shared/time/say-time';

import { phonesStyle } from './phones-style';

type Message = {
  at: string;
  title: string;
  page: string | null;
  fields: readonly { label: string; value: string }[];
};
export type ShownPhone = {
  credits: Readonly<Record<string, number>>;
  /** Newest last. */
  messages: readonly Message[];
};

const mostShown = 20;

/** What each of the cast's phones shows of WeChat's service notifications; loads itself again and again. */
export function phonesPage(phoneOf: (name: DemoName) => ShownPhone, now: number): string {
  const phones = demoNames.map((name) => drawPhone(name, phoneOf(name), now)).join('\n');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="3">
<title>手机上的微信 · 回声</title>
<style>${phonesStyle}</style>
</head>
<body>
<header>
<h1>手机上的微信</h1>
<p>每位演示人物收到的服务通知。每次允许，每种通知可以发一条；点通知，以这个人打开工单。</p>
</header>
<main>
${phones}
</main>
</body>
</html>`;
}

function drawPhone(name: DemoName, { credits, messages }: ShownPhone, now: number): string {
  const person = demoCast[name];
  const left = Object.values(credits).reduce((sum, count) => sum + count, 0);
  const cards = messages.slice(-mostShown).reverse();
  const shown =
    cards.length === 0
      ? '<p class="empty">还没有服务通知</p>'
      : cards.map((message) => drawMessage(name, message, now)).join('\n');
  return `<section class="phone" aria-label="${escape(person.name)}的手机">
<div class="head">
<div><h2>${escape(person.name)}</h2><p>${escape(person.line)}</p></div>
<form method="post" action="/dev/phones/${name}/consent"><button>允许通知</button></form>
</div>
<div class="screen">
<p class="left">还可以收到 ${left} 条</p>
${shown}
</div>
</section>`;
}

function drawMessage(name: DemoName, { at, title, page, fields }: Message, now: number): string {
  const rows = fields
    .map(({ label, value }) => `<dt>${escape(label)}</dt><dd>${escape(value)}</dd>`)
    .join('');
  const link = `/?as=${name}#/${page ?? ''}`;
  return `<article>
<time datetime="${escape(at)}">${escape(sayTime(at, now))}</time>
<a class="card" href="${escape(link)}" target="phone-${name}">
<span class="sender">回声 · 服务通知</span>
<strong>${escape(title)}</strong>
<dl>${rows}</dl>
<span class="more">进入小程序查看</span>
</a>
</article>`;
}

const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}
