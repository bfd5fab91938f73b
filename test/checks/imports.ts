import { Visitor } from 'oxc-parser';
import type { Source } from './source.ts';

/** One arrow from a file to another module; `specifier` is missing where it is worked out at run time. */
export type Import = { specifier?: string; typeOnly: boolean; line: number };

/** Every way a file can reach another: import, import type, re-export, import() and import() in a type. */
export const importsOf = ({ program, lineAt }: Source): Import[] => {
  const imports: Import[] = [];
  const note = (start: number, specifier: string | undefined, typeOnly: boolean) =>
    imports.push({ line: lineAt(start), typeOnly, ...(specifier === undefined ? {} : { specifier }) });
  new Visitor({
    // `import { type X }` keeps the import itself when types are stripped, so only `import type` is type-only.
    ImportDeclaration: ({ start, source, importKind }) => note(start, source.value, importKind === 'type'),
    ExportAllDeclaration: ({ start, source, exportKind }) => note(start, source.value, exportKind === 'type'),
    ExportNamedDeclaration: ({ start, source, exportKind }) => {
      if (source) note(start, source.value, exportKind === 'type');
    },
    ImportExpression: ({ start, source }) =>
      note(
        start,
        source.type === 'Literal' && typeof source.value === 'string' ? source.value : undefined,
        false,
      ),
    TSImportType: ({ start, source }) => note(start, source.value, true),
  }).visit(program);
  return imports;
};
