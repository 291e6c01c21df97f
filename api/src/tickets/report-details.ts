import * as z from 'zod/mini';

import type { Words } from '#api/moderation/index';
import { detailNames, shownDetails, type ReportDetails } from '#shared/tickets/report-details';
import type { SubmitBody } from '#shared/tickets/ticket-api';

/** What a report brings beside its problem; what was left out is null. */
export function detailsIn(body: Partial<Pick<SubmitBody, keyof ReportDetails>>): ReportDetails {
  return withEach((name) => body[name] ?? null);
}

const trimmed = z.object(shownDetails);

/** What of them a viewer sees; where to go the words of the report do not say. */
export function presentDetails(details: ReportDetails, isShown: boolean): ReportDetails {
  const shown = withEach((name) =>
    isShown || typeof details[name] !== 'string' ? details[name] : null,
  );
  return trimmed.parse(shown);
}

/** Each of them has the same type in every shape. */
function withEach(valueOf: (name: keyof ReportDetails) => unknown): ReportDetails {
  return Object.fromEntries(detailNames.map((name) => [name, valueOf(name)])) as ReportDetails;
}

type Report = Pick<SubmitBody, 'description'> & ReportDetails & { contact: { name: string } };

/** What others read of a report, by the field of the request that it came in. */
export function reportParts({ description, contact, ...details }: Report): Words['parts'] {
  const { visit } = details;
  return [
    { path: 'description', text: description },
    { path: 'contact.name', text: contact.name },
    { path: 'visit.address', text: visit?.address ?? '' },
    { path: 'visit.preferredTime', text: visit?.preferredTime ?? '' },
    ...detailNames.flatMap((name) => {
      const detail = details[name];
      return typeof detail === 'string' ? { path: name, text: detail } : [];
    }),
  ];
}
