import { catalogue, readLanguageFrom, type Language } from '#shared/words/catalogue';

let language: Language = 'zh';
readLanguageFrom(() => language);

beforeEach(() => {
  language = 'zh';
});

const zh = {
  list: { title: '工单', left: (count: number) => `还有 ${count} 张` },
  submit: '提交',
  steps: ['提交', '完成'],
};
const words = catalogue({
  zh,
  en: {
    list: { title: 'Tickets', left: (count) => (count === 1 ? '1 is left' : `${count} are left`) },
    submit: 'Submit',
    steps: ['Submitted', 'Done'],
  },
});

it('answers in Chinese until somebody says otherwise', () => {
  expect(words.list.title).toBe('工单');
  expect(words.list.left(2)).toBe('还有 2 张');
});

it('answers each reading in the language of that moment', () => {
  const titles = [words.list.title, words.submit];
  language = 'en';
  titles.push(words.list.title, words.submit, words.list.left(1), ...words.steps);
  language = 'zh';
  titles.push(words.submit);
  expect(titles).toEqual([
    ...['工单', '提交'],
    ...['Tickets', 'Submit', '1 is left', 'Submitted', 'Done'],
    '提交',
  ]);
});

it('shows in Chinese what has no English yet', () => {
  language = 'en';
  expect(catalogue({ zh }).list.title).toBe('工单');
});

it('has the names of a plain object, so that tables can be made of them', () => {
  expect(Object.keys(words)).toEqual(['list', 'submit', 'steps']);
  expect({ ...words }.submit).toBe('提交');
});

it('takes no English that lacks a sentence, has one too many or another parameter', () => {
  const { title, left } = zh.list;
  // @ts-expect-error -- submit and steps are missing
  catalogue({ zh, en: { list: { title, left } } });
  // @ts-expect-error -- nobody reads it
  catalogue({ zh: { title }, en: { title, left } });
  // @ts-expect-error -- Chinese puts a number in
  catalogue({ zh: { left }, en: { left: (name: string) => name } });
  // @ts-expect-error -- a number is no sentence
  catalogue({ zh: { title: 3 } });
  expect(catalogue({ zh: { title }, en: { title } }).title).toBe('工单');
});
