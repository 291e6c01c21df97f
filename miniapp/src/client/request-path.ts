type Values = Record<string, unknown>;

/** Fills `:name` parts and appends the query; undefined and null are left out. */
export function requestPath(template: string, params: Values = {}, query: Values = {}): string {
  const path = template.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === null || value === '') {
      throw new Error(`${template} needs ${name}`);
    }
    return encodeURIComponent(asText(value));
  });
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(asText(value))}`);
  return parts.length > 0 ? `${path}?${parts.join('&')}` : path;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
