import { catalogue } from '../words/catalogue';

/** The names of what is there before anybody set it up. */
export const directoryWords = catalogue({
  zh: {
    standardLevel: '标准',
    priorityLevel: '优先',
    standardCalendar: '标准工作日历',
  },
});
