import { startPlayground } from '../../../teams-app/playground/start.ts';

// A host as the app is one, for a test to kill.
await startPlayground(JSON.parse(process.argv[2] ?? '{}'));
process.send?.('started');
