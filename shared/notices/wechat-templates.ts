type TemplateRule = {
  title: string;
  /** Whom it is for: nobody is asked for a consent that never serves them. */
  to: 'customer' | 'staff';
  /** Field → its label; the type of a field is its name without the number. */
  fields: Record<string, string>;
};

/** The subscribe-message templates of the product, as taken from WeChat's library: at most five fields. */
export const wechatTemplates = {
  progress: {
    title: '服务进度通知',
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
