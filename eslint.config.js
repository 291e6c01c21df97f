import comments from '@eslint-community/eslint-plugin-eslint-comments/configs';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import perfectionist from 'eslint-plugin-perfectionist';
import reactHooks from 'eslint-plugin-react-hooks';
import redos from 'eslint-plugin-redos';
import unicorn from 'eslint-plugin-unicorn';
import tseslint from 'typescript-eslint';

const runtimePattern = {
  selector:
    ':matches(NewExpression, CallExpression)[callee.name="RegExp"]:not([arguments.0.type="Literal"])',
  message:
    'A pattern put together at run time is not judged: write a literal, or say why it is fast.',
};

/** Chinese, its punctuation and its quotation marks, in what is shown; patterns that read it are no words. */
const chinese = String.raw`/[\p{Script=Han}\u3000-\u303f\uff00-\uffef\u201c\u201d]/u`;
const chineseWords = {
  selector: `:matches(Literal[value=${chinese}], TemplateElement[value.raw=${chinese}], JSXText[value=${chinese}])`,
  message: 'Words that people read stand in the catalogue of the room (docs/adding.md).',
};
const catalogueFiles = [
  'miniapp/src/*/words.ts',
  'miniapp/src/*/words/*.ts',
  'api/src/*/words.ts',
  'shared/**/*-words.ts',
];
const catalogueName = '/(Words|^ticketCategories|^ticketSeverities|^ticketScopes)$/';
const readsCatalogue = [
  `MemberExpression[object.name=${catalogueName}]`,
  `VariableDeclarator[id.type="ObjectPattern"][init.name=${catalogueName}]`,
  `SpreadElement[argument.name=${catalogueName}]`,
  `CallExpression[callee.property.name=/^(values|entries)$/][arguments.0.name=${catalogueName}]`,
];
const frozenWords = {
  // what is read of a catalogue while a module loads stays in the language of that moment
  selector: `:matches(${readsCatalogue.join(', ')}):not(:function *)`,
  message: 'Read a catalogue while something is drawn or answered, not when the module loads.',
};

export default defineConfig(
  globalIgnores(['**/dist', 'coverage', '**/*.cjs', '.data', '.cache']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  comments.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { unicorn, perfectionist },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      'max-depth': ['error', 3],
      complexity: ['error', { max: 10, variant: 'modified' }],
      eqeqeq: 'error',
      curly: ['error', 'all'],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@eslint-community/eslint-comments/require-description': ['error', { ignore: [] }],
      'unicorn/filename-case': ['error', { cases: { kebabCase: true, pascalCase: true } }],
      'unicorn/prefer-node-protocol': 'error',
      'unicorn/throw-new-error': 'error',
      'unicorn/error-message': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      'perfectionist/sort-imports': [
        'error',
        {
          type: 'natural',
          internalPattern: ['^#'],
          groups: [
            ['value-builtin', 'type-builtin'],
            ['value-external', 'type-external'],
            ['value-internal', 'type-internal'],
            ['value-parent', 'type-parent'],
            ['value-sibling', 'type-sibling'],
            'style',
            'unknown',
          ],
        },
      ],
    },
  },
  {
    // a pattern whose time grows faster than its text lets one text stop the process
    ignores: ['test/**', 'api/embedded-mongo/test/**'],
    plugins: { redos },
    rules: {
      // what it could not judge is refused as well; it judges by itself, without asking the network
      'redos/no-vulnerable': ['error', { ignoreErrors: false, timeout: 20_000 }],
      'no-restricted-syntax': ['error', runtimePattern],
    },
  },
  {
    files: ['miniapp/src/**/*.{ts,tsx}', 'api/src/**/*.ts', 'shared/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', runtimePattern, chineseWords, frozenWords] },
  },
  {
    files: [
      ...catalogueFiles,
      // WeChat reads the titles of pages before any of our code runs; `Page` sets the one of the reader's language
      'miniapp/src/**/*.config.ts',
      // all of a kind of notice is one record, its words too: the table is the catalogue
      'shared/*/notices/*-notices.ts',
      // names and fields of templates are WeChat's
      'shared/notices/wechat-templates.ts',
      // persons of the demo, and the page that shows their phones in place of WeChat: not what customers see
      'shared/accounts/demo-cast.ts',
      'api/src/dev/**',
      // what the platform takes in the fields of a push: its units and spellings
      'api/src/wechat/subscribe-fields.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', runtimePattern, frozenWords] },
  },
  { files: ['miniapp/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  {
    files: ['test/**', 'api/embedded-mongo/{test,bench}/**'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': 'off',
      'max-params': 'off',
    },
  },
  {
    files: ['scripts/**/*.js'],
    languageOptions: {
      globals: {
        ...{ AbortController: 'readonly', clearInterval: 'readonly', fetch: 'readonly' },
        ...{ performance: 'readonly', setInterval: 'readonly', setTimeout: 'readonly' },
      },
    },
  },
  {
    // run by mongosh
    files: ['deploy/compose/mongo-init.js'],
    languageOptions: { globals: { connect: 'readonly', process: 'readonly' } },
  },
  {
    // Mongoose types a field's plain description as a class
    files: ['**/*-model.ts'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    files: [
      '**/*.config.{ts,js}',
      'miniapp/src/**/*-page.tsx',
      'miniapp/src/app.tsx',
      'miniapp/**/*.config.ts',
      'miniapp/config/**',
    ],
    rules: { 'no-restricted-exports': 'off' },
  },
);
