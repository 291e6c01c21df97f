import { ApiError, errorFromFailure, errorFromReply, toApiError } from '#miniapp/client/api-error';
import type { errorCodes } from '#shared/errors/error-codes';
import { errorWords } from '#shared/errors/error-words';

const problem = {
  type: 'about:blank',
  title: '工单的状态刚刚变了，现在不能进行此操作',
  status: 409,
  code: 'ticket.action_not_allowed',
  requestId: 'r1',
  allowedActions: ['confirm'],
};

describe('an answer outside 2xx', () => {
  it('keeps the words, the code and what may be done instead', () => {
    expect(errorFromReply(409, problem)).toMatchObject({
      code: 'ticket.action_not_allowed',
      title: problem.title,
      status: 409,
      allowedActions: ['confirm'],
    });
  });

  it('finds the message of one field', () => {
    const errors = [{ path: 'contact.phone', message: '请填写电话' }];
    const error = errorFromReply(400, { ...problem, code: 'request.invalid', status: 400, errors });
    expect(error.fieldError('contact.phone')).toBe('请填写电话');
    expect(error.fieldError('contact.name')).toBeUndefined();
  });

  test.each([
    ['a page of a proxy', 502, '<html>Bad Gateway</html>', 'server.unexpected', 502],
    ['nothing at all', 500, null, 'server.unexpected', 500],
    ['a code of a newer server', 418, { code: 'tea.pot' }, 'server.unexpected', 418],
    ['a body that a proxy found too large', 413, '', 'request.too_large', 413],
  ])('says our own words for %s', (_title, status, body, code, expected) => {
    const error = errorFromReply(status, body);
    expect(error).toMatchObject({ code, status: expected });
    expect(error.title).toBe(errorWords[error.code as keyof typeof errorCodes]);
  });
});

describe('no answer', () => {
  test.each([
    [{ errMsg: 'request:fail timeout' }, 'network.timeout'],
    [new DOMException('The user aborted a request.', 'AbortError'), 'network.timeout'],
    [{ errMsg: 'request:fail interrupted' }, 'network.unreachable'],
    [new TypeError('Failed to fetch'), 'network.unreachable'],
    ['request:fail', 'network.unreachable'],
    [undefined, 'network.unreachable'],
  ])('%p is %s', (failure, code) => {
    expect(errorFromFailure(failure)).toMatchObject({ code, status: 0, cause: failure });
  });
});

describe('anything thrown', () => {
  it('passes what is already known', () => {
    const known = new ApiError('ticket.not_found');
    expect(toApiError(known)).toBe(known);
  });

  it('says that a bug of ours is the server’s fault, with words a customer may read', () => {
    expect(toApiError(new TypeError('x is undefined'))).toMatchObject({
      code: 'server.unexpected',
      title: errorWords['server.unexpected'],
    });
  });
});
