export default definePageConfig({ navigationBarTitleText: '差评', enablePullDownRefresh: true });
