import { AppError } from '#api/app-error';

import type { Step } from '../step';
import { ticketWords } from '../words';

/** What is marked must come with the step itself. Throws `request.invalid`. */
export function assertMarked({ attachmentIds = [], attachmentMarks = [] }: Step['body']): void {
  if (attachmentMarks.some(({ id }) => !attachmentIds.includes(id))) {
    const message = ticketWords.markWithoutAttachment;
    throw new AppError('request.invalid', { errors: [{ path: 'attachmentMarks', message }] });
  }
}
