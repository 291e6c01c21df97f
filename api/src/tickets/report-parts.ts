import type { Words } from '#api/moderation/index';

type Report = {
  description: string;
  contact: { name: string };
  visit?: { address: string; preferredTime: string } | null | undefined;
  assetCode?: string | null | undefined;
  environment?: string | null | undefined;
};

/** What others read of a report, by the field of the request that it came in. */
export function reportParts(report: Report): Words['parts'] {
  const { description, contact, visit, assetCode, environment } = report;
  return [
    { path: 'description', text: description },
    { path: 'contact.name', text: contact.name },
    { path: 'visit.address', text: visit?.address ?? '' },
    { path: 'visit.preferredTime', text: visit?.preferredTime ?? '' },
    { path: 'assetCode', text: assetCode ?? '' },
    { path: 'environment', text: environment ?? '' },
  ];
}
