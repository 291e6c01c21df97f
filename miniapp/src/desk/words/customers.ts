import { catalogue } from '#shared/words/catalogue';

/** What staff read of a customer, and what they are asked when they report for one. */
export const customerWords = catalogue({
  zh: {
    title: '客户',
    ownCustomer: '个人客户',
    notInWechat: '没有登录过微信，收不到通知，进展请打电话告诉',
    contracts: {
      title: '服务合同',
      none: '没有生效的合同，按标准级别服务',
      line: (level: string, covers: string) => `${level}，${covers}`,
      everything: '覆盖全部产品',
      covers: (names: readonly string[]) => `覆盖${names.join('、')}`,
      until: (day: string) => `到 ${day}`,
    },
    assets: { title: '产品和资产', none: '没有登记资产' },
    tickets: {
      title: (all: number, open: number) => `工单 ${all} 张，进行中 ${open} 张`,
      stars: (count: number) => `${count} 星`,
      hidden: '这段文字未通过审核，已隐藏',
    },
    notes: {
      title: '备注',
      line: '只有服务人员能看到',
      hint: '例如：上午开会，下午再打',
      add: '添加备注',
      adding: '正在添加',
      remove: '删除',
      by: (name: string, time: string) => `${name} ${time}`,
      formerUser: '已注销的用户',
    },
    file: {
      title: '代客户报单',
      channel: '怎么联系的',
      phone: '电话号码',
      phoneHint: '先输入号码，找到客户就不用再填',
      found: '这个号码的客户',
      nobody: '没有这个号码的客户，填上姓名就会新建',
      name: '姓名',
      description: '问题',
      descriptionHint: '客户怎么说的',
      category: '哪一类',
      severity: '现在还能继续工作吗',
      scope: '影响谁',
      asset: '资产编号（可不填）',
      visit: '希望上门的地址（可不填）',
      submit: '提交',
      submitting: '正在提交',
      done: (number: string) => `已提交 ${number}`,
      incomplete: '请填写电话、姓名和问题，选好类别和影响',
    },
  },
});
