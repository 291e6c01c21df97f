export default definePageConfig({
  navigationBarTitleText: '我的责任事项',
  enablePullDownRefresh: true,
});
