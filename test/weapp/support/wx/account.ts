import { answerable, WxFailure, type WxOptions } from './answerable';

const mostTemplates = 3;

/** What the person does when asked for consent: `off` has switched all notices off in WeChat. */
export type ConsentHabit = 'accept' | 'reject' | 'cancel' | 'off';

type Account = {
  loginCode: string;
  /** Where WeChat's own servers would be told of an answer. */
  apiUrl: string;
  /** A finger is on the screen right now. */
  isTapped: () => boolean;
};

/** Who the person is and what they agree to. */
export function accountApi({ loginCode, apiUrl, isTapped }: Account) {
  const state: { habit: ConsentHabit } = { habit: 'accept' };
  const ask = answerable('requestSubscribeMessage', async ({ tmplIds, wasTapped }: WxOptions) => {
    const ids = checkedIds(tmplIds, wasTapped === true);
    const answer = answerOf(state.habit);
    await tellWechat(apiUrl, loginCode, Object.fromEntries(ids.map((id) => [id, answer])));
    return Object.fromEntries(ids.map((id) => [id, answer]));
  });
  const api = {
    login: answerable('login', () => ({ code: loginCode })),
    checkSession: answerable('checkSession', () => undefined),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
    }),
    getSetting: answerable('getSetting', () => ({
      authSetting: {},
      subscriptionsSetting: { mainSwitch: state.habit !== 'off', itemSettings: {} },
    })),
    // who is led there switches them on
    openSetting: answerable('openSetting', () => {
      state.habit = state.habit === 'off' ? 'accept' : state.habit;
      return { authSetting: {} };
    }),
    requestSubscribeMessage: (options: WxOptions) => ask({ ...options, wasTapped: isTapped() }),
  };
  return {
    api,
    changeHabit: (habit: ConsentHabit) => {
      state.habit = habit;
    },
  };
}

function checkedIds(tmplIds: unknown, wasTapped: boolean): string[] {
  const ids = Array.isArray(tmplIds) ? tmplIds.map(String) : [];
  if (!wasTapped) {
    throw new WxFailure('can only be invoked by user TAP gesture.');
  }
  if (ids.length === 0) {
    throw new WxFailure('empty tmplIds', { errCode: 10_001 });
  }
  if (ids.length > mostTemplates) {
    throw new WxFailure('Templates count out of max bounds', { errCode: 20_003 });
  }
  return ids;
}

function answerOf(habit: ConsentHabit): 'accept' | 'reject' {
  if (habit === 'off') {
    throw new WxFailure('The main switch is switched off', { errCode: 20_004 });
  }
  if (habit === 'cancel') {
    throw new WxFailure('cancel');
  }
  return habit;
}

/** WeChat hears of an answer by itself: here its sandbox does, from the phone of one of the cast. */
async function tellWechat(apiUrl: string, loginCode: string, results: Record<string, string>) {
  await fetch(`${apiUrl}/dev/phones/${loginCode.replace('demo:', '')}/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ results }),
  });
}
