import { catalogue } from '../words/catalogue';

import type { WechatTemplateName } from './wechat-templates';

/** What the phone says of the templates: what a notice is called when they are counted, and what it tells in a few words. */
export const templateWords = catalogue({
  zh: {
    /** Of a customer without an organization. */
    standsAlone: '个人客户',
    templates: {
      progress: { short: '进度通知', tells: '受理、出发、到达和留言' },
      ask: { short: '补充提醒', tells: '需要您补充信息' },
      resolved: { short: '完成提醒', tells: '处理好了，请您验收' },
      task: { short: '任务提醒', tells: '新任务、退回、客户回复' },
      urge: { short: '催办提醒', tells: '客户催单、工单升级' },
    } satisfies Record<WechatTemplateName, { short: string; tells: string }>,
  },
});
