export default definePageConfig({ navigationBarTitleText: '代客户报单' });
