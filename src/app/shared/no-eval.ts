import * as z from 'zod/mini';

// Imported before anything that parses: a strict content security policy forbids making code from text.
z.config({ jitless: true });
