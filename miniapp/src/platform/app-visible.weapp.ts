/** WeChat hides the page together with the app, so the page's own events tell everything. */
export function useAppVisible(): boolean {
  return true;
}
