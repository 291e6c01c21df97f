/** What the actions of tasks, criteria and levels say: a part of `actionWords`. */
export const taskActions = {
  add_task: {
    form: { submit: '添加', busy: '正在添加' },
    done: '已添加',
    deed: '加了一项要做的事',
    deedOf: (what: string, who: string, when: string) =>
      `加了责任事项：${what}（${who}，${when} 前）`,
    deedForYou: (what: string, when: string) => `会在 ${when} 前完成：${what}`,
    deedOfYou: (what: string, party: string, when: string) =>
      `请${party}在 ${when} 前完成：${what}`,
  },
  change_task: {
    form: { submit: '保存', busy: '正在保存' },
    done: '已修改',
    deed: '改了一项要做的事',
    deedOf: (what: string, who: string, when: string) =>
      `改了责任事项：${what}（${who}，${when} 前）`,
    deedForYou: (what: string, when: string) => `改成 ${when} 前完成：${what}`,
    deedOfYou: (what: string, party: string, when: string) =>
      `改成请${party}在 ${when} 前完成：${what}`,
  },
  finish_task: {
    form: { submit: '完成', busy: '正在提交' },
    done: '已完成',
    deed: '完成了一项要做的事',
    deedOf: (what: string) => `完成了：${what}`,
  },
  drop_task: {
    form: { submit: '取消这一项', busy: '正在提交' },
    done: '已取消这一项',
    deed: '取消了一项要做的事',
    deedOf: (what: string) => `不做了：${what}`,
  },
  propose_criteria: {
    form: { submit: '发给客户', busy: '正在发送' },
    done: '已发给客户，同意后会通知您',
    deed: '提出了验收标准',
  },
  agree_criteria: {
    done: '已同意，验收时逐条对照',
    deed: '同意了验收标准',
  },
  question_criteria: {
    form: {
      title: '验收标准要改',
      label: '希望怎样改',
      hint: '例如：还要能导出到 Excel',
      submit: '告诉工程师',
      busy: '正在提交',
    },
    done: '已告诉工程师，会重新给出',
    deed: '希望改验收标准',
  },
};
