import { catalogue } from '#shared/words/catalogue';

/** Why a ticket is put to somebody, as colleagues read it. */
export const assignmentWords = catalogue({
  zh: {
    onCall: '值班',
    fixedAsset: '修过这台设备',
    fixedCustomer: '处理过这家客户的问题',
    isNear: '负责这个区域',
    load: (tickets: number) => (tickets === 0 ? '手上没有工单' : `手上 ${tickets} 单`),
    joined: (reasons: readonly string[]) => reasons.join('，'),
  },
});
