import type { JSONColumnType } from 'kysely';
import type { FieldValues } from '../database.ts';

/** What stands in document libraries: a file or folder is an item of the library as well. */
export type DriveItemTable = {
  list_id: string;
  item_id: number;
  id: string;
  /** The item of the folder it stands in; 0 is the library itself. */
  parent: number;
  name: string;
  is_folder: boolean;
  size: number;
  content: Uint8Array;
  content_version: number;
};

/** Files on their way in by ranges. */
export type UploadTable = {
  token: string;
  list_id: string;
  asked: JSONColumnType<FieldValues, string, string>;
  total: number | null;
  content: Uint8Array;
  /** Whether a range was not a multiple of 320 KiB. */
  uneven: boolean;
  expires_at: string;
};
