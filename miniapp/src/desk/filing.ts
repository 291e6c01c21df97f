import type { CustomerBrief } from '#shared/customers/customer-api';
import type { FileBody } from '#shared/tickets/desk-ticket-api';

type Named = { id: string; name: string };

/** What the desk writes down for whoever called. */
export type Filing = {
  channel: FileBody['channel'];
  phone: string;
  name: string;
  /** Somebody of those who were found. */
  chosen: CustomerBrief | null;
  /** For whoever belongs to none. */
  organization: Named | null;
  description: string;
  category: FileBody['category'] | null;
  severity: FileBody['severity'] | null;
  scope: FileBody['scope'];
  productId: string | null;
  assetCode: string;
  address: string;
  /** Null: where the device stands. */
  regionId: string | null;
};

/** Nothing is known yet. */
export const blankFiling: Filing = {
  ...{ channel: 'phone', phone: '', name: '', chosen: null, organization: null, description: '' },
  ...{
    category: null,
    severity: null,
    scope: 'me',
    productId: null,
    assetCode: '',
    address: '',
    regionId: null,
  },
};
