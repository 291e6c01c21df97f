export default definePageConfig({
  navigationBarTitleText: '回声',
  enablePullDownRefresh: true,
});
