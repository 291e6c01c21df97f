import type { Corrections } from '#shared/tickets/corrections';
import type { TicketReply } from '#shared/tickets/ticket-replies';

type Corrected = Pick<
  TicketReply,
  'assetCode' | 'category' | 'contact' | 'product' | 'region' | 'scope' | 'severity'
>;

/** The form as it is filled in first: as the report says. */
export function correctionDraft({ contact, product, region, assetCode, ...ticket }: Corrected) {
  return {
    severity: ticket.severity,
    scope: ticket.scope,
    category: ticket.category,
    productId: product?.id ?? null,
    assetCode: assetCode ?? '',
    /** As the desk chose; null: where the device stands. */
    regionId: region?.isChosen ? region.id : null,
    name: contact.name,
    phone: contact.phone,
  };
}
export type CorrectionDraft = ReturnType<typeof correctionDraft>;

/** What of it is another than before; only that is sent. */
export function changedIn(ticket: Corrected, draft: CorrectionDraft): Corrections {
  const was = correctionDraft(ticket);
  const { severity, scope, category, productId, assetCode, regionId } = draft;
  const contact = {
    ...(draft.name !== was.name && { name: draft.name }),
    ...(draft.phone !== was.phone && { phone: draft.phone }),
  };
  return {
    ...(severity !== was.severity && { severity }),
    ...(scope !== was.scope && { scope }),
    ...(category !== was.category && { category }),
    ...(productId !== was.productId && { productId }),
    ...(regionId !== was.regionId && { regionId }),
    ...(assetCode !== was.assetCode && { assetCode }),
    ...(Object.keys(contact).length > 0 && { contact }),
  };
}
