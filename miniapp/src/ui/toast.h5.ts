const shownFor = 2200;

/** A short word that needs no answer: 已提交. It outlives the page that says it. */
export function toast(words: string) {
  document.querySelector('.toast')?.remove();
  const box = document.createElement('div');
  box.className = 'toast';
  box.role = 'status';
  box.textContent = words;
  document.body.append(box);
  setTimeout(() => {
    box.remove();
  }, shownFor);
}
