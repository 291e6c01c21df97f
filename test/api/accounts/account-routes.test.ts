import { startTestApi } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);

it('signs in', async () => {
  const customer = await api.signIn('customer');
  expect(customer.user).toMatchObject({ name: '林晓', role: 'customer' });
});
