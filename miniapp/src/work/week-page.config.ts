export default definePageConfig({
  navigationBarTitleText: '上门安排',
  enablePullDownRefresh: true,
});
