export default definePageConfig({ navigationBarTitleText: '接单池', enablePullDownRefresh: true });
