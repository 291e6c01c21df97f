import { accountApi } from '#shared/accounts/account-api';
import { attachmentApi } from '#shared/attachments/attachment-api';
import { setAsideApi } from '#shared/background/set-aside-api';
import { customerApi } from '#shared/customers/customer-api';
import { clientApi } from '#shared/directory/client-api';
import { productApi } from '#shared/directory/product-api';
import { regionApi } from '#shared/directory/region-api';
import { setupApi } from '#shared/directory/setup-api';
import { staffApi } from '#shared/directory/staff-api';
import { templateApi } from '#shared/directory/template-api';
import type { ErrorCode } from '#shared/errors/error-codes';
import { followUpApi } from '#shared/follow-ups/follow-up-api';
import type { Endpoint } from '#shared/http/endpoint';
import { failuresOf } from '#shared/http/failures';
import { articleApi } from '#shared/knowledge/article-api';
import { moderationApi } from '#shared/moderation/moderation-api';
import { deadLetterApi } from '#shared/notices/dead-letter-api';
import { noticeApi } from '#shared/notices/notice-api';
import { subscriptionApi } from '#shared/notices/subscription-api';
import { recordApi } from '#shared/records/record-api';
import { taskApi } from '#shared/tasks/task-api';
import { boardApi } from '#shared/tickets/board-api';
import { candidateApi } from '#shared/tickets/candidate-api';
import { deskTicketApi } from '#shared/tickets/desk-ticket-api';
import { leaveWorkApi } from '#shared/tickets/leave-work-api';
import { similarApi } from '#shared/tickets/similar-api';
import { ticketApi } from '#shared/tickets/ticket-api';
import { workNumbersApi } from '#shared/tickets/work-numbers-api';
import { visitApi } from '#shared/visits/visit-api';

type Described = Endpoint<never, never, never, never>;

/** All of `shared/`; openapi.test.ts finds what is missing here. */
const contracts = [
  ...[accountApi, articleApi, attachmentApi, deadLetterApi, moderationApi],
  ...[noticeApi, recordApi, setAsideApi, subscriptionApi, ticketApi],
  ...[boardApi, candidateApi, customerApi, deskTicketApi, leaveWorkApi],
  ...[similarApi, taskApi, visitApi, workNumbersApi],
  ...[clientApi, followUpApi, productApi, regionApi, setupApi, staffApi, templateApi],
];
export const endpoints = contracts.flatMap(
  (contract): Described[] => Object.values(contract) as Described[],
);

/**
 * Fails when an answer has a code that its endpoint does not declare: whoever calls it would not be prepared for it.
 * `target` is below /api/v1. A path that is no endpoint's declares nothing.
 */
export function assertDeclared(method: string, target: string, body: unknown): void {
  const code = codeOf(body);
  const endpoint = code && endpoints.find((one) => isAt(one, method, target));
  if (endpoint && !failuresOf(endpoint).has(code)) {
    throw new Error(`${endpoint.method} ${endpoint.path} answered ${code} and does not declare it`);
  }
}

/** Of a problem: an asset has a code as well. */
function codeOf(body: unknown): ErrorCode | null {
  return typeof body === 'object' && body !== null && 'code' in body && 'requestId' in body
    ? (body.code as ErrorCode)
    : null;
}

function isAt(endpoint: Described, method: string, target: string): boolean {
  const [asked = ''] = target.split('?');
  const [parts, wanted] = [asked.split('/'), endpoint.path.split('/')];
  return (
    endpoint.method === method.toLowerCase() &&
    parts.length === wanted.length &&
    wanted.every((part, index) => part.startsWith(':') || part === parts[index])
  );
}
