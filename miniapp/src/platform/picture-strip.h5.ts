import { picturePlace } from './picture-place';
import { platformWords } from './words';

/** Pictures side by side, each as wide as the screen; a swipe turns. */
export function pictureStrip(urls: string[], onTap: () => void) {
  const places = urls.map((url, index) =>
    picturePlace(url, platformWords.pictures.picture(index + 1), onTap),
  );
  const element = document.createElement('div');
  element.className = 'picture-show__strip';
  element.append(...places.map((place) => place.element));
  const count = document.createElement('div');
  count.className = 'picture-show__count';
  count.ariaLive = 'polite';
  let shown = -1;
  const tell = () => {
    const here = Math.round(element.scrollLeft / element.clientWidth);
    if (here !== shown) {
      // a picture that was left is reset, so that coming back finds it as it was first shown
      places[shown]?.reset();
      shown = here;
      count.textContent = urls.length > 1 ? `${shown + 1} / ${urls.length}` : '';
    }
  };
  const show = (index: number) => {
    element.scrollLeft = index * element.clientWidth;
    tell();
  };
  element.addEventListener('scroll', tell);
  return {
    ...{ element, count, show },
    place: () => places[shown],
    turn: (by: number) => {
      element.scrollTo({ left: (shown + by) * element.clientWidth, behavior: 'smooth' });
    },
    /** The screen has another size now. */
    fit: () => {
      show(shown);
      for (const place of places) {
        place.reset();
      }
    },
  };
}
