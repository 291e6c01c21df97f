export default defineAppConfig({
  // the customer: everything needed on the first day lies in the main package
  pages: [
    'tickets/home-page',
    'tickets/ticket-list-page',
    'tickets/report-page',
    'tickets/reported-page',
    'tickets/ticket-page',
    'tickets/record-page',
    'notices/inbox-page',
    'notices/settings-page',
    'accounts/me-page',
    'accounts/sign-in-page',
    'knowledge/article-list-page',
    'knowledge/article-page',
  ],
  subPackages: [
    {
      root: 'work',
      pages: [
        'work-page',
        'pool-page',
        'tasks-page',
        'week-page',
        'leave-page',
        'numbers-page',
        'quick-replies-page',
      ],
    },
    {
      root: 'desk',
      pages: [
        'queue-page',
        'all-tickets-page',
        'dead-letters-page',
        'flags-page',
        'follow-ups-page',
        'customer-page',
        'file-ticket-page',
        'badly-rated-page',
        'tasks-page',
      ],
    },
  ],
  // staff start on a page of the main package, which fetches their package ahead
  preloadRule: {
    'accounts/sign-in-page': { network: 'all', packages: ['work', 'desk'] },
    'notices/inbox-page': { network: 'all', packages: ['work', 'desk'] },
    'accounts/me-page': { network: 'all', packages: ['work', 'desk'] },
  },
  window: {
    navigationBarTitleText: '回声',
    navigationBarBackgroundColor: '@navBackground',
    navigationBarTextStyle: '@navText',
    backgroundColor: '@ground',
    backgroundColorTop: '@ground',
    backgroundColorBottom: '@ground',
    backgroundTextStyle: '@pullText',
  },
  // a customer points at the place of a visit
  requiredPrivateInfos: ['chooseLocation'],
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  style: 'v2',
  // pages change at once; WeChat, which decides that itself, does not know the word
  ...(process.env['TARO_ENV'] === 'h5' ? { animation: false } : {}),
});
