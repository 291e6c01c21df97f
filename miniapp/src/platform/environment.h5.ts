import { platformWords } from './words';

const browsers = [
  ['Edge', /Edg(?:e|A|iOS)?\/(\d+)/],
  ['Firefox', /Firefox\/(\d+)/],
  ['Chrome', /Chrome\/(\d+)/],
  ['Safari', /Version\/([\d.]+)(?: Mobile\/\w+)? Safari/],
] as const;

const systems = [
  ['iOS', /(?:iPhone OS|CPU OS) ([\d_]+)/],
  ['Android', /Android ([\d.]+)/],
  ['Windows', /Windows NT ([\d.]+)/],
  ['macOS', /Mac OS X ([\d_.]+)/],
  ['Linux', /Linux ()/],
] as const;

/** What the browser knows by itself and a report should carry: system, browser, size of the window. */
export function describeDevice(): string {
  const agent = navigator.userAgent;
  const { innerWidth, innerHeight } = window;
  const parts = [
    firstIn(agent, systems),
    browserOf(agent),
    platformWords.environment.window(innerWidth, innerHeight),
  ];
  return parts.filter(Boolean).join(' · ');
}

function browserOf(agent: string): string {
  const wechat = /MicroMessenger\/([\d.]+)/.exec(agent)?.[1];
  return wechat === undefined ? firstIn(agent, browsers) : platformWords.environment.wechat(wechat);
}

function firstIn(agent: string, known: readonly (readonly [string, RegExp])[]): string {
  for (const [name, pattern] of known) {
    const found = pattern.exec(agent);
    if (found) {
      return `${name} ${(found[1] ?? '').replaceAll('_', '.')}`.trim();
    }
  }
  return '';
}
