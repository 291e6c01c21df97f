import { createLog } from '#api/log';

it('writes one JSON line for an event', () => {
  const lines: string[] = [];
  createLog('info', { write: (line) => void lines.push(line) }).info('server.started', {
    url: 'x',
  });
  expect(JSON.parse(lines.join(''))).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    event: 'server.started',
    url: 'x',
  });
});

it('writes nothing below its level', () => {
  const lines: string[] = [];
  createLog('warn', { write: (line) => void lines.push(line) }).info('server.started');
  expect(lines).toEqual([]);
});

it('writes the stack of a bug and its cause, without the values of a duplicate key', () => {
  const lines: string[] = [];
  const cause = new Error('E11000 dup key: { openid: "o6_bmjrPTlm6_2sgVt7hMZOPfL2M" }');
  const log = createLog('info', { write: (line) => void lines.push(line) });
  log.bug(new Error('cannot add', { cause }), { requestId: 'r1' });
  const { stack, requestId } = JSON.parse(lines.join('')) as { stack: string; requestId: string };
  expect(requestId).toBe('r1');
  expect(stack).toContain('cannot add');
  expect(stack).toContain('caused by Error: E11000 dup key');
  expect(stack).not.toContain('o6_bmjrPTlm6');
});
