/** The address of a page: `/tickets/ticket-page?id=…`, empty values left out. */
export function pageUrl(path: string, query: Record<string, string | number | undefined> = {}) {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return `/${path}${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
}
