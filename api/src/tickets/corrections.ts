import { readPhone } from '#api/accounts/index';
import { AppError } from '#api/app-error';
import type { CorrectedField, Corrections, ReportChange } from '#shared/tickets/corrections';

import type { Ticket } from './ticket';
import { ticketWords } from './words';

type Report = Pick<
  Ticket,
  'assetCode' | 'category' | 'contact' | 'productId' | 'regionId' | 'scope' | 'severity'
>;

/**
 * A report as it should have been.
 *
 * @throws {AppError} `request.invalid` for a contact’s number that is none
 */
export function correctedReport(report: Report, corrections: Corrections): Report {
  const { assetCode, category, contact, productId, regionId, scope, severity } = corrections;
  return {
    severity: severity ?? report.severity,
    scope: scope ?? report.scope,
    category: category ?? report.category,
    productId: orAsBefore(productId, report.productId),
    assetCode: assetCode === undefined ? report.assetCode : emptyAsNone(assetCode),
    regionId: orAsBefore(regionId, report.regionId ?? null),
    contact: correctedContact(report.contact, contact),
  };
}

function correctedContact(was: Report['contact'], asked: Corrections['contact']) {
  return {
    name: asked?.name ?? was.name,
    phone: asked?.phone === undefined ? was.phone : phoneOf(asked.phone),
  };
}

/** Null takes it away. */
function orAsBefore(asked: string | null | undefined, before: string | null): string | null {
  return asked === undefined ? before : asked;
}

type Names = ReadonlyMap<string, string>;

/** What a timeline tells of it. A product and a region are told by the names that they have now. */
export function changesOf(before: Report, after: Report, names: Names = new Map()): ReportChange[] {
  const told = (report: Report): Record<CorrectedField, string> => ({
    severity: report.severity,
    scope: report.scope,
    category: report.category,
    product: names.get(report.productId ?? '') ?? '',
    asset: report.assetCode ?? '',
    region: names.get(report.regionId ?? '') ?? '',
    contactName: report.contact.name,
    contactPhone: report.contact.phone,
  });
  const [was, is] = [told(before), told(after)];
  // the table’s own keys
  const fields = Object.keys(was) as CorrectedField[];
  return fields
    .filter((field) => was[field] !== is[field])
    .map((field) => ({ field, before: was[field], after: is[field] }));
}

function emptyAsNone(text: string): string | null {
  return text === '' ? null : text;
}

function phoneOf(written: string): string {
  const phone = readPhone(written);
  if (phone === null) {
    const error = { path: 'corrections.contact.phone', message: ticketWords.partOfNumber };
    throw new AppError('request.invalid', { errors: [error] });
  }
  return phone;
}
