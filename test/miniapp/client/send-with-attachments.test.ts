import { ApiError } from '#miniapp/client/api-error';
import { sendWithAttachments } from '#miniapp/client/send-with-attachments';

const gone = new ApiError('attachment.not_found');

/** Answers of the server in order; an error is thrown. */
function aServer(...answers: (string | Error)[]) {
  const sent: string[][] = [];
  const send = (ids: string[]) => {
    sent.push(ids);
    const answer = answers.shift() ?? gone;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { sent, send };
}

const attach = (isAgain: boolean) => Promise.resolve([isAgain ? 'new' : 'old']);

it('sends what is known', async () => {
  const { sent, send } = aServer('done');
  await expect(sendWithAttachments(attach, send)).resolves.toBe('done');
  expect(sent).toEqual([['old']]);
});

it('uploads anew what the server no longer has, and sends once more', async () => {
  const { sent, send } = aServer(gone, 'done');
  await expect(sendWithAttachments(attach, send)).resolves.toBe('done');
  expect(sent).toEqual([['old'], ['new']]);
});

it.each([
  ['a second time', [gone, gone], attach, 2],
  ['for another reason', [new ApiError('ticket.not_found')], attach, 1],
  ['without attachments', [gone], () => Promise.resolve([]), 1],
])('does not try again what fails %s', async (_case, answers, attaching, times) => {
  const { sent, send } = aServer(...answers);
  await expect(sendWithAttachments(attaching, send)).rejects.toBeInstanceOf(ApiError);
  expect(sent).toHaveLength(times);
});
