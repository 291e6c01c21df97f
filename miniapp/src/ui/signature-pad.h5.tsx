import './signature-pad.scss';

import { View } from '@tarojs/components';
import { useEffect, useRef, useState, type PointerEvent } from 'react';

import { drawLine, layPaper, type Point } from './signature-ink';
import type { SignaturePadProps } from './signature-pad-props';
import { SignatureWays } from './signature-ways';
import { kitWords } from './words';

/** A finger, a pen or a mouse signs. */
export function SignaturePad({ onDone }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<Point | null>(null);
  const [isSigned, setSigned] = useState(false);
  const layAnew = () => {
    layPad(canvas.current);
  };
  useEffect(layAnew, []);

  const draw = ({ currentTarget, nativeEvent }: PointerEvent<HTMLCanvasElement>) => {
    const paper = currentTarget.getContext('2d');
    const to = { x: nativeEvent.offsetX, y: nativeEvent.offsetY };
    if (paper) {
      drawLine(paper, last.current ?? to, to);
      last.current = to;
    }
  };
  return (
    <View className="signature">
      <canvas
        ref={canvas}
        id="signature-pad"
        className="signature__pad"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          draw(event);
          setSigned(true);
        }}
        onPointerMove={(event) => {
          if (last.current) {
            draw(event);
          }
        }}
        onPointerUp={() => {
          last.current = null;
        }}
      />
      <SignatureWays
        isSigned={isSigned}
        onClear={() => {
          setSigned(false);
          layAnew();
        }}
        onDone={() => {
          takePicture(canvas.current, onDone);
        }}
      />
    </View>
  );
}

function takePicture(canvas: HTMLCanvasElement | null, onDone: SignaturePadProps['onDone']) {
  canvas?.toBlob((blob) => {
    if (blob) {
      const { size } = blob;
      onDone({ path: URL.createObjectURL(blob), name: kitWords.signature.fileName, size });
    }
  }, 'image/png');
}

/** As sharp as the screen. */
function layPad(canvas: HTMLCanvasElement | null) {
  if (!canvas) {
    return;
  }
  const { clientHeight: height, clientWidth: width } = canvas;
  canvas.width = width * window.devicePixelRatio;
  canvas.height = height * window.devicePixelRatio;
  const paper = canvas.getContext('2d');
  if (paper) {
    paper.scale(window.devicePixelRatio, window.devicePixelRatio);
    layPaper(paper, { width, height });
  }
}
