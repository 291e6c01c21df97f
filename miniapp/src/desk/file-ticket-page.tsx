import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { Page } from '#miniapp/ui/page';

import { FilingCaller } from './filing-caller';
import { FilingProblem } from './filing-problem';
import { useFiling } from './use-filing';
import { customerWords } from './words/customers';

/** The desk reports a problem while the customer is on the telephone. */
export default function FileTicketPage() {
  const form = useFiling();
  const { isComplete, sending, submit } = form;
  const words = customerWords.file;
  return (
    <Page
      title={words.title}
      actions={
        <Button
          id="file-ticket"
          disabled={!isComplete}
          busy={sending.isRunning && words.submitting}
          onTap={() => void submit()}
        >
          {words.submit}
        </Button>
      }
    >
      <FilingCaller form={form} />
      <FilingProblem form={form} />
      {sending.error && <Banner tone="late">{sending.error.title}</Banner>}
      {!isComplete && <Banner>{words.incomplete}</Banner>}
    </Page>
  );
}
