export type SocketListener = {
  onOpen: () => void;
  onMessage: (text: string) => void;
  /** Once, whatever ended it; 1006 when nobody said why. */
  onClose: (code: number) => void;
};

export type Socket = { send: (text: string) => void; close: () => void };

/** Connects to this path of the API's host. */
export type CreateSocket = (path: string, listener: SocketListener) => Socket;
