import { ConsentCard } from '#miniapp/notices/consent/consent-card';
import { Banner } from '#miniapp/ui/banner';
import { ErrorState } from '#miniapp/ui/error-state';
import { Page } from '#miniapp/ui/page';

import { LeaveCard } from './leave-card';
import { MeHead, MeHeadSkeleton } from './me-head';
import { MeSettings } from './me-settings';
import { useProfile } from './use-profile';
import { accountWords } from './words';

import './me-page.scss';
import { WorkRows } from './work-rows';

export default function MePage() {
  const profile = useProfile();
  const { user, me, problem } = profile;
  return (
    <Page title={accountWords.me.title} isBarPage onRefresh={me.refresh}>
      {problem && <Banner tone="late">{problem.title}</Banner>}
      {user && (
        <>
          <MeHead user={user} profile={profile} />
          <MeSettings user={user} profile={profile} />
          <WorkRows user={user} />
          <ConsentCard userId={user.id} />
          <LeaveCard />
        </>
      )}
      {!user && !me.error && <MeHeadSkeleton />}
      {!user && me.error && <ErrorState error={me.error} onRetry={() => void me.refresh()} />}
    </Page>
  );
}
