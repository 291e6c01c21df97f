export default definePageConfig({
  navigationBarTitleText: '责任事项',
  enablePullDownRefresh: true,
});
