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
  /** Service notices, newest last. */
  messages: ReceivedMessage[];
};

/** A phone as it is written to the file, with what its owner has read. */
export type KeptPhone = Phone & {
  /** Ids of the messages that were opened. */
  opened: string[];
};

export type Phones = {
  of: (openid: string) => Phone;
  all: () => Phone[];
  /** One more message of this template may be sent. */
  grant: (openid: string, templateId: string) => void;
  /** The person turned the template off: what was granted is gone. */
  turnOff: (openid: string, templateId: string) => void;
  /** Uses one credit; false when there is none. */
  spend: (openid: string, templateId: string) => boolean;
  receive: (openid: string, message: ReceivedMessage) => void;
  /** The person tapped a message. */
  open: (openid: string, messageId: string) => void;
  hasOpened: (openid: string, messageId: string) => boolean;
  /** Grows with every change. */
  version: () => number;
  /** Everything, to be kept. */
  kept: () => KeptPhone[];
};

type Memory = {
  first?: readonly KeptPhone[];
  /** Called after every change. */
  onChange?: () => void;
};

/** What each person has consented to and received. */
export function phones({ first = [], onChange }: Memory = {}): Phones {
  const kept = new Map(first.map((phone) => [phone.openid, phone]));
  let version = 0;

  // reading a phone that nobody has used must not add it
  function keptOf(openid: string): KeptPhone {
    return kept.get(openid) ?? { openid, credits: {}, messages: [], opened: [] };
  }

  function change(openid: string, to: (phone: KeptPhone) => void) {
    const phone = keptOf(openid);
    kept.set(openid, phone);
    to(phone);
    version += 1;
    onChange?.();
  }

  const count = (openid: string, templateId: string) => keptOf(openid).credits[templateId] ?? 0;
  const setCount = (openid: string, templateId: string, credits: number) => {
    change(openid, (phone) => {
      phone.credits[templateId] = credits;
    });
  };

  return {
    of: (openid) => shown(keptOf(openid)),
    all: () => [...kept.values()].map(shown),
    grant: (openid, templateId) => {
      setCount(openid, templateId, count(openid, templateId) + 1);
    },
    turnOff: (openid, templateId) => {
      setCount(openid, templateId, 0);
    },
    spend: (openid, templateId) => {
      const left = count(openid, templateId);
      if (left > 0) {
        setCount(openid, templateId, left - 1);
      }
      return left > 0;
    },
    receive: (openid, message) => {
      change(openid, ({ messages }) => messages.push(message));
    },
    open: (openid, messageId) => {
      change(openid, ({ opened }) => opened.push(messageId));
    },
    hasOpened: (openid, messageId) => keptOf(openid).opened.includes(messageId),
    version: () => version,
    kept: () => [...kept.values()],
  };
}

function shown({ openid, credits, messages }: KeptPhone): Phone {
  return { openid, credits, messages };
}
