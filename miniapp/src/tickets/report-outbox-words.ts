import type { Outbox } from './report-outbox';

/** Where a report stands that is on its way. */
export function sayUnsent(unsent: Exclude<Outbox, { state: 'sent' }>): string {
  switch (unsent.state) {
    case 'sending':
      return '正在提交您的报告';
    case 'waiting':
      return unsent.isServerFault
        ? '服务器暂时没有回应，内容已保存在手机里，会自动再提交'
        : '网络断了，内容已保存在手机里，恢复后会自动提交';
    case 'refused':
      return unsent.errors[0]?.message ?? unsent.title;
  }
}
