import { demoCast, type DemoName } from '#shared/accounts/demo-cast';
import { signsOf } from '#shared/text/length';
import { sayTime } from '#shared/time/say-time';

type ShownMessage = {
  id: string;
  at: string;
  title: string;
  /** Where a tap leads; null: the home page. */
  page: string | null;
  fields: readonly { label: string; value: string }[];
  isUnread: boolean;
};

export type ShownPhone = {
  /** How many more may come of what, in people's words. */
  credits: readonly { words: string; left: number }[];
  /** Newest last. */
  messages: readonly ShownMessage[];
};

const mostShown = 50;

/** One person's phone, open at WeChat's service notifications: as there, the newest is at the bottom. */
export function drawPhone(name: DemoName, { credits, messages }: ShownPhone, now: number): string {
  const person = demoCast[name];
  const unread = messages.filter(({ isUnread }) => isUnread).length;
  return `<section class="phone" id="phone-${name}" aria-label="${escape(person.name)}的手机">
<div class="head">
<div class="face" aria-hidden="true">${escape([...signsOf(person.name)].at(-1) ?? '')}</div>
<div class="who"><h2>${escape(person.name)}</h2><p>${escape(person.line)}</p></div>
</div>
<div class="screen">
<div class="bar">服务通知${unread > 0 ? `<span class="badge" aria-label="${unread} 条未读">${unread}</span>` : ''}</div>
<div class="scroll" tabindex="0" aria-label="收到的通知"><div class="talk">
${drawMessages(name, messages.slice(-mostShown), now)}
</div></div>
<div class="foot">
<p class="left">${drawCredits(credits)}</p>
<form method="post" action="/dev/phones/${name}/consent"><button>允许通知</button></form>
</div>
</div>
</section>`;
}

function drawCredits(credits: ShownPhone['credits']): string {
  return credits
    .map(
      ({ words, left }) =>
        `<span${left === 0 ? ' class="none"' : ''}>${words}还有 ${left} 条</span>`,
    )
    .join('');
}

function drawMessages(name: DemoName, messages: readonly ShownMessage[], now: number): string {
  return messages.length === 0
    ? `<p class="empty" id="empty-${name}">还没有通知<br>允许之后，有进展会出现在这里</p>`
    : messages.map((message) => drawMessage(name, message, now)).join('\n');
}

function drawMessage(name: DemoName, message: ShownMessage, now: number): string {
  const { id, at, title, page, fields, isUnread } = message;
  const rows = fields
    .map(({ label, value }) => `<dt>${escape(label)}</dt><dd>${escape(value)}</dd>`)
    .join('');
  const link = `/?as=${name}#/${page ?? ''}`;
  const opened = `/dev/phones/${name}/messages/${id}/open`;
  return `<article id="message-${id}"${isUnread ? ' class="unread"' : ''}>
<time datetime="${escape(at)}">${escape(sayTime(at, now))}</time>
<a class="card" href="${escape(link)}" target="phone-${name}" data-opened="${opened}">
<span class="sender"><i aria-hidden="true">回</i>回声${isUnread ? '<b>未读</b>' : ''}</span>
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

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}
