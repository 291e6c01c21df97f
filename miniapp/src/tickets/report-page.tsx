import { useRouter } from '@tarojs/taro';

import { useSession } from '#miniapp/client/session';
import { openBarPage } from '#miniapp/platform/navigation';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { ErrorState } from '#miniapp/ui/error-state';
import { Page } from '#miniapp/ui/page';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import type { MeReply } from '#shared/accounts/account-api';

import { arrivalCode } from './asset-code';
import { ReportForm } from './report-form';
import { ReportWaiting } from './report-waiting';
import { useMe } from './use-me';
import { useReport } from './use-report';

import './report-page.scss';
import { reportWords } from './words/report';

/** One page, no wizard: what, how bad, who. */
export default function ReportPage() {
  const { asset, q, scene, follows = '', number = '' } = useRouter().params;
  const me = useMe();
  const user = useSession()?.user;
  if (user) {
    return (
      <SignedIn
        key={user.id}
        user={user}
        scannedCode={arrivalCode({ asset, q, scene })}
        earlier={{ id: follows, number }}
      />
    );
  }
  return (
    <Page title={reportWords.page.title}>
      {me.error ? (
        <ErrorState error={me.error} onRetry={() => void me.refresh()} />
      ) : (
        <SkeletonCards />
      )}
    </Page>
  );
}

type SignedInProps = {
  user: MeReply;
  scannedCode: string;
  /** The ticket that is taken up again; empty: none. */
  earlier: { id: string; number: string };
};

function SignedIn({ user, scannedCode, earlier }: SignedInProps) {
  const report = useReport(user, scannedCode, earlier.id);
  const { unsent, busy, submit } = report;
  if ((unsent?.state === 'waiting' || unsent?.state === 'sending') && unsent.hasWaited) {
    return (
      <Page
        title={reportWords.page.title}
        actions={
          <Button
            onTap={() => {
              openBarPage('tickets/home-page');
            }}
          >
            {reportWords.page.toHome}
          </Button>
        }
      >
        <ReportWaiting unsent={unsent} />
      </Page>
    );
  }
  return (
    <Page
      title={reportWords.page.title}
      actions={
        <Button id="submit" busy={busy} onTap={submit}>
          {reportWords.page.submit}
        </Button>
      }
    >
      {unsent?.state === 'refused' && unsent.errors.length === 0 && (
        <Banner tone="late">{unsent.title}</Banner>
      )}
      {earlier.id !== '' && <Banner>{reportWords.page.again(earlier.number)}</Banner>}
      <ReportForm report={report} />
    </Page>
  );
}
