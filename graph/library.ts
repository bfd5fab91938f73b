import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';
import { GraphError } from './graph-error.ts';
import type { Site } from './site.ts';
import { uploadInRanges } from './upload-ranges.ts';

const FileReply = z.object({ id: z.string(), name: z.string(), webUrl: z.string(), size: z.number() });

/** A file as the library holds it; `webUrl` is where people open it. */
export type LibraryFile = z.infer<typeof FileReply>;

/** The files of a document library, by their names. */
export type Library = {
  /** Puts a file of this name there; one that has the name already is replaced, so that doing it twice is harmless. */
  keep: (name: string, content: Buffer) => Promise<LibraryFile>;
};

export type LibraryOptions = { inOneGo: number; rangeBytes: number };

// Graph takes more in one go than this, but a long request that breaks begins from the start. Ranges are whole
// multiples of 320 KiB {docs driveitem-createuploadsession}.
const defaults: LibraryOptions = { inOneGo: 4 * 1024 * 1024, rangeBytes: 10 * 320 * 1024 };

const Session = z.object({ uploadUrl: z.url() });

/** The library of this name, found when it is first needed. Throws `not-found` when nobody has made it yet. */
export const libraryIn = (
  client: Pick<GraphClient, 'send' | 'put'>,
  { id, lists }: Pick<Site, 'id' | 'lists'>,
  name: string,
  { inOneGo, rangeBytes }: LibraryOptions = defaults,
): Library => {
  const pathOf = async (file: string): Promise<string> => {
    const list = (await lists()).find((known) => known.name === name);
    if (!list) throw new GraphError('not-found', name);
    return `/sites/${encodeURIComponent(id)}/lists/${list.id}/drive/root:/${encodeURIComponent(file)}:`;
  };
  const inRanges = async (path: string, content: Buffer): Promise<LibraryFile> => {
    const body = { item: { '@microsoft.graph.conflictBehavior': 'replace' } };
    const to = { path: `${path}/createUploadSession` };
    const { uploadUrl } = await client.send({ method: 'POST', to, about: name, body }, Session);
    return uploadInRanges({ uploadUrl, content, rangeBytes, about: name }, FileReply);
  };
  return {
    keep: async (file, content) => {
      const path = await pathOf(file);
      if (content.length > inOneGo) return inRanges(path, content);
      return client.put({ method: 'PUT', to: { path: `${path}/content` }, about: name, content }, FileReply);
    },
  };
};
