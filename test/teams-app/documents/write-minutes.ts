import { createHash } from 'node:crypto';
import { json } from 'node:stream/consumers';
import { Minutes } from '../../../programme/index.ts';
import { minutesDocument } from '../../../teams-app/documents/minutes/minutes-document.ts';
import { openPrinter } from '../../../teams-app/documents/printer.ts';
import { wordsIn } from '../../../teams-app/texts/words.ts';

// Another process: writes the minutes it is handed, and tells the hash of the file.
const print = await openPrinter();
const file = await print(minutesDocument(Minutes.parse(await json(process.stdin)), wordsIn('nb')));
process.stdout.write(createHash('sha256').update(file).digest('hex'));
