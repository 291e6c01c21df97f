import { settingNames, settingRows, type SettingName } from './setting-rows';

/** The Markdown table of docs/generated/settings.md. */
export function describeSettings(): string {
  return [
    '# Settings',
    '',
    'Environment variables of the API. An empty one counts as left out; a wrong one stops the start with a sentence.',
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
