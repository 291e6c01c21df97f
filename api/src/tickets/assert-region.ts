import { AppError } from '#api/app-error';

import type { TicketDeps } from './ticket-deps';
import { ticketWords } from './words';

/** @throws {AppError} `request.invalid` for a region that is not in the managed list */
export async function assertRegion(
  { region }: Pick<TicketDeps, 'region'>,
  id: string | null,
  path: string,
): Promise<void> {
  if (id !== null && !(await region(id))) {
    const errors = [{ path, message: ticketWords.noSuchRegion }];
    throw new AppError('request.invalid', { errors });
  }
}
