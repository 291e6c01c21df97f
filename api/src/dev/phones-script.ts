/** Runs in the page of phones: what changed is put in place, everything else stays as it is. */
export const phonesScript = `
'use strict';
const every = 700;
let known = null;
let isAsking = false;

async function refresh() {
  if (isAsking || document.hidden) return;
  isAsking = true;
  try {
    const headers = known ? { 'If-None-Match': known } : {};
    const reply = await fetch('/dev/phones', { headers, cache: 'no-store' });
    if (reply.status === 200) {
      known = reply.headers.get('ETag');
      takeOver(new DOMParser().parseFromString(await reply.text(), 'text/html'));
    }
  } catch {
    // the server is away for a moment
  }
  isAsking = false;
}

function takeOver(fresh) {
  put(document.querySelector('nav'), fresh.querySelector('nav'));
  for (const phone of fresh.querySelectorAll('.phone')) {
    const shown = document.getElementById(phone.id);
    for (const part of ['.bar', '.left']) put(shown.querySelector(part), phone.querySelector(part));
    takeOverMessages(shown.querySelector('.talk'), phone.querySelector('.talk'));
  }
}

function put(shown, fresh) {
  if (shown.innerHTML !== fresh.innerHTML) shown.innerHTML = fresh.innerHTML;
}

function takeOverMessages(shown, fresh) {
  const ids = new Set([...fresh.children].map(({ id }) => id));
  for (const old of [...shown.children]) if (!ids.has(old.id)) old.remove();
  for (const message of [...fresh.children]) {
    const before = document.getElementById(message.id);
    if (!before) {
      message.classList.add('new');
      shown.append(message);
    } else if (before.innerHTML !== message.innerHTML) {
      before.className = message.className;
      before.innerHTML = message.innerHTML;
    }
  }
}

document.addEventListener('click', (event) => {
  const card = event.target.closest('[data-opened]');
  if (card) void fetch(card.dataset.opened, { method: 'POST', keepalive: true }).then(refresh);
});
document.addEventListener('submit', (event) => {
  event.preventDefault();
  const { action, elements: [button] } = event.target;
  // WeChat's events are told apart by their second
  button.disabled = true;
  setTimeout(() => { button.disabled = false; }, 1000);
  void fetch(action, { method: 'POST', redirect: 'manual' }).then(refresh);
});
document.addEventListener('visibilitychange', refresh);
setInterval(refresh, every);
`;
