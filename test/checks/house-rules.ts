import { type Expression, Visitor } from 'oxc-parser';
import { type Fault, parse, type Source, type SourceText } from './source.ts';

/** Where the environment is read: the host's entry, which hands it to its configuration, and programs that run on their own. */
const mayReadEnvironment = /^(teams-app\/(config\.ts|main\.ts|install\.js)|manifest\/build\.ts|test\/.*)$/;
/** Where time comes from; a browser's page and a test may look at the clock of their own machine. */
const mayReadClock = /^(teams-app\/main\.ts|test\/.*)$/;

/** What runs for people; a suite may share what its hooks open. */
const isProduct = (path: string) => !path.startsWith('test/');

const isNamed = (node: Expression, name: string) => node.type === 'Identifier' && node.name === name;

const castMessage = 'casts a type: parse the value, or write a guard ("as const" is fine)';

/** What one file does that the house does not do. */
const faultsIn = (source: Source): Fault[] => {
  const { path, program, comments, lineAt } = source;
  const faults: Fault[] = [];
  const fault = ({ start }: { start: number }, message: string) =>
    faults.push({ path, line: lineAt(start), message });
  new Visitor({
    TSAnyKeyword: (node) => fault(node, 'says "any": say what it is, or "unknown" and parse it'),
    TSAsExpression: (node) => {
      const { typeAnnotation: type } = node;
      const isConst =
        type.type === 'TSTypeReference' &&
        type.typeName.type === 'Identifier' &&
        type.typeName.name === 'const';
      if (!isConst) fault(node, castMessage);
    },
    TSTypeAssertion: (node) => fault(node, castMessage),
    TSNonNullExpression: (node) => fault(node, 'says "!": handle the missing value'),
    CatchClause: (node) => {
      if (node.body.body.length === 0) fault(node, 'swallows an error: handle it, or let it through');
    },
    MemberExpression: (node) => {
      const { object, property } = node;
      const name = property.type === 'Identifier' ? property.name : undefined;
      if (isNamed(object, 'process') && name === 'env' && !mayReadEnvironment.test(path)) {
        fault(node, 'reads the environment: teams-app/config.ts does that');
      }
      const clock =
        (isNamed(object, 'Date') && name === 'now') || (isNamed(object, 'Temporal') && name === 'Now');
      if (clock && !mayReadClock.test(path)) fault(node, 'reads the clock: take it as a Clock');
      if (name === 'only' && ['it', 'test', 'describe'].some((word) => isNamed(object, word))) {
        fault(node, 'runs one test only');
      }
    },
    NewExpression: (node) => {
      const now = isNamed(node.callee, 'Date') && node.arguments.length === 0;
      if (now && !mayReadClock.test(path)) fault(node, 'reads the clock: take it as a Clock');
    },
  }).visit(program);
  for (const statement of program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (isProduct(path) && declaration?.type === 'VariableDeclaration' && declaration.kind !== 'const') {
      fault(declaration, `keeps state in the module ("${declaration.kind}"): pass it, or close over it`);
    }
  }
  for (const comment of comments) {
    if (/\b(TODO|FIXME|XXX)\b/.test(comment.value)) fault(comment, 'puts work off: do it, or open an issue');
    if (/@ts-(ignore|nocheck|expect-error)/.test(comment.value)) fault(comment, 'silences the type checker');
  }
  return faults;
};

/** What stands in the tree that the house rules forbid and no linter rule sees. */
export const houseFaults = (files: SourceText[]): Fault[] => files.flatMap((file) => faultsIn(parse(file)));
