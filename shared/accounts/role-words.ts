import { catalogue } from '../words/catalogue';

/** The name of each role. */
export const roleWords = catalogue({
  zh: {
    customer: '客户',
    engineer: '工程师',
    dispatcher: '调度',
    manager: '主管',
  },
});
