import { connectSocket, type SocketTask } from '@tarojs/taro';

import { socketUrl } from '#miniapp/client/api-url';

import type { CreateSocket, SocketListener } from './socket';

const brokeOff = 1006;

export const createSocket: CreateSocket = (path, listener) => {
  const end = once(listener.onClose);
  const opening = connectSocket({ url: socketUrl(path) }).then((task) => {
    listenTo(task, { ...listener, onClose: end });
    return task;
  });
  opening.catch(() => {
    end(brokeOff);
  });
  const withTask = (use: (task: SocketTask) => void) => {
    opening.then(use).catch(() => undefined);
  };
  return {
    send: (text) => {
      withTask((task) => {
        task.send({ data: text });
      });
    },
    close: () => {
      withTask((task) => {
        task.close({});
      });
      end(brokeOff);
    },
  };
};

function listenTo(task: SocketTask, { onOpen, onMessage, onClose }: SocketListener) {
  task.onOpen(onOpen);
  task.onMessage(({ data }) => {
    onMessage(String(data));
  });
  task.onError(() => {
    onClose(brokeOff);
  });
  task.onClose(({ code }) => {
    onClose(code);
  });
}

/** WeChat tells of some ends twice, as an error and as a close, and of some not at all. */
function once(tell: (code: number) => void): (code: number) => void {
  let isTold = false;
  return (code) => {
    if (!isTold) {
      isTold = true;
      tell(code);
    }
  };
}
