/** The page with the phones of the demo cast lies beside the web app. */
export function hasDemoPhones(): boolean {
  return true;
}

export function openDemoPhones() {
  window.open('/dev/phones', 'demo-phones');
}
