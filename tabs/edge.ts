import { z } from 'zod';

// Zod would rather compile its checks as the page runs, which the page's content security policy forbids.
z.config({ jitless: true });

/** Zod as the pages use it; it must be told how to work before the first schema is made. */
export { z };
