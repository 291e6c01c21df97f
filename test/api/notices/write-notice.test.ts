import { titleOf } from '#api/notices/write-notice';

it.each(['王$&', "$'$`", '陈志远'])('a title names %s as it is', (name) => {
  expect(titleOf('accept', name)).toContain(name);
});
