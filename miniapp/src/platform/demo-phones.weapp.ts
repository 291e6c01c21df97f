/** Real phones show by themselves what they receive. */
export function hasDemoPhones(): boolean {
  return false;
}

export function openDemoPhones() {
  // never offered: see hasDemoPhones
}
