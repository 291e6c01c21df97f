import { jest } from '@jest/globals';

import { act, renderHook } from '../../support/render-hook';

const done: string[] = [];
const answers: { consent: () => void } = { consent: () => undefined };
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  keep: () => undefined,
  readKept: () => null,
}));
jest.unstable_mockModule('#miniapp/platform/kept-files', () => ({
  keepFile: (_key: string, file: object) => Promise.resolve(file),
  reopenFile: () => Promise.resolve(null),
  dropFile: () => Promise.resolve(),
}));
jest.unstable_mockModule('#miniapp/platform/network', () => ({ useOnline: () => true }));
jest.unstable_mockModule('#miniapp/notices/consent/ask-for-news', () => ({
  askForNews: (scene: string) => {
    done.push(`ask ${scene}`);
    return new Promise<void>((resolve) => {
      answers.consent = resolve;
    });
  },
}));
jest.unstable_mockModule('#miniapp/client/upload', () => ({ upload: jest.fn() }));
const call = jest.fn<(endpoint: object, input: { body: object }) => Promise<object>>();
jest.unstable_mockModule('#miniapp/client/call', () => ({ call }));
const goBack = jest.fn();
jest.unstable_mockModule('#miniapp/platform/navigation', () => ({ goBack }));
jest.unstable_mockModule('#miniapp/ui/toast', () => ({
  toast: (words: string) => done.push(words),
}));
const { ApiError } = await import('#miniapp/client/api-error');
const { useTicketActions } = await import('#miniapp/tickets/use-ticket-actions');

const ticket = { id: 'a'.repeat(24), status: 'submitted' as const };
const onPage = () => renderHook(() => useTicketActions(ticket, () => done.push('shown')), {});
const settle = () => act(() => Promise.resolve());

beforeEach(() => {
  done.length = 0;
  goBack.mockReset();
  call.mockReset().mockImplementation(() => {
    done.push('sent');
    return Promise.resolve({ ...ticket, assignee: null });
  });
});

it('sends an accepting before it asks anything: others may be faster', async () => {
  const page = onPage();
  page.now().begin('accept');
  await settle();
  expect(done).toEqual(['sent', 'ask accept']);
  answers.consent();
  await settle();
  expect(done.slice(2)).toEqual(['shown', '已接单']);
  page.leave();
});

it('asks first where nobody can be faster, as WeChat wants it', async () => {
  const page = onPage();
  page.now().begin('urge');
  await settle();
  expect(done).toEqual(['ask urge']);
  answers.consent();
  await settle();
  expect(done.slice(0, 3)).toEqual(['ask urge', 'sent', 'shown']);
  page.leave();
});

it('says who was faster and leads back to the pool, whatever is asked meanwhile', async () => {
  const person = '赵一鸣';
  call.mockRejectedValue(new ApiError('ticket.taken', { title: '已被接走', person }));
  const page = onPage();
  page.now().begin('accept');
  await settle();
  expect(goBack).toHaveBeenCalledWith('work/pool-page');
  expect(done.join()).toContain(person);
  page.leave();
});

it('leaves a form open that was opened while something else was on its way', async () => {
  let answer: () => void = () => undefined;
  call.mockImplementation(
    () =>
      new Promise((resolve) => {
        answer = () => {
          resolve({ ...ticket, assignee: null });
        };
      }),
  );
  const page = onPage();
  act(() => {
    page.now().begin('start');
  });
  await settle();
  expect(page.now().underway).toBe('start');
  act(() => {
    page.now().begin('message');
  });
  await act(async () => {
    answer();
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  });
  expect([page.now().opened, page.now().underway, done[0]]).toEqual(['message', null, 'shown']);
  page.leave();
});

it('says with a step what its pictures show, by the names that they have by then', async () => {
  const page = onPage();
  const id = 'b'.repeat(24);
  const pictures = {
    keys: ['k'],
    attach: () => Promise.resolve([id]),
    marks: () => [{ id, mark: 'signature' as const }],
  };
  await act(async () => {
    await page.now().act('note', { note: '好了' }, pictures);
  });
  expect(call.mock.calls[0]?.[1].body).toEqual({
    ...{ note: '好了', attachmentIds: [id] },
    attachmentMarks: [{ id, mark: 'signature' }],
  });
  page.leave();
});
