/** The people a sandbox can be entered as: login code `demo:<name>` gives openid `demo-<name>`. */
export const demoCast = {
  customer: { name: '林晓', role: 'customer', line: '启明会计师事务所，报告问题的人' },
  colleague: { name: '周敏', role: 'customer', line: '启明会计师事务所，林晓的同事' },
  engineer: { name: '陈志远', role: 'engineer', line: '财务软件工程师' },
  engineer2: { name: '赵一鸣', role: 'engineer', line: '水务系统工程师' },
  dispatcher: { name: '王秀英', role: 'dispatcher', line: '服务台调度' },
  manager: { name: '李建国', role: 'manager', line: '服务主管' },
  stranger: { name: '何静', role: 'customer', line: '滨江自来水公司，另一家单位' },
} as const;

/** A demonstration is looked at at any hour: no phone of it is quiet at night. */
export const demoPreferences = { inbox: true, wechat: true, quietHours: { isOn: false } };

export type DemoName = keyof typeof demoCast;
export const demoNames = Object.keys(demoCast) as DemoName[];
