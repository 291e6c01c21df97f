import * as z from 'zod/mini';

/** What the phone shows under a field. zod's own Chinese speaks of types and is kept for what is not listed. */
export function speakChinese() {
  z.config({ ...z.locales.zhCN(), customError: say });
}

function say(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? '请填写' : '格式不对';
    case 'invalid_value':
      return '请从给出的选项中选择';
    case 'invalid_format':
      return '格式不对';
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) <= 1
        ? '请填写'
        : `至少 ${issue.minimum}${unit(issue.origin)}`;
    case 'too_big':
      return `最多 ${issue.maximum}${unit(issue.origin)}`;
    default:
      return undefined;
  }
}

function unit(origin: string): string {
  return { string: ' 个字', array: ' 个' }[origin] ?? '';
}
