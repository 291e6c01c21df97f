/** The demo identity named in the address, `/?as=engineer`; empty without. */
export function addressIdentity(): string {
  return new URLSearchParams(location.search).get('as') ?? '';
}
