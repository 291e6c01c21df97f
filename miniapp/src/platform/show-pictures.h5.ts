import { closeOnBack } from './back-steps';
import { pictureStrip } from './picture-strip';
import { platformWords } from './words';

type Strip = ReturnType<typeof pictureStrip>;

const zoomStep = 1.5;

/**
 * Full screen, beginning with one of them. Back, Escape, 关闭 or a tap lead back to the page; arrow keys, buttons and
 * swipes turn; two fingers, a double tap, the wheel, + and - zoom.
 */
export function showPictures(urls: string[], current: string) {
  const dialog = document.createElement('dialog');
  dialog.className = 'picture-show';
  dialog.ariaLabel = platformWords.pictures.viewer;
  const strip = pictureStrip(urls, () => {
    leave();
  });
  const leave = closeOnBack(() => {
    window.removeEventListener('resize', strip.fit);
    // closed before it goes: the focus returns to where it was
    dialog.close();
    dialog.remove();
  });
  window.addEventListener('resize', strip.fit);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave();
  });
  dialog.addEventListener('keydown', (event) => {
    // a sheet beneath must not take the Escape for its own
    event.stopPropagation();
    if (!event.ctrlKey && !event.metaKey && obeyKey(strip, event.key)) {
      event.preventDefault();
    }
  });
  const close = button(platformWords.pictures.close, platformWords.pictures.close, leave);
  close.classList.add('picture-show__close');
  dialog.append(close, strip.element, strip.count, toolsFor(strip, urls.length > 1));
  document.body.append(dialog);
  dialog.showModal();
  strip.show(Math.max(0, urls.indexOf(current)));
}

const turns: Partial<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
const zooms: Partial<Record<string, number>> = { '+': zoomStep, '=': zoomStep, '-': 1 / zoomStep };
/** Parts of a screen. */
const scrolls: Partial<Record<string, number>> = {
  ...{ ArrowDown: 0.2, ArrowUp: -0.2, PageDown: 0.8, PageUp: -0.8, End: 1000, Home: -1000 },
};

function obeyKey(strip: Strip, key: string): boolean {
  const [turn, zoom, scroll] = [turns[key], zooms[key], scrolls[key]];
  if (turn !== undefined) {
    strip.turn(turn);
  } else if (zoom !== undefined) {
    strip.place()?.zoom(zoom);
  } else if (scroll !== undefined) {
    strip.place()?.scroll(scroll);
  }
  return (turn ?? zoom ?? scroll) !== undefined;
}

/** For a mouse, and for fingers that cannot pinch. */
function toolsFor(strip: Strip, isSeveral: boolean): HTMLElement {
  const tools = document.createElement('div');
  tools.className = 'picture-show__tools';
  const turnTo = (by: number) => () => {
    strip.turn(by);
  };
  const zoomBy = (factor: number) => () => {
    strip.place()?.zoom(factor);
  };
  if (isSeveral) {
    tools.append(
      button('‹', platformWords.pictures.previous, turnTo(-1)),
      button('›', platformWords.pictures.next, turnTo(1)),
    );
  }
  tools.append(
    button('−', platformWords.pictures.smaller, zoomBy(1 / zoomStep)),
    button('+', platformWords.pictures.larger, zoomBy(zoomStep)),
  );
  return tools;
}

function button(sign: string, label: string, onClick: () => void): HTMLElement {
  const element = document.createElement('button');
  element.className = 'picture-show__button';
  element.textContent = sign;
  element.ariaLabel = label;
  element.addEventListener('click', onClick);
  return element;
}
