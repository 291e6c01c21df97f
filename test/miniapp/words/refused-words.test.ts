import { ESLint, Linter } from 'eslint';
import { parser } from 'typescript-eslint';

type Config = { rules: { 'no-restricted-syntax': Linter.RuleEntry } };

const eslint = new ESLint();

/** What the project's own lint has against a line of this file, by the rule about words. */
async function refusals(file: string, line: string): Promise<string[]> {
  // typed as any: it is what eslint.config.js comes to for this file
  const { rules } = (await eslint.calculateConfigForFile(file)) as Config;
  const messages = new Linter().verify(
    line,
    {
      files: ['**/*.tsx'],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      rules: { 'no-restricted-syntax': rules['no-restricted-syntax'] },
    },
    { filename: 'line.tsx' },
  );
  return [...new Set(messages.map(({ message }) => message))];
}

const page = 'miniapp/src/desk/queue-page.tsx';
const chinese = [expect.stringContaining('catalogue of the room')];
const frozen = [expect.stringContaining('not when the module loads')];

it.each([
  ["const title = '工单';", chinese],
  ['const title = <Page title="工单" />;', chinese],
  ['const title = <View>{count} 条</View>;', chinese],
  ['const title = `共 ${count} 项`;', chinese],
  ["const title = names.join('，');", chinese],
  ['const title = `“${name}”`;', chinese],
  ['/** 工单 */ const title = name; // 工单', []],
  ['const isDate = /年|月/.test(text);', []],
  ['const titles = { mine: deskWords.queue.title };', frozen],
  ['const { queue } = deskWords;', frozen],
  ['const titles = { ...deskWords };', frozen],
  ['const titles = Object.values(deskWords);', frozen],
  ['const names = Object.keys(deskWords);', []],
  ['const say = () => deskWords.queue.title;', []],
  ['function Page() { return <View>{deskWords.queue.title}</View>; }', []],
])('in a component, %s', async (line, expected) => {
  expect(await refusals(page, line)).toEqual(expected);
});

it.each([
  ['miniapp/src/desk/words.ts', []],
  ['miniapp/src/tickets/words/report.ts', []],
  ['miniapp/src/tickets/status-words.ts', chinese],
  ['shared/errors/error-words.ts', []],
  ['shared/errors/error-codes.ts', chinese],
  ['api/src/tickets/words.ts', []],
  ['api/src/tickets/act-on-ticket.ts', chinese],
])('a Chinese sentence in %s', async (file, expected) => {
  expect(await refusals(file, "const title = '工单';")).toEqual(expected);
});
