import { useEffect } from 'react';

const reachable = '[tabindex="0"], input, textarea, button, a[href]';

/** What lies over the page holds the keyboard: Escape closes it, Tab stays inside, focus returns afterwards. */
export function useModal(isOpen: boolean, onEscape: () => void) {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      // while composing, the input method uses these keys itself: Escape drops the word, Tab goes through its choices
      if (event.isComposing) {
        return;
      }
      if (isOpen && event.key === 'Escape') {
        onEscape();
      }
      if (isOpen && event.key === 'Tab') {
        keepInside(event);
      }
    };
    document.addEventListener('keydown', handleKey);
    return () => {
      document.removeEventListener('keydown', handleKey);
    };
  }, [isOpen, onEscape]);
  useEffect(() => (isOpen ? holdFocus() : undefined), [isOpen]);
}

function holdFocus() {
  const before = document.activeElement;
  // the dialog is drawn a moment after it was opened
  const wait = setTimeout(() => {
    const dialog = topDialog();
    dialog?.setAttribute('aria-modal', 'true');
    if (dialog && !dialog.contains(document.activeElement)) {
      dialog.tabIndex = -1;
      dialog.focus({ preventScroll: true });
    }
  }, 60);
  return () => {
    clearTimeout(wait);
    if (before instanceof HTMLElement && before.isConnected) {
      before.focus({ preventScroll: true });
    }
  };
}

function keepInside(event: KeyboardEvent) {
  const dialog = topDialog();
  const stops = [...(dialog?.querySelectorAll<HTMLElement>(reachable) ?? [])].filter(isDrawn);
  const here = stops.findIndex((stop) => stop === document.activeElement);
  const isLeaving = event.shiftKey ? here <= 0 : here === -1 || here === stops.length - 1;
  if (dialog && isLeaving) {
    event.preventDefault();
    stops.at(event.shiftKey ? -1 : 0)?.focus();
  }
}

function topDialog(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].filter(isDrawn).at(-1);
}

function isDrawn(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}
