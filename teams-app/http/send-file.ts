import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Language } from '../../programme/index.ts';
import { type FileKind, fileKinds } from '../documents/file-kind.ts';
import type { Words } from '../texts/words.ts';

export const KindAsked = z.enum(['docx', 'xlsx']) satisfies z.ZodType<FileKind>;
export const LanguageAsked = z.object({ language: Language.optional() });

/** Sends a file to be kept; `name` is without its ending. */
export const sendFile = (
  reply: FastifyReply,
  { name, kind, words, content }: { name: string; kind: FileKind; words: Words; content: Uint8Array },
): FastifyReply =>
  reply
    .type(fileKinds[kind])
    .header('content-disposition', `attachment; filename="${name}.${kind}"`)
    .header('content-language', words.locale)
    .send(Buffer.from(content));
