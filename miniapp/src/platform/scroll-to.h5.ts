/** Brings the element with this id into the middle of the screen. */
export function scrollToElement(id: string) {
  document.getElementById(id)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}
