import { demoCast, demoNames, type DemoName } from '#shared/accounts/demo-cast';

import { drawPhone, escape, type ShownPhone } from './draw-phone';
import { phonesStyle } from './phones-style';

export type PhoneOf = (name: DemoName) => ShownPhone;

/** What each of the cast's phones shows of WeChat's service notifications; its script keeps it up to date. */
export function phonesPage(phoneOf: PhoneOf, now: number): string {
  const phones = demoNames.map((name) => ({ name, phone: phoneOf(name) }));
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>手机上的微信 · 回声</title>
<style>${phonesStyle}</style>
<script src="/dev/phones.js" defer></script>
</head>
<body>
<header>
<h1>手机上的微信</h1>
<p>演示人物收到的服务通知会马上出现在这里。每允许一次，每种通知可以发一条；点通知，就以这个人打开工单。</p>
</header>
<nav id="people" aria-label="演示人物">
${phones.map(({ name, phone }) => drawTab(name, phone)).join('\n')}
</nav>
<main>
${phones.map(({ name, phone }) => drawPhone(name, phone, now)).join('\n')}
</main>
</body>
</html>`;
}

function drawTab(name: DemoName, { messages }: ShownPhone): string {
  const unread = messages.filter(({ isUnread }) => isUnread).length;
  const badge = unread > 0 ? `<span class="badge">${unread}</span>` : '';
  return `<a href="#phone-${name}">${escape(demoCast[name].name)}${badge}</a>`;
}
