import { inflateSync } from 'node:zlib';

/** Pixels of a PNG: `channels` bytes each, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array;
}

const paeth = (left: number, up: number, corner: number) => {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
};

/** Reads what browsers write as screenshots: 8 bits a channel, RGB or RGBA, not interlaced. W3C PNG 3, section 9. */
export function readPng(file: Buffer): Pixels {
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const channels = file[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const data = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)]!;
    for (let i = 0; i < stride; i++) {
      const at = row * stride + i;
      const left = i < channels ? 0 : data[at - channels]!;
      const up = row === 0 ? 0 : data[at - stride]!;
      const corner = row === 0 || i < channels ? 0 : data[at - stride - channels]!;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      data[at] = raw[row * (stride + 1) + 1 + i]! + predicted;
    }
  }
  return { width, height, channels, data };
}
