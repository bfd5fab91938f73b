import { z } from 'zod';

const Command = z.object({ title: z.string(), description: z.string() });

/** What our own checks look at; all the rest is the schema's to judge. */
export const ManifestShape = z.looseObject({
  icons: z.object({ color: z.string(), outline: z.string() }),
  bots: z.array(
    z.looseObject({
      botId: z.string(),
      scopes: z.array(z.string()),
      commandLists: z.array(z.object({ scopes: z.array(z.string()), commands: z.array(Command) })),
    }),
  ),
  composeExtensions: z.array(
    z.looseObject({
      botId: z.string(),
      messageHandlers: z.array(z.looseObject({ value: z.object({ domains: z.array(z.string()) }) })),
    }),
  ),
  staticTabs: z.array(z.looseObject({ contentUrl: z.string(), websiteUrl: z.string() })),
  configurableTabs: z.array(z.looseObject({ configurationUrl: z.string() })),
  validDomains: z.array(z.string()),
  localizationInfo: z.object({
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
});
export type ManifestShape = z.infer<typeof ManifestShape>;
