export default definePageConfig({
  navigationBarTitleText: '内容复核',
  enablePullDownRefresh: true,
});
