/** A point of the pad, in its own pixels. */
export type Point = { x: number; y: number };

/** What of a canvas a pen needs; the browser's and WeChat's have it alike. */
export type Paper = {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  scale: (x: number, y: number) => void;
  fillRect: (...area: [x: number, y: number, width: number, height: number]) => void;
  beginPath: () => void;
  moveTo: (x: number, y: number) => void;
  lineTo: (x: number, y: number) => void;
  stroke: () => void;
};

type Size = { width: number; height: number };

/** White paper and dark ink, also where the page is dark: it will be printed. */
export function layPaper(paper: Paper, { width, height }: Size) {
  paper.fillStyle = '#ffffff';
  paper.fillRect(0, 0, width, height);
  paper.strokeStyle = '#1a1b1e';
  paper.lineWidth = 3;
  paper.lineCap = 'round';
  paper.lineJoin = 'round';
}

/** From one point to the next; a tap leaves a dot. */
export function drawLine(paper: Paper, from: Point, to: Point) {
  paper.beginPath();
  paper.moveTo(from.x, from.y);
  paper.lineTo(to.x, to.y + (from.x === to.x && from.y === to.y ? 0.1 : 0));
  paper.stroke();
}
