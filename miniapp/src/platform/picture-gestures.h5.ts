type Point = { x: number; y: number };

export type Zoomable = {
  element: HTMLElement;
  scale: () => number;
  opening: () => number;
  /** Whether it scrolls downwards as it opened. */
  isLong: () => boolean;
  zoomTo: (scale: number, at: Point) => void;
};

/** Two fingers, a double tap, the wheel and pulling with the mouse; a single tap is handled by its caller. */
export function hearGestures(picture: Zoomable, onTap: () => void) {
  pinch(picture);
  turnWheel(picture);
  tap(picture, drag(picture.element), onTap);
}

/** Two fingers: how far apart, and the point between them. */
function spread({ touches: [one, other] }: TouchEvent) {
  if (!one || !other) {
    return null;
  }
  const [dx, dy] = [other.clientX - one.clientX, other.clientY - one.clientY];
  return {
    distance: Math.max(1, Math.hypot(dx, dy)),
    middle: { x: one.clientX + dx / 2, y: one.clientY + dy / 2 },
  };
}

function pinch({ element, scale, zoomTo }: Zoomable) {
  let start: { distance: number; scale: number } | null = null;
  const begin = (event: TouchEvent) => {
    const fingers = spread(event);
    start = fingers && { distance: fingers.distance, scale: scale() };
  };
  element.addEventListener('touchstart', begin, { passive: true });
  element.addEventListener('touchend', begin, { passive: true });
  element.addEventListener(
    'touchmove',
    (event) => {
      const fingers = spread(event);
      if (fingers && start) {
        event.preventDefault();
        zoomTo((start.scale * fingers.distance) / start.distance, fingers.middle);
      }
    },
    { passive: false },
  );
}

/** The wheel scrolls what is long; with Ctrl, which is also what a touchpad's pinch sends, and elsewhere it zooms. */
function turnWheel({ element, scale, isLong, zoomTo }: Zoomable) {
  element.addEventListener(
    'wheel',
    (event) => {
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (event.ctrlKey || (!isLong() && !isSideways)) {
        event.preventDefault();
        const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
        zoomTo(scale() * Math.exp(-event.deltaY * lines * 0.002), {
          x: event.clientX,
          y: event.clientY,
        });
      }
    },
    { passive: false },
  );
}

/** A mouse pulls the picture along. @returns whether the last press did */
function drag(element: HTMLElement) {
  let last: Point | null = null;
  let pulled = 0;
  element.addEventListener('pointerdown', (event) => {
    pulled = 0;
    last =
      event.pointerType === 'mouse' && event.button === 0
        ? { x: event.clientX, y: event.clientY }
        : null;
  });
  element.addEventListener('pointermove', (event) => {
    if (last && event.buttons === 1) {
      element.scrollBy(last.x - event.clientX, last.y - event.clientY);
      pulled += Math.hypot(last.x - event.clientX, last.y - event.clientY);
      last = { x: event.clientX, y: event.clientY };
    }
  });
  return () => pulled > 4;
}

/** A second tap within this time makes it a double one. */
const doubleTap = 300;

/** How much a double tap enlarges. */
const step = 2;

function tap(
  { element, scale, opening, zoomTo }: Zoomable,
  wasPulled: () => boolean,
  onTap: () => void,
) {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  element.addEventListener('click', (event) => {
    if (wasPulled()) {
      return;
    }
    if (waiting === undefined) {
      waiting = setTimeout(onTap, doubleTap);
      return;
    }
    clearTimeout(waiting);
    waiting = undefined;
    const isLarger = scale() > opening() * 1.1;
    zoomTo(isLarger ? opening() : opening() * step, { x: event.clientX, y: event.clientY });
  });
}
