import type { AskedTemplate, ConsentWord } from './consent';
import { platformWords } from './words';

type Results = Record<string, ConsentWord>;

let open: Promise<Results> | null = null;

/** The question as WeChat puts it; resolves with the answer. A second call before the answer gets the same promise. */
export function showConsentSheet(templates: readonly AskedTemplate[]): Promise<Results> {
  open ??= show(templates).finally(() => {
    open = null;
  });
  return open;
}

function show(templates: readonly AskedTemplate[]): Promise<Results> {
  const sheet = document.createElement('dialog');
  sheet.className = 'consent-sheet';
  const rows = templates.map(drawRow);
  sheet.setAttribute('aria-labelledby', 'consent-title');
  const title = element('h2', 'consent-sheet__title', platformWords.consent.title);
  title.id = 'consent-title';
  const list = element('div', 'consent-sheet__list');
  list.append(...rows.map(({ row }) => row));
  const buttons = element('div', 'consent-sheet__buttons');
  const [refuse, allow] = [
    drawButton(platformWords.consent.refuse, 'refuse'),
    drawButton(platformWords.consent.allow, 'allow'),
  ];
  buttons.append(refuse, allow);
  const hint = element('p', 'consent-sheet__hint', platformWords.consent.hint);
  sheet.append(title, list, buttons, hint);
  document.body.append(sheet);
  sheet.showModal();
  allow.focus({ preventScroll: true });

  return new Promise((resolve) => {
    const answer = (isAllowed: boolean) => {
      sheet.close();
      sheet.remove();
      const words = rows.map(({ templateId, box }): [string, ConsentWord] => [
        templateId,
        isAllowed && box.checked ? 'accept' : 'reject',
      ]);
      resolve(Object.fromEntries(words));
    };
    allow.addEventListener('click', () => {
      answer(true);
    });
    refuse.addEventListener('click', () => {
      answer(false);
    });
    // Escape
    sheet.addEventListener('cancel', (event) => {
      event.preventDefault();
      answer(false);
    });
  });
}

function drawRow({ templateId, title }: AskedTemplate) {
  const row = element('label', 'consent-sheet__row');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.className = 'consent-sheet__box';
  box.checked = true;
  row.append(element('span', 'consent-sheet__name', title), box);
  return { templateId, row, box };
}

function drawButton(words: string, kind: 'allow' | 'refuse') {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `consent-sheet__button consent-sheet__button--${kind}`;
  button.textContent = words;
  return button;
}

function element(tag: string, className: string, words = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = words;
  return made;
}
