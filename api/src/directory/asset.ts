import type { Place } from '#shared/directory/place';

/** One installed copy or device. */
export type Asset = {
  /** What is printed as its QR code. */
  code: string;
  organizationId: string;
  productId: string;
  serial: string;
  version: string;
  warrantyUntil: Date | null;
  /** Where it stands, if that is known. */
  place: Place | null;
  regionId: string | null;
};
