import { PNG } from 'pngjs';
import { z } from 'zod';
import { ManifestShape } from './manifest-shape.ts';

/** The files of the package by their names in the zip. */
export type PackageFiles = ReadonlyMap<string, Buffer>;

const localizable = [
  /^(name\.(short|full)|description\.(short|full)|staticTabs\[\d+\]\.name)$/,
  /^bots\[\d+\]\.commandLists\[\d+\]\.commands\[\d+\]\.(title|description)$/,
  /^composeExtensions\[\d+\]\.commands\[\d+\](\.parameters\[\d+\])?\.(title|description)$/,
];

const isLocalizable = (path: string): boolean => localizable.some((known) => known.test(path));

/** Every text of the manifest that a language file may say in its language, by its path. */
const textPaths = (value: unknown, path = ''): string[] => {
  if (Array.isArray(value)) return value.flatMap((one, index) => textPaths(one, `${path}[${index}]`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, one]) => textPaths(one, path ? `${path}.${key}` : key));
  }
  return isLocalizable(path) ? [path] : [];
};

const languageFaults = (manifest: ManifestShape, files: PackageFiles): string[] =>
  manifest.localizationInfo.additionalLanguages.flatMap(({ file }) => {
    const text = files.get(file);
    if (!text) return [];
    const given = Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(text.toString())));
    const wanted = textPaths(manifest);
    return [
      ...wanted.filter((path) => !given.includes(path)).map((path) => `${file}: ${path} is not translated`),
      ...given
        .filter((path) => path !== '$schema' && !wanted.includes(path))
        .map((path) => `${file}: ${path} is not in the manifest`),
    ];
  });

const iconFaults = (name: string, file: Buffer | undefined, size: number, isOutline: boolean): string[] => {
  if (!file) return [];
  const { width, height, data } = PNG.sync.read(file);
  const faults = width === size && height === size ? [] : [`${name}: must be ${size}×${size} pixels`];
  const pixels = Array.from({ length: width * height }, (_, at) => data.subarray(at * 4, at * 4 + 4));
  const clear = pixels.some((pixel) => pixel[3] === 0);
  const onlyWhite = pixels.every(
    ([red, green, blue, alpha]) => alpha === 0 || (red === 255 && green === 255 && blue === 255),
  );
  if (isOutline && !(clear && onlyWhite)) faults.push(`${name}: must be white on a transparent ground`);
  if (!isOutline && pixels.some((pixel) => pixel[3] !== 255))
    faults.push(`${name}: must have no transparent part`);
  return faults;
};

const scopeFaults = ({ bots }: ManifestShape): string[] =>
  bots.flatMap(({ scopes, commandLists }, bot) =>
    commandLists.flatMap((list, at) =>
      list.scopes
        .filter((scope) => !scopes.includes(scope))
        .map(
          (scope) =>
            `manifest.json: bots[${bot}].commandLists[${at}] has the scope ${scope}, the bot has not`,
        ),
    ),
  );

const domainFaults = ({ staticTabs, configurableTabs, validDomains }: ManifestShape): string[] =>
  [
    ...staticTabs.flatMap(({ contentUrl, websiteUrl }) => [contentUrl, websiteUrl]),
    ...configurableTabs.map(({ configurationUrl }) => configurationUrl),
  ]
    .filter((url) => !URL.canParse(url) || !validDomains.includes(new URL(url).host))
    .map((url) => `manifest.json: ${url} is not on one of validDomains`);

const extensionFaults = ({ composeExtensions, bots, validDomains }: ManifestShape): string[] =>
  composeExtensions.flatMap(({ botId, messageHandlers }, at) => [
    ...(bots.some((bot) => bot.botId === botId)
      ? []
      : [`manifest.json: composeExtensions[${at}] is another bot's`]),
    ...messageHandlers
      .flatMap(({ value }) => value.domains)
      .filter((domain) => !validDomains.includes(domain))
      .map((domain) => `manifest.json: links to ${domain} are not on one of validDomains`),
  ]);

const missingFiles = ({ icons, localizationInfo }: ManifestShape, files: PackageFiles): string[] =>
  [icons.color, icons.outline, ...localizationInfo.additionalLanguages.map(({ file }) => file)]
    .filter((file) => !files.has(file))
    .map((file) => `${file}: is named in the manifest and not in the package`);

const unfilled = (files: PackageFiles): string[] =>
  [...files]
    .filter(([name]) => name.endsWith('.json'))
    .flatMap(([name, text]) =>
      [...text.toString().matchAll(/\$\{\{(\w+)\}\}/g)].map(([, value]) => `${name}: ${value} has no value`),
    );

/** What the schema does not check and Teams refuses all the same (facts §7.4); one sentence for each fault. */
export const packageFaults = (files: PackageFiles): string[] => {
  const read = ManifestShape.safeParse(JSON.parse(files.get('manifest.json')?.toString() ?? '{}'));
  if (!read.success) {
    return read.error.issues.map(({ path, message }) => `manifest.json: ${path.join('.')}: ${message}`);
  }
  const { icons } = read.data;
  return [
    ...unfilled(files),
    ...missingFiles(read.data, files),
    ...languageFaults(read.data, files),
    ...iconFaults(icons.color, files.get(icons.color), 192, false),
    ...iconFaults(icons.outline, files.get(icons.outline), 32, true),
    ...scopeFaults(read.data),
    ...domainFaults(read.data),
    ...extensionFaults(read.data),
  ];
};
