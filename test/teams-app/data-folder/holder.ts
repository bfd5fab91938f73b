import { lockDataFolder } from '../../../teams-app/data-folder/lock.ts';

const [folder = '', port] = process.argv.slice(2);
const lock = await lockDataFolder(folder);
if (lock.held && port) await lock.announce(Number(port));
process.send?.({ held: lock.held, pid: process.pid, ...(lock.held && { secret: lock.secret }) });
// Until the test kills it, as a process that holds the folder lives on.
setInterval(() => undefined, 60_000);
