type TemplateRule = {
  title: string;
  /** What people call it when they count: 2 条进度通知. */
  short: string;
  /** What it tells, in a few words. */
  tells: string;
  /** Whom it is for: nobody is asked for a consent that never serves them. */
  to: 'customer' | 'staff';
  /** Field → its label; the type of a field is its name without the number. */
  fields: Record<string, string>;
};

/** The subscribe-message templates of the product, as taken from WeChat's library: at most five fields. */
export const wechatTemplates = {
  progress: {
    title: '服务进度通知',
    short: '进度通知',
    tells: '受理、出发、到达和留言',
    to: 'customer',
    fields: {
      character_string1: '工单编号',
      thing2: '问题描述',
      phrase3: '当前状态',
      time4: '更新时间',
      thing5: '备注',
    },
  },
  ask: {
    title: '补充资料提醒',
    short: '补充提醒',
    tells: '需要您补充信息',
    to: 'customer',
    fields: {
      character_string1: '工单编号',
      thing2: '问题描述',
      thing3: '补充内容',
      time4: '提醒时间',
    },
  },
  resolved: {
    title: '处理完成提醒',
    short: '完成提醒',
    tells: '处理好了，请您验收',
    to: 'customer',
    fields: {
      character_string1: '工单编号',
      thing2: '问题描述',
      thing3: '处理结果',
      time4: '完成时间',
      thing5: '温馨提示',
    },
  },
  task: {
    title: '新任务提醒',
    short: '任务提醒',
    tells: '新工单、指派、客户回复',
    to: 'staff',
    fields: {
      character_string1: '工单编号',
      thing2: '问题描述',
      thing3: '客户单位',
      phrase4: '紧急程度',
      time5: '提交时间',
    },
  },
  urge: {
    title: '催办提醒',
    short: '催办提醒',
    tells: '客户催单、同事请求支援',
    to: 'staff',
    fields: {
      character_string1: '工单编号',
      thing2: '问题描述',
      thing3: '催办说明',
      time4: '催办时间',
    },
  },
} as const satisfies Record<string, TemplateRule>;

export type WechatTemplateName = keyof typeof wechatTemplates;
export const wechatTemplateNames = Object.keys(wechatTemplates) as WechatTemplateName[];

/** A minor push of this template leaves one credit while the better template of what matters more has none. */
export const reservedFor = { progress: 'resolved' } as const satisfies Partial<
  Record<WechatTemplateName, WechatTemplateName>
>;
