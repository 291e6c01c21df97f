/** What a part of an address says; one that nobody encoded is taken as it is: 50%. */
export function decodeUri(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
