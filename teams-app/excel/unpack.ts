import { Unzip, UnzipInflate } from 'fflate';
import { ExcelFault } from './excel-fault.ts';

/** What a file may be: as it comes, with all it holds unpacked, and in parts. */
export const limits = { packed: 2 * 1024 * 1024, unpacked: 8 * 1024 * 1024, parts: 200 } as const;

// So small a piece cannot unpack into more than some megabytes before it is counted.
const PIECE = 4 * 1024;

type Parts = Record<string, Uint8Array>;

const joined = (pieces: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces));

const unpackInto = (parts: Parts): Unzip => {
  let unpacked = 0;
  const unzip = new Unzip((file) => {
    if (Object.keys(parts).length >= limits.parts) throw new ExcelFault('too-large');
    const pieces: Uint8Array[] = [];
    parts[file.name] = new Uint8Array();
    file.ondata = (error, piece, final) => {
      if (error) throw error;
      unpacked += piece.length;
      if (unpacked > limits.unpacked) throw new ExcelFault('too-large');
      pieces.push(piece);
      if (final) parts[file.name] = joined(pieces);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  return unzip;
};

/**
 * The parts of a zipped file, counted while they are unpacked: what its directory says of their sizes need not be
 * true. Throws `ExcelFault`.
 */
export const unpack = (file: Uint8Array): Parts => {
  if (file.length > limits.packed) throw new ExcelFault('too-large');
  const parts: Parts = {};
  const unzip = unpackInto(parts);
  try {
    for (let at = 0; at < file.length; at += PIECE)
      unzip.push(file.subarray(at, at + PIECE), at + PIECE >= file.length);
  } catch (error) {
    throw error instanceof ExcelFault ? error : new ExcelFault('not-excel', { cause: error });
  }
  return parts;
};
