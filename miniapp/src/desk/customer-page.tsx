import { useRouter } from '@tarojs/taro';

import { Page } from '#miniapp/ui/page';

import { CustomerColumn } from './customer-column';
import { customerWords } from './words/customers';

/** A customer on a phone, reached from their ticket. */
export default function CustomerPage() {
  const { id = '', ticketId = '' } = useRouter().params;
  return (
    <Page title={customerWords.title}>
      <CustomerColumn customerId={id} ticketId={ticketId} />
    </Page>
  );
}
