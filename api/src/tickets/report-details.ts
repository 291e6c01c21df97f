import type { Words } from '#api/moderation/index';
import type { ReportDetails } from '#shared/tickets/report-details';
import type { SubmitBody } from '#shared/tickets/ticket-api';

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
