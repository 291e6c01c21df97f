export default definePageConfig({ navigationBarTitleText: '回声' });
