import './signature-pad.scss';

import { Canvas, View } from '@tarojs/components';
import {
  canvasToTempFilePath,
  createSelectorQuery,
  getWindowInfo,
  nextTick,
  type Canvas as CanvasNode,
} from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';

import { drawLine, layPaper, type Paper, type Point } from './signature-ink';
import type { SignaturePadProps } from './signature-pad-props';
import { SignatureWays } from './signature-ways';
import { kitWords } from './words';

const id = 'signature-pad';
type Pad = { node: CanvasNode; paper: Paper; size: { width: number; height: number } };

/** Touches of a canvas say where they are on it. */
type Touching = { touches?: readonly Point[] };

/** A finger signs. */
export function SignaturePad({ onDone }: SignaturePadProps) {
  const { begin, draw, clear, pictureOfPad, isSigned } = usePad();
  const handleDone = async () => {
    const file = await pictureOfPad();
    if (file) {
      onDone(file);
    }
  };
  return (
    <View className="signature">
      <Canvas
        type="2d"
        id={id}
        canvasId={id}
        className="signature__pad"
        disableScroll
        onTouchStart={(event) => {
          begin(event);
        }}
        onTouchMove={(event) => {
          draw(event);
        }}
      />
      <SignatureWays isSigned={isSigned} onClear={clear} onDone={() => void handleDone()} />
    </View>
  );
}

function usePad() {
  const pad = useRef<Pad | null>(null);
  const last = useRef<Point | null>(null);
  const [isSigned, setSigned] = useState(false);
  useEffect(() => {
    // the canvas is there one step later
    nextTick(() => {
      void findPad().then((found) => {
        pad.current = found;
      });
    });
  }, []);

  const draw = ({ touches = [] }: Touching) => {
    const [to] = touches;
    if (pad.current && to) {
      drawLine(pad.current.paper, last.current ?? to, to);
      last.current = to;
      setSigned(true);
    }
  };
  return {
    isSigned,
    draw,
    begin: (touch: Touching) => {
      last.current = null;
      draw(touch);
    },
    clear: () => {
      setSigned(false);
      if (pad.current) {
        layPaper(pad.current.paper, pad.current.size);
      }
    },
    pictureOfPad: () => (pad.current ? pictureOf(pad.current) : Promise.resolve(null)),
  };
}

type Found = { node?: CanvasNode; width?: number; height?: number } | null;

/** As sharp as the screen. */
async function findPad(): Promise<Pad | null> {
  const found = await new Promise<Found>((resolve) => {
    createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true })
      .exec(([first]) => {
        resolve(first as Found);
      });
  });
  const { node, width = 0, height = 0 } = found ?? {};
  if (!node) {
    return null;
  }
  const { pixelRatio } = getWindowInfo();
  node.width = width * pixelRatio;
  node.height = height * pixelRatio;
  // WeChat's own context has all that a pen needs
  const paper = node.getContext('2d') as unknown as Paper;
  paper.scale(pixelRatio, pixelRatio);
  layPaper(paper, { width, height });
  return { node, paper, size: { width, height } };
}

async function pictureOf({ node }: Pad) {
  try {
    const { tempFilePath } = await canvasToTempFilePath({ canvas: node, fileType: 'png' });
    return { path: tempFilePath, name: kitWords.signature.fileName, size: 0 };
  } catch {
    // a full phone: the pad stays, and the customer can confirm in WeChat
    return null;
  }
}
