/** What a picture of a visit shows: how it was found, how it was left, the customer’s signature. */
export const attachmentMarks = ['before', 'after', 'signature'] as const;
export type AttachmentMark = (typeof attachmentMarks)[number];
