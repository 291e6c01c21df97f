import { createSignal } from '#api/background/index';

it('is heard by everybody who listens, each time it is raised', () => {
  const signal = createSignal();
  const heard: string[] = [];
  signal.listen(() => heard.push('one'));
  signal.listen(() => heard.push('other'));
  signal.raise();
  signal.raise();
  expect(heard).toEqual(['one', 'other', 'one', 'other']);
});

it('is lost while nobody listens', () => {
  const signal = createSignal();
  signal.raise();
  const heard: string[] = [];
  signal.listen(() => heard.push('late'));
  expect(heard).toEqual([]);
});
