import { hearGestures, type Zoomable } from './picture-gestures';
import { clampScale, openingScale, type Size } from './picture-scale';
import { platformWords } from './words';

/** The place of one picture: it scrolls when the picture is larger. */
export type PicturePlace = {
  element: HTMLElement;
  zoom: (factor: number) => void;
  /** Back to how it opened. */
  reset: () => void;
  scroll: (pages: number) => void;
};

export function picturePlace(url: string, alt: string, onTap: () => void): PicturePlace {
  const element = document.createElement('div');
  element.className = 'picture-show__place';
  const image = document.createElement('img');
  image.alt = alt;
  image.draggable = false;
  element.append(image);
  const picture = zoomable(element, image);
  const reset = () => {
    if (image.naturalWidth > 0 && element.clientWidth > 0) {
      picture.draw(picture.opening());
      // of a long picture the top, of a wide one the middle
      element.scrollTo((element.scrollWidth - element.clientWidth) / 2, 0);
    }
  };
  image.addEventListener('load', reset);
  image.addEventListener('error', () => {
    element.classList.add('picture-show__place--missing');
    element.textContent = platformWords.pictures.notLoaded;
  });
  image.src = url;
  hearGestures(picture, onTap);
  return {
    element,
    reset,
    zoom: (factor) => {
      picture.zoomTo(picture.scale() * factor, middleOf(element));
    },
    scroll: (pages) => {
      element.scrollBy({ top: pages * element.clientHeight, behavior: 'smooth' });
    },
  };
}

function zoomable(element: HTMLElement, image: HTMLImageElement) {
  let scale = 1;
  const sizes = (): [Size, Size] => [
    { width: image.naturalWidth, height: image.naturalHeight },
    { width: element.clientWidth, height: element.clientHeight },
  ];
  const draw = (wanted: number) => {
    scale = wanted;
    image.style.width = `${image.naturalWidth * wanted}px`;
    image.style.height = `${image.naturalHeight * wanted}px`;
  };
  return {
    element,
    draw,
    scale: () => scale,
    opening: () => openingScale(...sizes()),
    isLong: () => image.naturalHeight * openingScale(...sizes()) > element.clientHeight,
    zoomTo: (wanted, at) => {
      if (image.naturalWidth === 0) {
        return;
      }
      const before = image.getBoundingClientRect();
      const part = {
        x: (at.x - before.left) / before.width,
        y: (at.y - before.top) / before.height,
      };
      draw(clampScale(wanted, ...sizes()));
      const now = image.getBoundingClientRect();
      // what lies under the point stays there
      element.scrollBy(now.left + part.x * now.width - at.x, now.top + part.y * now.height - at.y);
    },
  } satisfies Zoomable & { draw: (scale: number) => void };
}

function middleOf(element: HTMLElement) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
