import type { TemplateReply } from '#shared/directory/template-api';

import { startTestApi, type SignedInCaller } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);
let people: Record<'engineer' | 'engineer2' | 'manager', SignedInCaller>;
beforeAll(async () => {
  people = {
    engineer: await api.signIn('engineer'),
    engineer2: await api.signIn('engineer2'),
    manager: await api.signIn('manager'),
  };
});

const reply = { kind: 'quick_reply', title: '已联系', text: '{客户}您好，我是{工程师}。' };
const solved = { kind: 'resolution', title: '重启', cause: '死机', solution: '已重启' };
const titles = async (who: SignedInCaller, query = '') => {
  const { body } = await who.get<{ items: TemplateReply[] }>(`/templates${query}`);
  return body.items.map(({ title }) => title);
};

it('one’s own are read by oneself, shared ones by everybody', async () => {
  const own = await people.engineer.post<TemplateReply>('/templates', {
    ...{ isShared: false, template: reply },
  });
  expect(own.status).toBe(201);
  expect(own.body).toEqual({ ...reply, id: own.body.id, isShared: false });
  const shared = await people.manager.post<TemplateReply>('/templates', {
    ...{ isShared: true, template: solved },
  });
  expect(shared.body).toEqual({ ...solved, prevention: '', id: shared.body.id, isShared: true });
  expect(await titles(people.engineer)).toEqual(['已联系', '重启']);
  expect(await titles(people.engineer, '?kind=resolution')).toEqual(['重启']);
  expect(await titles(people.engineer2)).toEqual(['重启']);
});

it('shared ones are written by a manager alone', async () => {
  const { status, body } = await people.engineer.post('/templates', {
    ...{ isShared: true, template: reply },
  });
  expect([status, body.code]).toEqual([403, 'account.role_forbidden']);
  const shared = await people.manager.post<TemplateReply>('/templates', {
    ...{ isShared: true, template: { ...reply, title: '共享' } },
  });
  const path = `/templates/${shared.body.id}`;
  expect((await people.engineer.patch(path, { template: reply })).status).toBe(403);
  expect((await people.engineer.delete(path)).status).toBe(403);
  expect((await people.manager.delete(path)).status).toBe(204);
});

it('nobody learns of another person’s, not even a manager', async () => {
  const { body } = await people.engineer.post<TemplateReply>('/templates', {
    ...{ isShared: false, template: { ...reply, title: '私人' } },
  });
  const path = `/templates/${body.id}`;
  for (const other of [people.engineer2, people.manager]) {
    expect((await other.patch(path, { template: reply })).body.code).toBe('directory.not_found');
    expect((await other.delete(path)).body.code).toBe('directory.not_found');
  }
  const template = { ...solved, title: '改写' };
  const changed = await people.engineer.patch(path, { template });
  expect(changed.body).toMatchObject(template);
  expect((await people.engineer.delete(path)).status).toBe(204);
});

it('have titles of their own, for each person', async () => {
  const both = await Promise.all(
    [1, 2].map(() =>
      people.engineer2.post('/templates', {
        isShared: false,
        template: { ...reply, title: '两次' },
      }),
    ),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
});

it('know no other variables', async () => {
  const { status, body } = await people.engineer.post('/templates', {
    ...{ isShared: false, template: { ...reply, text: '{天气}' } },
  });
  expect([status, body.errors]).toEqual([
    400,
    [{ path: 'template.text', message: '没有“天气”这个变量' }],
  ]);
});
