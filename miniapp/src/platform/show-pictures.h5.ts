/** Full screen, beginning with one of them; a tap, 关闭 or Escape leads back, arrow keys and swipes turn. */
export function showPictures(urls: string[], current: string) {
  const dialog = document.createElement('dialog');
  dialog.className = 'picture-show';
  dialog.ariaLabel = '查看图片';
  const strip = part('div', 'picture-show__strip');
  strip.append(...urls.map(placeOf));
  const count = part('div', 'picture-show__count');
  const close = part('button', 'picture-show__close', '关闭');
  dialog.append(strip, count, close);
  document.body.append(dialog);

  const here = () => Math.round(strip.scrollLeft / strip.clientWidth);
  const tell = () => {
    count.textContent = urls.length > 1 ? `${here() + 1} / ${urls.length}` : '';
  };
  const leave = () => {
    dialog.close();
  };
  strip.addEventListener('scroll', tell);
  dialog.addEventListener('click', leave);
  dialog.addEventListener('keydown', (event) => {
    // a sheet beneath must not take the Escape for its own
    event.stopPropagation();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      strip.scrollTo({ left: (here() + step) * strip.clientWidth, behavior: 'smooth' });
    }
  });
  window.addEventListener('popstate', leave);
  dialog.addEventListener('close', () => {
    window.removeEventListener('popstate', leave);
    dialog.remove();
  });
  dialog.showModal();
  strip.scrollLeft = Math.max(0, urls.indexOf(current)) * strip.clientWidth;
  tell();
}

function placeOf(url: string, index: number) {
  const place = part('div', 'picture-show__place');
  const image = document.createElement('img');
  image.src = url;
  image.alt = `第 ${index + 1} 张图片`;
  place.append(image);
  return place;
}

function part(tag: 'div' | 'button', className: string, words = '') {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = words;
  return element;
}
