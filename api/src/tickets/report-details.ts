import { Schema } from 'mongoose';

import type { Words } from '#api/moderation/index';
import type { FieldsOf } from '#api/mongo/index';
import type { ReportDetails } from '#shared/tickets/report-details';
import type { SubmitBody } from '#shared/tickets/ticket-api';

const text = { type: String, default: '' };
const visit = { address: text, preferredTime: text } satisfies FieldsOf<
  NonNullable<ReportDetails['visit']>
>;

/** How the database keeps them. */
export const detailFields = {
  assetCode: { type: String, default: null },
  environment: { type: String, default: null },
  visit: { type: new Schema(visit, { _id: false }), default: null },
} satisfies FieldsOf<ReportDetails>;

export function detailsIn(body: SubmitBody): ReportDetails {
  return {
    assetCode: body.assetCode ?? null,
    environment: body.environment ?? null,
    visit: body.visit ?? null,
  };
}

/** What of them a viewer sees; where to go the words of the report do not say. */
export function presentDetails(details: ReportDetails, isShown: boolean): ReportDetails {
  const { assetCode, environment, visit } = details;
  return {
    assetCode: isShown ? assetCode : null,
    environment: isShown ? environment : null,
    visit,
  };
}

type Report = Pick<SubmitBody, 'description'> & ReportDetails & { contact: { name: string } };

/** What others read of a report, by the field of the request that it came in. */
export function reportParts({ description, contact, ...details }: Report): Words['parts'] {
  return [
    { path: 'description', text: description },
    { path: 'contact.name', text: contact.name },
    { path: 'visit.address', text: details.visit?.address ?? '' },
    { path: 'visit.preferredTime', text: details.visit?.preferredTime ?? '' },
    { path: 'assetCode', text: details.assetCode ?? '' },
    { path: 'environment', text: details.environment ?? '' },
  ];
}
