export type ReceivedMessage = {
  msgId: string;
  at: string;
  templateId: string;
  title: string;
  /** Where a tap leads; null: the home page. */
  page: string | null;
  fields: { label: string; value: string }[];
};

type Phone = {
  openid: string;
  /** Template id → how many messages may still be sent. */
  credits: Record<string, number>;
  /** Service notifications, newest last. */
  messages: ReceivedMessage[];
};

export type Phones = {
  of: (openid: string) => Phone;
  all: () => Phone[];
  /** One more message of this template may be sent. */
  grant: (openid: string, templateId: string) => void;
  /** The person turned the template off: what was granted is gone. */
  turnOff: (openid: string, templateId: string) => void;
  /** Uses up one credit; false when there is none. */
  spend: (openid: string, templateId: string) => boolean;
  receive: (openid: string, message: ReceivedMessage) => void;
};

/** What each person has consented to and received. */
export function phones(): Phones {
  const kept = new Map<string, Phone>();

  function of(openid: string): Phone {
    const phone = kept.get(openid) ?? { openid, credits: {}, messages: [] };
    kept.set(openid, phone);
    return phone;
  }

  function change(openid: string, templateId: string, to: (credits: number) => number) {
    const { credits } = of(openid);
    credits[templateId] = to(credits[templateId] ?? 0);
  }

  return {
    of,
    all: () => [...kept.values()],
    grant: (openid, templateId) => {
      change(openid, templateId, (credits) => credits + 1);
    },
    turnOff: (openid, templateId) => {
      change(openid, templateId, () => 0);
    },
    spend: (openid, templateId) => {
      if ((of(openid).credits[templateId] ?? 0) === 0) {
        return false;
      }
      change(openid, templateId, (credits) => credits - 1);
      return true;
    },
    receive: (openid, message) => {
      of(openid).messages.push(message);
    },
  };
}
