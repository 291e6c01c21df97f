import { settingNames, settingRows, type SettingName } from './setting-rows';

const begin = '<!-- prettier-ignore-start -->\n';
const end = '\n<!-- prettier-ignore-end -->';

/** The README with its table of settings written anew. */
export function withSettings(readme: string): string {
  const [before, rest] = readme.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`README.md lacks ${begin.trim()} or ${end.trim()}`);
  }
  return [before, begin, describeSettings(), end, after].join('');
}

function describeSettings(): string {
  return [
    '',
    '| name | left out | what it does | must be |',
    '| --- | --- | --- | --- |',
    ...settingNames.map(describe),
    '',
  ].join('\n');
}

function describe(name: SettingName): string {
  const { usual, meaning, mustBe } = settingRows[name];
  return `| \`${name}\` | ${usual === null ? '' : `\`${usual}\``} | ${meaning} | ${mustBe} |`;
}
